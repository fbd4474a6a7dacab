import Records
import SyncMachine

extension Projector {
  func work(
    _ id: RunID,
    _ event: WorkbenchEvent,
    _ place: EventPlace
  ) throws(JournalFault) {
    switch event {
    case .corrected(let correction):
      let run = try run(id)
      let changed = try shelf.execute(
        """
        UPDATE record SET corrected = ? WHERE run = ? AND ordinal = ?
          AND \(Self.isException) AND settled IS NULL
        """,
        .integer(place.sequence),
        .integer(run.number),
        Bound(correction.ordinal)
      )
      guard changed == 1 else { throw .notOnWorkbench(id, correction.ordinal) }
    case .retried(let records, _): try retry(records, try livingRun(id), place)
    case .dismissed(let ranges, _):
      let run = try run(id)
      for ordinal in ranges.ordinals {
        let record = try exception(ordinal, run)
        try settle("dismissed", ordinal.number, run: run.number)
        try forgive(record.id, pair: run.pair)
      }
    }
  }

  private func retry(
    _ records: [ReadyRecord],
    _ run: RunRow,
    _ place: EventPlace
  ) throws(JournalFault) {
    var counts = RunCounts()
    for record in records {
      let exception = try exception(record.ordinal, run)
      counts[exception.kind] -= 1
      try shelf.execute(
        """
        UPDATE record SET outcome = NULL, hash = ?, retried = ?, decided = NULL
        WHERE run = ? AND ordinal = ?
        """,
        Bound(record.hash),
        .integer(place.sequence),
        .integer(run.number),
        Bound(record.ordinal)
      )
    }
    try count(run, counts, place)
  }

  /// An exception that nobody has settled.
  private func exception(
    _ ordinal: RecordOrdinal,
    _ run: RunRow
  ) throws(JournalFault) -> (id: RecordID, kind: OutcomeKind) {
    let found = try shelf.first(
      """
      SELECT id, outcome FROM record WHERE run = ? AND ordinal = ?
        AND \(Self.isException) AND settled IS NULL
      """,
      .integer(run.number),
      Bound(ordinal)
    ) { (id: RecordID($0.text(0)), kind: OutcomeKind(rawValue: $0.text(1))) }
    guard let found, let kind = found.kind else { throw .notOnWorkbench(run.id, ordinal) }
    return (found.id, kind)
  }

  // MARK: Erasing

  /// Takes a person's records off the way: what waited is not sent, what was written is not
  /// remembered, what is on the workbench is settled.
  func erase(_ erasure: PersonErasure, _ place: EventPlace) throws(JournalFault) {
    for pending in erasure.pending {
      let run = try run(pending.run)
      let changed = try shelf.execute(
        """
        UPDATE record SET outcome = 'skipped', rule = '\(PersonErasure.rule)', decided = ?
        WHERE run = ? AND ordinal = ? AND outcome IS NULL
        """,
        .integer(place.sequence),
        .integer(run.number),
        Bound(pending.ordinal)
      )
      guard changed == 1 else {
        throw .recordNotPending(pending.run, RecordID("#\(pending.ordinal)"))
      }
      var counts = RunCounts()
      counts.skipped = 1
      try count(run, counts, place)
    }
    for person in erasure.records { try forget(person) }
  }

  private func forget(_ person: PersonRecord) throws(JournalFault) {
    let pairs = try shelf.all(
      "SELECT number FROM pair WHERE source_connection = ? AND source_object = ?",
      Bound(person.source.connection),
      .text(person.source.object)
    ) { $0.integer(0) }
    for pair in pairs {
      try shelf.execute(
        "DELETE FROM ledger WHERE pair = ? AND record = ?",
        .integer(pair),
        Bound(person.record)
      )
      try shelf.execute(
        """
        UPDATE record SET settled = 'erased', code = NULL, message = NULL
        WHERE id = ? AND settled IS NULL AND \(Self.isException)
          AND run IN (SELECT number FROM run WHERE pair = ?)
        """,
        Bound(person.record),
        .integer(pair)
      )
      try forgive(person.record, pair: pair)
    }
  }
}
