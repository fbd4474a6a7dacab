import Diagnostics
import Journal
import SyncMachine

extension RunDriver {
  /// Stops the run where too many of the first records fail alike: then the mapping is wrong, not
  /// the records.
  func watchForAlikes() async throws(RunFault) {
    guard isGuarding, progress.run.phase == .running else { return }
    let counts = progress.counts
    let decided = counts.read - counts.pending
    let bound = max(options.alikeMin, Int(options.alikeShare * Double(decided)))
    guard decided <= options.alikeWithin, counts.invalid + counts.rejected >= bound else {
      return
    }
    let causes = try await reading { () async throws(JournalFault) in
      try await journal.reader.heldCauses(of: plan.id)
    }
    guard let worst = causes.first(where: { $0.kind != .held }), worst.count >= bound else {
      return
    }
    let place = worst.field.map { " at \($0)" } ?? ""
    try await needAttention(
      Attention(.mapping, code: FailureCode(DiagnosticCode.RUN201.rawValue)),
      Diagnostic(
        .error,
        .RUN201,
        "\(worst.count) of the first \(decided) records are \(worst.kind.rawValue) alike"
          + "\(place): \(worst.message ?? worst.code ?? "no reason is known")",
        hint: "Look at them with \"crosswalk held list\". If this is right, "
          + "\"crosswalk sync resume\" goes on; if not, cancel the run and mend the mapping.",
        rule: worst.rule
      )
    )
  }
}
