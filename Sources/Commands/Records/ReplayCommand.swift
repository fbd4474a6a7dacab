import ArgumentParser
import Journal
import Orchestration
import Records
import SyncMachine

/// `crosswalk replay RUN`: what would have been sent.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Compute what a run would have sent, as a difference to what it sent.",
    discussion: "Reads the journal; asks and sends nothing."
  )

  @Argument(help: "The run; the newest where none is named.")
  var run: String?

  @Option(help: "Another version of the mapping; the run's own where none is named.")
  var mapping: Int?

  @Option(help: "How many differing records to show.")
  var limit = 20

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let reader = try await workspace.requiredReader()
    let entry = try await RunFinder(reader: reader, context: context).run(run)
    let report = try await RunReplay(reader, secrets: workspace.mappingSecrets).replay(
      entry,
      with: mapping.map { VersionNumber($0) },
      differencesMax: limit
    )
    guard !options.json else {
      context.output.line(Self.json(report).text())
      return
    }
    context.output.line(
      "run \(entry.plan.id) with version \(report.version) of \(entry.plan.mapping): "
        + "\(ScreenText.count(report.same)) as they were, "
        + "\(ScreenText.count(report.different)) different"
        + (report.unreadable > 0
          ? ", \(ScreenText.count(report.unreadable)) of which nothing is kept" : "")
    )
    for difference in report.differences {
      let change =
        difference.before == difference.after
        ? difference.before : "\(difference.before) → \(difference.after)"
      context.output.line("record \(difference.record): \(change)")
      var table = TextTable(columns: context.columns - 2)
      for field in difference.fields {
        table.add([field.name, field.before ?? "–", "→", field.after ?? "–"])
      }
      for line in table.lines { context.output.line("  " + line) }
    }
    if report.different > report.differences.count {
      context.output.line("… see more with --limit \(report.different)")
    }
  }

  private static func json(_ report: RunReplay.Report) -> JSON {
    .members([
      "run": .string(report.run.plan.id.text),
      "version": .integer(report.version.number),
      "same": .integer(report.same),
      "different": .integer(report.different),
      "unreadable": .integer(report.unreadable),
      "differences": .array(
        report.differences.map { difference in
          .members([
            "record": .string(difference.record.text),
            "before": .string(difference.before),
            "after": .string(difference.after),
            "fields": .array(
              difference.fields.map { field in
                .members([
                  "name": .string(field.name),
                  "before": field.before.map { .string($0) },
                  "after": field.after.map { .string($0) },
                ])
              }
            ),
          ])
        }
      ),
    ])
  }
}
