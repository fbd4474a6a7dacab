import SyncMachine

/// What a batch's row says, as far as writing needs it.
struct BatchRow {
  let number: BatchNumber
  let state: BatchState
  let position: Int
  /// Its records without an outcome, in order.
  let members: [RecordOrdinal]
  /// Whether it may have been applied when it is sent the next time.
  let mayBeApplied: Bool
}
