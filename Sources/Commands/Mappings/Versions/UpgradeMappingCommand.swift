import ArgumentParser
import MappingLanguage
import Records
import Workspace

/// `crosswalk upgrade-mapping`: a spec's file in the present version of the language.
struct UpgradeMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade-mapping",
    abstract: "Write a mapping's file in the present version of the mapping language.",
    discussion: """
      A file in an older version of the language is refused everywhere else; this writes it anew. \
      What was approved is upgraded whenever it is read, and stays approved with the bytes it had.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let output = workspace.context.output
    let files = try await MappingFiles.existing(mapping, in: workspace, options: options)
    let stored = try StoredSpec(parsing: files.spec, source: files.source)
    let isOlder = stored.version < MappingSpec.languageVersion
    if isOlder { try WorkspaceFolder.write(stored.spec.canonicalBytes, to: files.path) }
    guard !options.json else {
      output.line(
        JSON.members([
          "mapping": .string(files.name ?? stored.spec.id),
          "from": .integer(stored.version),
          "to": .integer(MappingSpec.languageVersion),
        ]).text()
      )
      return
    }
    output.line(
      isOlder
        ? "\(files.source) was in version \(stored.version) of the mapping language, and is "
          + "in version \(MappingSpec.languageVersion) now"
        : "\(files.source) is in version \(stored.version) of the mapping language, the "
          + "present one"
    )
  }
}
