package import Records
package import SyncMachine

/// What was last written for a source record, acknowledged by the destination.
package struct LedgerEntry: Hashable, Sendable {
  package var record: RecordID
  /// `nil` where the destination does not tell.
  package var destination: DestinationID?
  /// The hash of the mapped record that was applied.
  package var appliedHash: ContentHash
  package var mapping: MappingName
  package var version: VersionNumber
  package var run: RunID
  package var at: Instant
}
