import GRDB
import Records
import SyncMachine

extension WriteTransaction {
  func stagePage(_ staging: PageStaging) throws(JournalFault) {
    let run = try livingRun(staging.run)
    try checkPage(staging, run)

    var counts = RunCounts()
    var members: [StoredPage.Member] = []
    members.reserveCapacity(staging.records.count)
    var repeated: [RecordID] = []
    for item in staging.records {
      let id = RecordID(item.source.id)
      let ordinal = run.counts.read + counts.read + 1
      guard try enter(item, id, ordinal, staging.page.number, run) else {
        repeated.append(id)
        continue
      }
      counts.read += 1
      switch item.verdict {
      case .ready(_, let hash): members.append(.ready(id, hash))
      case .decided(let outcome, _):
        counts[outcome.kind] += 1
        members.append(.decided(outcome))
      }
    }

    let page = StoredPage(
      page: staging.page,
      next: staging.next,
      members: members,
      repeated: repeated.count
    )
    try append([page.stored], to: .intake(staging.run), expecting: run.page)
    try execute(
      "UPDATE run SET page = ?, cursor = ?, exhausted = ? WHERE number = ?",
      staging.page.number.number,
      staging.next?.text,
      staging.next == nil,
      run.number
    )
    try count(run, counts)
    receipt.repeated += repeated
  }

  private func checkPage(_ staging: PageStaging, _ run: RunRow) throws(JournalFault) {
    let number = staging.page.number.number
    guard number > run.page else {
      throw .conflict(stream: .intake(run.id), expected: number - 1, found: run.page)
    }
    guard !run.isExhausted, number == run.page + 1, staging.page.after == run.cursor else {
      throw .refused(
        IllegalTransition(
          .intake,
          phase: run.isExhausted
            ? IntakeState.Phase.exhausted.rawValue : IntakeState.Phase.validating.rawValue,
          event: IntakeEvent.Kind.staged.rawValue,
          reason: .wrongPage
        )
      )
    }
  }

  /// Stores one record of a page; `false` where the run has read it before.
  private func enter(
    _ item: PageRecord,
    _ id: RecordID,
    _ ordinal: Int,
    _ page: PageNumber,
    _ run: RunRow
  ) throws(JournalFault) -> Bool {
    let outcome: RecordOutcome? =
      switch item.verdict {
      case .ready: nil
      case .decided(let outcome, _): outcome
      }
    if let outcome, outcome.record != id || outcome.kind == .unknown {
      throw .recordNotPending(run.id, outcome.record)
    }
    let inserted = try execute(
      """
      INSERT OR IGNORE INTO record
        (run, id, ordinal, page, outcome, code, field, rule, message, destination, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      run.number,
      id.text,
      ordinal,
      page.number,
      outcome?.kind.rawValue,
      outcome?.code,
      outcome?.field,
      outcome?.rule,
      outcome?.message,
      outcome?.destination?.text,
      outcome.map { _ in at.milliseconds }
    )
    guard inserted == 1 else { return false }
    switch item.verdict {
    case .ready(let mapped, let hash):
      try store(item.source, mapped, details: nil, ordinal, run)
      try execute(
        "INSERT INTO staged (run, ordinal, record, hash) VALUES (?, ?, ?, ?)",
        run.number,
        ordinal,
        id.text,
        hash.text
      )
    case .decided(let outcome, let mapped):
      if outcome.kind.isException {
        try store(item.source, mapped, details: outcome.details, ordinal, run)
      }
    }
    return true
  }

  private func store(
    _ source: SourceRecord,
    _ mapped: MappedRecord?,
    details: String?,
    _ ordinal: Int,
    _ run: RunRow
  ) throws(JournalFault) {
    try execute(
      """
      INSERT INTO content (run, ordinal, source, key, mapped, details) VALUES (?, ?, ?, ?, ?, ?)
      """,
      run.number,
      ordinal,
      Blob(source.json),
      mapped?.key,
      mapped.map { Blob($0.json) },
      details
    )
  }
}
