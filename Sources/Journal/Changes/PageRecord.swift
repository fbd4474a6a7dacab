package import Records
package import SyncMachine

/// One record of a page and what the mapping made of it.
package struct PageRecord: Hashable, Sendable {
  package enum Verdict: Hashable, Sendable {
    /// To be sent; the hash is ``ContentHash/sha256(_:)`` of the mapped JSON.
    case ready(MappedRecord, ContentHash)
    /// Decided already: skipped, invalid, held or unchanged. What the mapping had made of it so
    /// far is kept for the workbench.
    case decided(RecordOutcome, mapped: MappedRecord?)
  }

  package var source: SourceRecord
  package var verdict: Verdict

  package init(_ source: SourceRecord, _ verdict: Verdict) {
    self.source = source
    self.verdict = verdict
  }
}
