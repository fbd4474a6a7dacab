package import SyncMachine

/// A page of the source with what the mapping made of it, to be stored with its cursor.
///
/// The page must be the one after the last that was staged, and begin where that one ended. A
/// record that this run has read before, on an earlier page or on this one, is left out; see
/// ``JournalReceipt/repeated``.
package struct PageStaging: Hashable, Sendable {
  package var run: RunID
  package var page: IntakePage
  /// Where the next page begins; `nil` on the last, which exhausts the intake.
  package var next: PageToken?
  package var records: [PageRecord]
  /// What is in the records.
  package var contents: SealedContents?

  package init(
    run: RunID,
    page: IntakePage,
    next: PageToken?,
    records: [PageRecord],
    contents: SealedContents? = nil
  ) {
    self.run = run
    self.page = page
    self.next = next
    self.records = records
    self.contents = contents
  }
}
