import ArgumentParser
import MappingLanguage
import Records

/// `crosswalk explain-mapping`: what a mapping does, in words made from the spec.
struct ExplainMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-mapping",
    abstract: "Say in plain words what a mapping does, rule by rule, with the sentence behind it."
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try MappingDesk(options)
    let document = try desk.document(mapping)
    let text = document.spec.explanation
    guard !options.json else {
      desk.context.output.line(
        JSON.members(["mapping": .string(document.name), "explanation": .string(text)]).text()
      )
      return
    }
    desk.context.output.line(text)
  }
}
