import ArgumentParser
import Diagnostics
import Drafting
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
      Errors of the mapping stand first. With --model, the workspace's model puts it into other \
      words; they are shown and used for nothing.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Let the workspace's model put it into other words, which are only shown.")
  var model = false

  func run() async throws {
    let (desk, document) = try await MappingDesk.opening(mapping, options)
    let catalogs = try await desk.knownCatalogs(of: document.spec)
    let explanation = MappingExplanation(
      of: document.spec,
      source: catalogs.source,
      target: catalogs.target
    )
    let report = try await desk.check(document, catalogs)
    let told =
      model
      ? try await ModelExplainer(workspace: desk.workspace).told(explanation, report.diagnostics)
      : nil
    if options.json {
      var json = JSONObject([JSONObject.Member("mapping", .string(document.name))])
      json.members += explanation.json.object?.members ?? []
      let errors = report.diagnostics.filter { $0.severity == .error }
      json["errors"] = .array(errors.map(\.json))
      json["told_by_model"] = told.map { ["model": .string($0.model), "text": .string($0.text)] }
      desk.context.output.line(JSON.object(json).text())
    } else {
      if report.hasErrors { say(report, of: document, desk.context) }
      desk.context.output.line(explanation.text)
      if let told {
        desk.context.output.line()
        desk.context.output.line(
          Style(desk.context).bold("In the words of \(told.model), which may be wrong")
        )
        for line in told.text.split(separator: "\n", omittingEmptySubsequences: false) {
          desk.context.output.line(PrintableText.of(String(line)))
        }
      }
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
