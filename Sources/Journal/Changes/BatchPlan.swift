package import SyncMachine

/// A batch to be cut from staged records, in order; it gets the next number of the run, see
/// ``JournalReceipt/batches``.
package struct BatchPlan: Hashable, Sendable {
  package var run: RunID
  package var records: [RecordOrdinal]
  /// How often the records were tried before, in other batches.
  package var attempts: Int
  /// Whether the next attempt is written down with the plan.
  package var isIntended: Bool

  package init(
    run: RunID,
    records: [RecordOrdinal],
    attempts: Int = 0,
    isIntended: Bool = false
  ) {
    self.run = run
    self.records = records
    self.attempts = attempts
    self.isIntended = isIntended
  }
}
