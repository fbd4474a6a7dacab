import GRDB
import Records
package import SyncMachine

extension JournalReader {
  // MARK: Staged

  /// Records of a run without an outcome, waiting or in a batch, in the order of reading.
  package func stagedRecords(of run: RunID) async throws(JournalFault) -> [StagedRecord] {
    try await ask { shelf throws(JournalFault) in
      try shelf.all(
        """
        SELECT ordinal, id, hash, attempts, field, code FROM record
        WHERE run = (SELECT number FROM run WHERE id = ?) AND outcome IS NULL ORDER BY ordinal
        """,
        Bound(run)
      ) { row in
        let record = RecordID(row.text(1))
        // What was never sent was not refused by anybody.
        let isKnown = row.integer(3) > 0 && (!row.isNull(5) || !row.isNull(4))
        return StagedRecord(
          ordinal: RecordOrdinal(row.integer(0)),
          record: record,
          hash: ContentHash(row.text(2)),
          attempts: row.integer(3),
          problem: isKnown
            ? RecordProblem(record: record, kind: .rejected, field: row.optionalText(4)) : nil
        )
      }
    }
  }

  // MARK: Outcomes

  static let outcomeColumns = """
    record.id, outcome, destination, code, field, rule, message, ordinal, page, batch, attempts,
    decided, event.at, corrected, settled
    """

  static let outcomeSource = "record JOIN event ON event.sequence = record.decided"

  /// Decided records of these kinds in the order of reading; all kinds where none is named.
  package func outcomes(
    of run: RunID,
    kinds: Set<OutcomeKind> = [],
    after ordinal: RecordOrdinal = 0,
    limit: Int
  ) async throws(JournalFault) -> [OutcomeEntry] {
    let wanted = (kinds.isEmpty ? Set(OutcomeKind.allCases) : kinds).map(\.rawValue)
    return try await ask { shelf throws(JournalFault) in
      try shelf.all(
        """
        SELECT \(Self.outcomeColumns) FROM \(Self.outcomeSource)
        WHERE run = (SELECT number FROM run WHERE id = ?) AND ordinal > ?
          AND outcome IN (SELECT value FROM json_each(?))
        ORDER BY ordinal LIMIT ?
        """,
        Bound(run),
        Bound(ordinal),
        .text(JSON.strings(wanted).text()),
        .integer(limit)
      ) { row throws(JournalFault) in try OutcomeEntry(row) }
    }
  }

  /// One record's outcome; `nil` where the run has not decided it, or never read it.
  package func outcome(
    of record: RecordID,
    in run: RunID
  ) async throws(JournalFault) -> OutcomeEntry? {
    try await ask { shelf throws(JournalFault) in
      try Self.outcome(of: record, in: run, shelf)
    }
  }

  static func outcome(
    of record: RecordID,
    in run: RunID,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> OutcomeEntry? {
    try shelf.first(
      """
      SELECT \(outcomeColumns) FROM \(outcomeSource)
      WHERE record.id = ? AND run = (SELECT number FROM run WHERE id = ?)
      """,
      Bound(record),
      Bound(run)
    ) { row throws(JournalFault) in try OutcomeEntry(row) }
  }

  // MARK: Ledger

  /// What was last written for these records, as far as anything was.
  package func ledger(
    _ scope: LedgerScope,
    records: [RecordID]
  ) async throws(JournalFault) -> [RecordID: LedgerEntry] {
    let wanted = JSON.strings(records.map(\.text)).text()
    return try await ask { shelf throws(JournalFault) in
      var entries: [RecordID: LedgerEntry] = [:]
      try shelf.each(
        """
        SELECT record, destination, ledger.hash, mapping, version, run.id, ledger.at FROM ledger
        JOIN run ON run.number = ledger.run
        WHERE ledger.pair = (\(Self.pairNumber)) AND record IN (SELECT value FROM json_each(?))
        """,
        Bound(scope.source.connection),
        .text(scope.source.object),
        Bound(scope.destination.connection),
        .text(scope.destination.object),
        .text(wanted)
      ) { row in
        let record = RecordID(row.text(0))
        entries[record] = LedgerEntry(
          record: record,
          destination: row.optionalText(1).map { DestinationID($0) },
          appliedHash: ContentHash(row.text(2)),
          mapping: MappingName(row.text(3)),
          version: VersionNumber(row.integer(4)),
          run: RunID(row.text(5)),
          at: Instant(milliseconds: Int64(row.integer(6)))
        )
      }
      return entries
    }
  }

  static let pairNumber = """
    SELECT number FROM pair WHERE source_connection = ? AND source_object = ?
      AND destination_connection = ? AND destination_object = ?
    """

  /// Records that earlier runs left with an exception nobody has settled, after one, in the order
  /// of their identifiers: due again, although their source may be the same.
  ///
  /// One that a person has corrected is not among them: it waits to be sent as it was corrected.
  package func dueRecords(
    _ scope: LedgerScope,
    before run: RunID? = nil,
    after record: RecordID?,
    limit: Int
  ) async throws(JournalFault) -> [RecordID] {
    try await ask { shelf throws(JournalFault) in
      try shelf.all(
        """
        SELECT record FROM due WHERE pair = (\(Self.pairNumber))
          AND (?5 IS NULL OR run < (SELECT number FROM run WHERE id = ?5)) AND record > ?6
          AND NOT EXISTS (SELECT 1 FROM record AS corrected WHERE corrected.run = due.run
            AND corrected.ordinal = due.ordinal AND corrected.corrected IS NOT NULL
            AND corrected.outcome IS NOT NULL AND corrected.settled IS NULL)
        ORDER BY record LIMIT ?7
        """,
        Bound(scope.source.connection),
        .text(scope.source.object),
        Bound(scope.destination.connection),
        .text(scope.destination.object),
        Bound(run),
        .text(record?.text ?? ""),
        .integer(limit)
      ) { RecordID($0.text(0)) }
    }
  }
}

extension OutcomeEntry {
  /// From ``JournalReader/outcomeColumns``.
  init(_ row: StatementRow) throws(JournalFault) {
    guard let kind = OutcomeKind(rawValue: row.text(1)) else {
      throw .unreadable(kind: "outcome " + row.text(1), version: 1)
    }
    self.init(
      outcome: RecordOutcome(
        RecordID(row.text(0)),
        kind,
        destination: row.optionalText(2).map { DestinationID($0) },
        code: row.optionalText(3),
        field: row.optionalText(4),
        rule: row.optionalText(5),
        message: row.optionalText(6)
      ),
      ordinal: RecordOrdinal(row.integer(7)),
      page: PageNumber(row.integer(8)),
      batch: row.optionalInteger(9).map { BatchNumber($0) },
      attempts: row.integer(10),
      decided: row.integer(11),
      at: Instant(milliseconds: Int64(row.integer(12))),
      isCorrected: !row.isNull(13),
      settlement: row.optionalText(14).flatMap { Settlement(rawValue: $0) }
    )
  }
}
