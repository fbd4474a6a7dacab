import Records
import SyncMachine

extension Projector {
  func stage(
    _ id: RunID,
    _ page: StoredPage,
    _ place: EventPlace
  ) throws(JournalFault) {
    let run = try livingRun(id)
    try checkPage(page, run)
    let owed = try supersede(page, run)
    var counts = RunCounts()
    for member in page.members {
      counts.read += 1
      let ordinal = run.counts.read + counts.read
      switch member {
      case .ready(let record, let hash):
        try insert(record, ordinal, page, hash: hash, run, place)
        // Where this run ends before it has decided it, it is due again.
        if owed.contains(record) { try owe(record, ordinal, run) }
      case .decided(let outcome):
        guard outcome.kind != .unknown else { throw .recordNotPending(id, outcome.record) }
        counts[outcome.kind] += 1
        try insert(outcome, ordinal, page, run, place)
        if outcome.kind.isException { try owe(outcome.record, ordinal, run) }
      }
    }
    try shelf.execute(
      "UPDATE run SET page = ?, cursor = ?, exhausted = ? WHERE number = ?",
      Bound(page.page.number),
      Bound(page.next),
      Bound(page.next == nil),
      .integer(run.number)
    )
    try count(run, counts, place)
  }

  private func checkPage(_ page: StoredPage, _ run: RunRow) throws(JournalFault) {
    let number = page.page.number.number
    guard number > run.page else {
      throw .conflict(stream: .intake(run.id), expected: number - 1, found: run.page)
    }
    guard !run.isExhausted, number == run.page + 1, page.page.after == run.cursor else {
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

  private func insert(
    _ record: RecordID,
    _ ordinal: Int,
    _ page: StoredPage,
    hash: ContentHash,
    _ run: RunRow,
    _ place: EventPlace
  ) throws(JournalFault) {
    try shelf.execute(
      "INSERT INTO record (run, ordinal, id, page, staged, hash) VALUES (?, ?, ?, ?, ?, ?)",
      .integer(run.number),
      .integer(ordinal),
      Bound(record),
      Bound(page.page.number),
      .integer(place.sequence),
      Bound(hash)
    )
  }

  private func insert(
    _ outcome: RecordOutcome,
    _ ordinal: Int,
    _ page: StoredPage,
    _ run: RunRow,
    _ place: EventPlace
  ) throws(JournalFault) {
    try shelf.execute(
      """
      INSERT INTO record (run, ordinal, id, page, staged, outcome, code, field, rule, message,
        destination, decided) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      .integer(run.number),
      .integer(ordinal),
      Bound(outcome.record),
      Bound(page.page.number),
      .integer(place.sequence),
      .text(outcome.kind.rawValue),
      Bound(outcome.code),
      Bound(outcome.field),
      Bound(outcome.rule),
      Bound(outcome.message),
      Bound(outcome.destination),
      .integer(place.sequence)
    )
  }

  // MARK: Exceptions

  /// Puts an exception on the list of what the next run reads again.
  func owe(_ record: RecordID, _ ordinal: Int, _ run: RunRow) throws(JournalFault) {
    try shelf.execute(
      "INSERT OR REPLACE INTO due (pair, record, run, ordinal) VALUES (?, ?, ?, ?)",
      .integer(run.pair),
      Bound(record),
      .integer(run.number),
      .integer(ordinal)
    )
  }

  /// Exceptions of earlier runs whose records are read again now: nobody needs to look at them.
  ///
  /// - Returns: the records that were due.
  private func supersede(
    _ page: StoredPage,
    _ run: RunRow
  ) throws(JournalFault) -> Set<RecordID> {
    guard try owesAnything(run) else { return [] }
    let ids = page.members.map { member in
      switch member {
      case .ready(let record, _): record.text
      case .decided(let outcome): outcome.record.text
      }
    }
    let old = try shelf.all(
      """
      SELECT run, ordinal, record FROM due
      WHERE pair = ? AND record IN (SELECT value FROM json_each(?))
      """,
      .integer(run.pair),
      .text(JSON.strings(ids).text())
    ) { (run: $0.integer(0), ordinal: $0.integer(1), record: $0.text(2)) }
    for entry in old {
      try settle("superseded", entry.ordinal, run: entry.run)
      try forgive(RecordID(entry.record), pair: run.pair)
    }
    return Set(old.map { RecordID($0.record) })
  }

  /// Whether the pair has exceptions that nobody has settled.
  func owesAnything(_ run: RunRow) throws(JournalFault) -> Bool {
    try shelf.first("SELECT 1 FROM due WHERE pair = ?", .integer(run.pair)) { _ in true } ?? false
  }

  func settle(_ how: String, _ ordinal: Int, run: Int) throws(JournalFault) {
    try shelf.execute(
      "UPDATE record SET settled = ? WHERE run = ? AND ordinal = ? AND settled IS NULL",
      .text(how),
      .integer(run),
      .integer(ordinal)
    )
  }

  func forgive(_ record: RecordID, pair: Int) throws(JournalFault) {
    try shelf.execute(
      "DELETE FROM due WHERE pair = ? AND record = ?",
      .integer(pair),
      Bound(record)
    )
  }
}
