package import SyncMachine

/// A record that has no outcome yet: it waits for a batch, or is in one.
package struct StagedRecord: Hashable, Sendable {
  package var ordinal: RecordOrdinal
  package var record: RecordID
  /// The fingerprint of what is to be sent, to be compared with ``LedgerEntry/appliedHash``.
  package var hash: ContentHash
  /// How often it was tried.
  package var attempts: Int
  /// Why it did not pass the last time, where it is tried again.
  package var problem: RecordProblem?

  package init(
    ordinal: RecordOrdinal,
    record: RecordID,
    hash: ContentHash,
    attempts: Int = 0,
    problem: RecordProblem? = nil
  ) {
    self.ordinal = ordinal
    self.record = record
    self.hash = hash
    self.attempts = attempts
    self.problem = problem
  }
}
