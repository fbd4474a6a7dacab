package import Records
package import SyncMachine

/// One page of records, and where the next begins.
package struct FetchedPage: Hashable, Sendable {
  package var records: [SourceRecord]
  /// `nil` on the last page.
  package var next: PageToken?

  package init(records: [SourceRecord], next: PageToken? = nil) {
    self.records = records
    self.next = next
  }
}
