import ArgumentParser
import Diagnostics
import MappingLanguage
import Records

/// `crosswalk explain-mapping`: what a mapping does, in words made from the spec.
struct ExplainMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-mapping",
    abstract: "Say in plain words what a mapping does, rule by rule, with the sentence behind it.",
    discussion: """
      Names the program, every default, everything that is lost, and every record that is skipped, \
      held or invalid. What a target itself refuses is named where its catalog is known. \
      Errors of the mapping stand first.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let (desk, document) = try MappingDesk.opening(mapping, options)
    let catalogs = try await desk.knownCatalogs(of: document.spec)
    let explanation = MappingExplanation(
      of: document.spec,
      source: catalogs.source,
      target: catalogs.target
    )
    let report = try await desk.check(document, catalogs)
    if options.json {
      var json = JSONObject([JSONObject.Member("mapping", .string(document.name))])
      json.members += explanation.json.object?.members ?? []
      let errors = report.diagnostics.filter { $0.severity == .error }
      json["errors"] = .array(errors.map(\.json))
      desk.context.output.line(JSON.object(json).text())
    } else {
      if report.hasErrors { say(report, of: document, desk.context) }
      desk.context.output.line(explanation.text)
    }
    if report.hasErrors { throw ExitStatus.error }
  }

  /// What `check-mapping` says, before an explanation of what cannot run.
  private func say(
    _ report: CheckReport,
    of document: MappingDocument,
    _ context: CommandContext
  ) {
    let count = ScreenText.count(report.count(.error), "error")
    context.output.line(
      Style(context).bad("The mapping has \(count) and cannot run as it is explained below.")
    )
    ReportScreen(context: context).show(report, of: document)
    context.output.line()
  }
}
