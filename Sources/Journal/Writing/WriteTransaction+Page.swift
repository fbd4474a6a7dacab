import Records
import SyncMachine

extension WriteTransaction {
  func stagePage(_ staging: PageStaging) throws(JournalFault) {
    let run = try projector.livingRun(staging.run)
    var known = try knownRecords(of: staging, run)
    var members: [StoredPage.Member] = []
    members.reserveCapacity(staging.records.count)
    for item in staging.records {
      guard known.insert(item.record).inserted else {
        receipt.repeated.append(item.record)
        continue
      }
      switch item.verdict {
      case .ready(let hash): members.append(.ready(item.record, hash))
      case .decided(let outcome):
        guard outcome.record == item.record else {
          throw .recordNotPending(staging.run, outcome.record)
        }
        members.append(.decided(outcome))
      }
    }
    let page = StoredPage(
      page: staging.page,
      next: staging.next,
      members: members,
      repeated: receipt.repeated.count,
      contents: staging.contents?.digest
    )
    // Whether it is the page that is due, the run's row knows.
    try append(.page(staging.run, page), expecting: nil, contents: staging.contents)
  }

  /// Records of the page that the run has read before.
  private func knownRecords(
    of staging: PageStaging,
    _ run: RunRow
  ) throws(JournalFault) -> Set<RecordID> {
    let ids = staging.records.map(\.record.text)
    return Set(
      try shelf.all(
        "SELECT id FROM record WHERE run = ? AND id IN (SELECT value FROM json_each(?))",
        .integer(run.number),
        .text(JSON.strings(ids).text())
      ) { RecordID($0.text(0)) }
    )
  }
}
