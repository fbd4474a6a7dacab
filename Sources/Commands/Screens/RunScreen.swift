import Journal
import Orchestration
import Records
import SyncMachine

/// A run as a person reads it: where it stands, and counts that add up.
struct RunScreen {
  let context: CommandContext

  func show(_ run: RunEntry, _ progress: RunProgress) {
    let style = Style(context)
    context.output.line(style.bold("\(run.plan.sync)  run \(run.plan.id)  \(progress.statusText)"))
    context.output.line(
      "  \(run.plan.source.connection) \(run.plan.source.object) → "
        + "\(run.plan.destination.connection) \(run.plan.destination.object), "
        + "mapping \(run.plan.mapping) version \(run.plan.version)"
    )
    for line in counts(run.counts) { context.output.line("  " + line) }
  }

  /// The counts, and the sum they make.
  func counts(_ counts: RunCounts) -> [String] {
    var table = TextTable(columns: context.columns - 2)
    for kind in OutcomeKind.allCases where counts[kind] > 0 {
      table.add([kind.rawValue, ScreenText.count(counts[kind]), Self.meaning(of: kind)])
    }
    let parts = OutcomeKind.allCases.filter { counts[$0] > 0 }
      .map { "\(ScreenText.count(counts[$0])) \($0.rawValue)" }
    let sum = parts.isEmpty ? "0" : parts.joined(separator: " + ")
    let pending = counts.pending > 0 ? " + \(ScreenText.count(counts.pending)) to come" : ""
    return table.lines + ["read \(ScreenText.count(counts.read)) = \(sum)\(pending)"]
  }

  static func meaning(of kind: OutcomeKind) -> String {
    switch kind {
    case .created: "the destination made a record"
    case .updated: "the destination changed a record"
    case .unchanged: "the destination holds this already"
    case .skipped: "a filter left it out"
    case .invalid: "we refused it"
    case .rejected: "the destination refused it"
    case .suppressed: "consent forbids it"
    case .held: "waits for a person"
    case .accepted: "sent, cannot be verified"
    case .unknown: "sent, the answer was lost"
    }
  }

  static func json(_ run: RunEntry, _ progress: RunProgress) -> JSON {
    .members([
      "run": .string(run.plan.id.text),
      "sync": .string(run.plan.sync.text),
      "mapping": .string(run.plan.mapping.text),
      "version": .integer(run.plan.version.number),
      "seal": .string(run.plan.seal.text),
      "state": .string(run.state.phase.rawValue),
      "status": .string(progress.statusText),
      "counts": run.counts.json,
      "adds_up": .bool(run.counts.addsUp),
      "scheduled_at": .string(run.scheduledAt.utcText),
      "started_at": run.startedAt.map { .string($0.utcText) },
      "ended_at": run.endedAt.map { .string($0.utcText) },
    ])
  }
}
