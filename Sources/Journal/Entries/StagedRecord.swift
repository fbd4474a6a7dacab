package import Records
package import SyncMachine

/// A mapped record that has no outcome yet.
package struct StagedRecord: Hashable, Sendable {
  package var ordinal: RecordOrdinal
  package var record: MappedRecord
  /// The hash of ``MappedRecord/json``, to be compared with ``LedgerEntry/appliedHash``.
  package var hash: ContentHash
  package var batch: BatchNumber?
}
