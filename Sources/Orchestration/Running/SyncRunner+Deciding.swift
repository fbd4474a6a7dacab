import Diagnostics
import Journal
package import SyncMachine

extension SyncRunner {
  /// Writes down what a person says became of a batch whose answer was lost.
  ///
  /// What arrived is `accepted`: it was sent, and cannot be verified. What did not, and is not to
  /// be sent again, is `rejected` and stays on the workbench.
  ///
  /// - Throws: JRN202 for a batch that does not wait for a decision.
  package func decide(
    _ run: RunID,
    _ number: BatchNumber,
    _ decision: BatchDecision,
    by actor: ActorName
  ) async throws(RunFault) {
    let reader = journal.reader
    let batch = try await asking { () async throws(JournalFault) in
      try await reader.batch(number, of: run)
    }
    let staged = try await asking { () async throws(JournalFault) in
      try await reader.stagedRecords(of: run)
    }
    let members = Set(batch.members)
    let records = staged.filter { members.contains($0.ordinal) }.map(\.record)
    let outcomes: [RecordOutcome] =
      switch decision {
      case .applied: records.map { RecordOutcome($0, .accepted) }
      case .notApplied:
        records.map {
          RecordOutcome(
            $0,
            .rejected,
            code: DiagnosticCode.RUN203.rawValue,
            message: "\(actor) says that batch \(number) did not arrive"
          )
        }
      case .resend: []
      }
    try await write(
      .advanceBatch(
        BatchAdvance(
          run: run,
          number: number,
          events: [.decided(decision, by: actor)],
          expecting: batch.position,
          outcomes: outcomes
        )
      )
    )
  }
}
