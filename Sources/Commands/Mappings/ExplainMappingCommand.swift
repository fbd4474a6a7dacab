import ArgumentParser
import MappingLanguage
import Records

/// `crosswalk explain-mapping`: what a mapping does, in words made from the spec.
struct ExplainMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-mapping",
    abstract: "Say in plain words what a mapping does, rule by rule, with the sentence behind it.",
    discussion: """
      Names the program, every default, everything that is lost, and every record that is skipped, \
      held or invalid. What a target itself refuses is named where its catalog is known.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try MappingDesk(options)
    let document = try desk.document(mapping)
    let catalogs = try await desk.knownCatalogs(of: document.spec)
    let explanation = MappingExplanation(
      of: document.spec,
      source: catalogs.source,
      target: catalogs.target
    )
    guard !options.json else {
      var json = JSONObject([JSONObject.Member("mapping", .string(document.name))])
      json.members += explanation.json.object?.members ?? []
      desk.context.output.line(JSON.object(json).text())
      return
    }
    desk.context.output.line(explanation.text)
  }
}
