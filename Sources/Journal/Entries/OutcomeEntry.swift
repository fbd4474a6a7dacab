package import Records
package import SyncMachine

/// A decided record of a run; ``RecordOutcome/details`` is read with its contents only.
package struct OutcomeEntry: Hashable, Sendable {
  package var outcome: RecordOutcome
  package var ordinal: RecordOrdinal
  package var page: PageNumber
  /// `nil` where it was decided before it came to a batch.
  package var batch: BatchNumber?
  /// How often it was sent.
  package var attempts: Int
  /// The sequence of the event that decided it.
  package var decided: Int
  package var at: Instant
  /// Whether its values were corrected.
  package var isCorrected: Bool
  /// Of an exception: why nobody needs to look at it any more.
  package var settlement: Settlement?

  package enum Settlement: String, CaseIterable, Hashable, Sendable {
    /// A person leaves it as it is.
    case dismissed
    /// A later run has read the record again.
    case superseded
    /// The person was erased.
    case erased
  }
}
