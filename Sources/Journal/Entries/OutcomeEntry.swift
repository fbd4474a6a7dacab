package import Records
package import SyncMachine

/// A decided record of a run; ``RecordOutcome/details`` is read with ``HeldRecord`` only.
package struct OutcomeEntry: Hashable, Sendable {
  package var outcome: RecordOutcome
  package var ordinal: RecordOrdinal
  package var page: PageNumber
  /// `nil` where it was decided before it came to a batch.
  package var batch: BatchNumber?
  package var at: Instant
}
