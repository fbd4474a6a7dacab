import ArgumentParser
import Journal
import Orchestration
import Records
import SyncMachine

/// `crosswalk why RECORD`: from a value at the destination back to where it came from.
struct WhyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why a record is at its destination as it is, or why it is not.",
    discussion: "Answers from the journal alone; nothing is asked of a platform."
  )

  @Argument(help: "The record's identifier at the source.")
  var record: String

  @Option(help: "One field of the target.")
  var field: String?

  @Option(help: "As things stood then: 2026-11-28T02:30:00Z, or 2026-11-28 02:30.")
  var asOf: String?

  @Option(help: "The run; the newest that has something to say where none is named.")
  var run: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let reader = try await workspace.requiredReader()
    var id: RunID?
    if let run {
      id = try await RunFinder(reader: reader, context: context).run(run).plan.id
    }
    let explanation = try await RecordExplainer(reader, secrets: workspace.mappingSecrets).explain(
      RecordID(record),
      field: field,
      in: id,
      asOf: try asOf.map { try Self.instant($0) }
    )
    let screen = WhyScreen(context: context)
    if options.json {
      context.output.line(screen.json(explanation, field).text())
    } else {
      screen.show(explanation, field)
    }
  }

  private static func instant(_ text: String) throws -> Instant {
    var form = text.replacing(" ", with: "T")
    if form.count == 10 { form += "T00:00:00" }
    if form.count == 16 { form += ":00" }
    if !form.hasSuffix("Z"), !form.dropFirst(10).contains(where: { $0 == "+" || $0 == "-" }) {
      form += "Z"
    }
    guard let instant = Instant(parsing: form) else {
      throw ValidationError("--as-of takes a time like 2026-11-28T02:30:00Z, not \"\(text)\".")
    }
    return instant
  }
}
