package import SyncMachine

/// What a durable change came to.
package struct JournalReceipt: Hashable, Sendable {
  /// The sequence of the last event the journal holds after the change.
  package var lastSequence = 0
  /// The new length of every stream that was appended to: what the next change expects.
  package var positions: [StreamName: Int] = [:]
  /// Records of staged pages that were left out because the run had read them before.
  package var repeated: [RecordID] = []
  /// The numbers of the batches that were planned, or cut from another, in order.
  package var batches: [BatchNumber] = []

  package init() {}
}
