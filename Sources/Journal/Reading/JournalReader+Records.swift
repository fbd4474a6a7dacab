import GRDB
import Records
package import SyncMachine

extension JournalReader {
  // MARK: Staged

  /// Mapped records that wait for a batch, in the order of reading.
  package func stagedRecords(
    of run: RunID,
    after ordinal: RecordOrdinal = 0,
    limit: Int
  ) async throws(JournalFault) -> [StagedRecord] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT staged.*, key, mapped FROM staged
          JOIN content USING (run, ordinal)
          WHERE run = (SELECT number FROM run WHERE id = ?) AND batch IS NULL AND ordinal > ?
          ORDER BY ordinal LIMIT ?
          """,
        arguments: [run.text, ordinal.number, limit]
      ).map { StagedRecord($0) }
    }
  }

  /// How many mapped records have no outcome yet, in a batch or waiting for one: what the staging
  /// area holds.
  package func stagedCount(of run: RunID) async throws(JournalFault) -> Int {
    try await read { database in
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM staged WHERE run = (SELECT number FROM run WHERE id = ?)",
        arguments: [run.text]
      ) ?? 0
    }
  }

  /// The records of a batch that have no outcome yet, in the order in which they are sent.
  package func records(
    of batch: BatchNumber,
    in run: RunID
  ) async throws(JournalFault) -> [StagedRecord] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT staged.*, key, mapped FROM staged
          JOIN content USING (run, ordinal)
          WHERE run = (SELECT number FROM run WHERE id = ?) AND batch = ? ORDER BY place
          """,
        arguments: [run.text, batch.number]
      ).map { StagedRecord($0) }
    }
  }

  // MARK: Outcomes

  /// Decided records of these kinds in the order of reading; all kinds where none is named.
  package func outcomes(
    of run: RunID,
    kinds: Set<OutcomeKind> = [],
    after ordinal: RecordOrdinal = 0,
    limit: Int
  ) async throws(JournalFault) -> [OutcomeEntry] {
    let wanted = (kinds.isEmpty ? Set(OutcomeKind.allCases) : kinds).map(\.rawValue)
    return try await read { database in
      let marks = wanted.map { _ in "?" }.joined(separator: ", ")
      return try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM record
          WHERE run = (SELECT number FROM run WHERE id = ?) AND ordinal > ?
            AND outcome IN (\(marks))
          ORDER BY ordinal LIMIT ?
          """,
        arguments: [run.text, ordinal.number] + StatementArguments(wanted) + [limit]
      ).map { try OutcomeEntry($0) }
    }
  }

  /// One record's outcome; `nil` where the run has not decided it, or never read it.
  package func outcome(
    of record: RecordID,
    in run: RunID
  ) async throws(JournalFault) -> OutcomeEntry? {
    try await read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT * FROM record
          WHERE run = (SELECT number FROM run WHERE id = ?) AND id = ? AND outcome IS NOT NULL
          """,
        arguments: [run.text, record.text]
      ).map { try OutcomeEntry($0) }
    }
  }

  // MARK: Workbench

  /// What is on the workbench of a run, grouped by cause, the most frequent first.
  package func heldCauses(of run: RunID) async throws(JournalFault) -> [HeldCause] {
    let examplesMax = 3
    return try await read { database in
      guard
        let number = try Int.fetchOne(
          database,
          sql: "SELECT number FROM run WHERE id = ?",
          arguments: [run.text]
        )
      else { throw JournalFault.unknown(.run, run.text) }
      let groups = try Row.fetchAll(
        database,
        sql: """
          SELECT outcome, code, field, rule, count(*) AS count, min(ordinal) AS first
          FROM record WHERE run = ? AND outcome IN ('invalid', 'rejected', 'held')
          GROUP BY outcome, code, field, rule ORDER BY count DESC, first
          """,
        arguments: [number]
      )
      return try groups.map { group in
        let examples = try Row.fetchAll(
          database,
          sql: """
            SELECT id, message FROM record
            WHERE run = ? AND outcome = ? AND code IS ? AND field IS ? AND rule IS ?
            ORDER BY ordinal LIMIT ?
            """,
          arguments: [
            number, group["outcome"] as String, group["code"] as String?,
            group["field"] as String?, group["rule"] as String?, examplesMax,
          ]
        )
        return HeldCause(
          kind: try OutcomeKind(column: group["outcome"]),
          code: group["code"],
          field: group["field"],
          rule: group["rule"],
          message: examples.first?["message"],
          count: group["count"],
          examples: examples.map { RecordID($0["id"]) }
        )
      }
    }
  }

  /// A record on the workbench with its contents; `nil` where the record needs nobody.
  package func heldRecord(
    _ record: RecordID,
    in run: RunID
  ) async throws(JournalFault) -> HeldRecord? {
    try await read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT record.*, source, mapped, details FROM record
          LEFT JOIN content USING (run, ordinal)
          WHERE run = (SELECT number FROM run WHERE id = ?) AND id = ?
            AND outcome IN ('invalid', 'rejected', 'held')
          """,
        arguments: [run.text, record.text]
      )
      guard let row else { return nil }
      var entry = try OutcomeEntry(row)
      entry.outcome.details = row["details"]
      return HeldRecord(
        entry: entry,
        source: (row["source"] as Blob?)?.bytes,
        mapped: (row["mapped"] as Blob?)?.bytes
      )
    }
  }

  // MARK: Ledger

  /// What was last written for these records, as far as anything was.
  package func ledger(
    _ scope: LedgerScope,
    records: [RecordID]
  ) async throws(JournalFault) -> [RecordID: LedgerEntry] {
    let wanted = JSON.strings(records.map(\.text)).text()
    return try await read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT ledger.*, mapping, version, run.id AS run_id FROM ledger
          JOIN run ON run.number = ledger.run
          WHERE ledger.pair = (
            SELECT number FROM pair WHERE source_connection = ? AND source_object = ?
              AND destination_connection = ? AND destination_object = ?)
            AND record IN (SELECT value FROM json_each(?))
          """,
        arguments: [
          scope.source.connection.text, scope.source.object, scope.destination.connection.text,
          scope.destination.object, wanted,
        ]
      )
      var entries: [RecordID: LedgerEntry] = [:]
      while let row = try rows.next() {
        let record = RecordID(row["record"])
        entries[record] = LedgerEntry(
          record: record,
          destination: (row["destination"] as String?).map(DestinationID.init(_:)),
          appliedHash: ContentHash(row["hash"]),
          mapping: MappingName(row["mapping"]),
          version: VersionNumber(row["version"]),
          run: RunID(row["run_id"]),
          at: Instant(milliseconds: row["at"])
        )
      }
      return entries
    }
  }
}

extension StagedRecord {
  /// From a row of the staging area with its contents.
  fileprivate init(_ row: Row) {
    self.init(
      ordinal: RecordOrdinal(row["ordinal"]),
      record: MappedRecord(
        id: row["record"],
        key: row["key"] ?? "",
        json: (row["mapped"] as Blob?)?.bytes ?? []
      ),
      hash: ContentHash(row["hash"]),
      batch: (row["batch"] as Int?).map(BatchNumber.init(_:))
    )
  }
}

extension OutcomeEntry {
  /// From a row of a decided record.
  fileprivate init(_ row: Row) throws(JournalFault) {
    self.init(
      outcome: RecordOutcome(
        RecordID(row["id"]),
        try OutcomeKind(column: row["outcome"]),
        destination: (row["destination"] as String?).map(DestinationID.init(_:)),
        code: row["code"],
        field: row["field"],
        rule: row["rule"],
        message: row["message"]
      ),
      ordinal: RecordOrdinal(row["ordinal"]),
      page: PageNumber(row["page"]),
      batch: (row["batch"] as Int?).map(BatchNumber.init(_:)),
      at: Instant(milliseconds: row["at"] ?? 0)
    )
  }
}

extension OutcomeKind {
  fileprivate init(column text: String) throws(JournalFault) {
    guard let kind = OutcomeKind(rawValue: text) else {
      throw .unreadable(kind: "outcome " + text, version: 1)
    }
    self = kind
  }
}
