package import SyncMachine

/// One record of a page and what the mapping made of it.
package struct PageRecord: Hashable, Sendable {
  package enum Verdict: Hashable, Sendable {
    /// To be sent; the hash is the ``PersonKey/fingerprint(of:)`` of the mapped JSON.
    case ready(ContentHash)
    /// Decided already: skipped, invalid, held or unchanged.
    case decided(RecordOutcome)
  }

  package var record: RecordID
  package var verdict: Verdict

  package init(_ record: RecordID, _ verdict: Verdict) {
    self.record = record
    self.verdict = verdict
  }
}
