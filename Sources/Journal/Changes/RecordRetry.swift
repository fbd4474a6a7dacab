package import SyncMachine

/// Records of the workbench that are to be sent again, with what is to be sent of each.
package struct RecordRetry: Hashable, Sendable {
  package var run: RunID
  package var records: [ReadyRecord]
  package var contents: SealedContents?

  package init(run: RunID, records: [ReadyRecord], contents: SealedContents?) {
    self.run = run
    self.records = records
    self.contents = contents
  }
}
