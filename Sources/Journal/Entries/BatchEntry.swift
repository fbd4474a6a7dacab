package import Records
package import SyncMachine

/// A batch as its row tells it.
package struct BatchEntry: Hashable, Sendable {
  package var number: BatchNumber
  package var state: BatchState
  /// How many events the batch's stream has; the next change expects this.
  package var position: Int
  /// Records it was planned with.
  package var size: Int
  /// Its records that have no outcome yet, in the order in which they are sent.
  package var members: [RecordOrdinal]
  /// Whether it may have been applied when it is sent the next time: an answer was lost.
  package var mayBeApplied: Bool
  /// The batch it was cut from.
  package var parent: BatchNumber?
  package var plannedAt: Instant
  package var progressAt: Instant
}
