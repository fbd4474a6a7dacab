import ArgumentParser
import MappingLanguage
import Records

/// `crosswalk upgrade-mapping`: a spec's file in the present version of the language.
struct UpgradeMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade-mapping",
    abstract: "Write a mapping's file in the present version of the mapping language.",
    discussion: """
      Files and versions in an older version of the language are upgraded whenever they are read; \
      this writes the file anew. What was approved stays approved, with the bytes it had.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try MappingDesk(options)
    let document = try MappingDocument(mapping, in: desk.workspace, options: options)
    let version = document.stored.version
    let isOlder = version < MappingSpec.languageVersion
    if isOlder { try document.writeSpec() }
    guard !options.json else {
      desk.context.output.line(
        JSON.members([
          "mapping": .string(document.name),
          "from": .integer(version),
          "to": .integer(MappingSpec.languageVersion),
        ]).text()
      )
      return
    }
    desk.context.output.line(
      isOlder
        ? "\(document.source) was in version \(version) of the mapping language, and is "
          + "in version \(MappingSpec.languageVersion) now"
        : "\(document.source) is in version \(version) of the mapping language, the "
          + "present one"
    )
  }
}
