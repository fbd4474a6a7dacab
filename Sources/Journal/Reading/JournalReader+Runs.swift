import GRDB
import Records
package import SyncMachine

extension JournalReader {
  private static let columns = """
    SELECT run.*, source_connection, source_object, destination_connection, destination_object
    FROM run JOIN pair ON pair.number = run.pair
    """

  /// - Throws: ``JournalFault/unknown(_:_:)``.
  package func run(_ id: RunID) async throws(JournalFault) -> RunEntry {
    try await read { database in
      let row = try Row.fetchOne(
        database,
        sql: Self.columns + " WHERE id = ?",
        arguments: [id.text]
      )
      guard let row else { throw JournalFault.unknown(.run, id.text) }
      return try RunEntry(row)
    }
  }

  /// Runs, the newest first.
  package func runs(
    of sync: SyncName? = nil,
    limit: Int
  ) async throws(JournalFault) -> [RunEntry] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: Self.columns + " WHERE ?1 IS NULL OR sync = ?1 ORDER BY run.number DESC LIMIT ?2",
        arguments: [sync?.text, limit]
      ).map { try RunEntry($0) }
    }
  }

  /// The newest run of a sync, or of all.
  package func latestRun(
    of sync: SyncName? = nil
  ) async throws(JournalFault) -> RunEntry? { try await runs(of: sync, limit: 1).first }

  /// The newest run of a pair that gave every record an outcome.
  package func lastFinishedRun(
    _ scope: LedgerScope
  ) async throws(JournalFault) -> RunEntry? {
    try await read { database in
      try Row.fetchOne(
        database,
        sql: Self.columns + """
           WHERE phase IN ('completed', 'completed_with_exceptions')
            AND pair = (\(Self.pairNumber)) ORDER BY run.number DESC LIMIT 1
          """,
        arguments: [
          scope.source.connection.text, scope.source.object, scope.destination.connection.text,
          scope.destination.object,
        ]
      ).map { try RunEntry($0) }
    }
  }

  /// The run that one occurrence of a schedule made, if it made one.
  package func run(
    of sync: SyncName,
    occurrence: String
  ) async throws(JournalFault) -> RunEntry? {
    try await read { database in
      try Row.fetchOne(
        database,
        sql: Self.columns + " WHERE sync = ? AND occurrence = ?",
        arguments: [sync.text, occurrence]
      ).map { try RunEntry($0) }
    }
  }

  /// Runs that have not ended, the oldest first; few, because two never write to one object.
  package func unfinishedRuns(
    of sync: SyncName? = nil
  ) async throws(JournalFault) -> [RunEntry] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: Self.columns + """
           WHERE phase NOT IN ('completed', 'completed_with_exceptions', 'failed', 'cancelled')
            AND (?1 IS NULL OR sync = ?1)
          ORDER BY run.number
          """,
        arguments: [sync?.text]
      ).map { try RunEntry($0) }
    }
  }

  /// Where every machine of a run is, from the rows: for the status line, and to resume.
  package func progress(of run: RunID) async throws(JournalFault) -> RunProgress {
    try await read { database in
      let row = try Row.fetchOne(
        database,
        sql: Self.columns + " WHERE id = ?",
        arguments: [run.text]
      )
      guard let row else { throw JournalFault.unknown(.run, run.text) }
      let entry = try RunEntry(row)
      let number: Int = row["number"]
      var batches: [BatchNumber: BatchState] = [:]
      var problems: [BatchNumber: RecordProblem] = [:]
      let open = try Row.fetchAll(
        database,
        sql: "SELECT * FROM batch WHERE run = ? AND open = 1",
        arguments: [number]
      ).map { try BatchEntry($0) }
      for batch in open {
        batches[batch.number] = batch.state
        problems[batch.number] = try Self.problem(of: batch, number, StatementShelf(database))
      }
      return RunProgress(
        run: entry.state,
        intake: entry.state == .running ? entry.intake.underWay : entry.intake,
        batches: batches,
        problems: problems,
        counts: entry.counts
      )
    }
  }

  /// Why a record of an open batch did not pass the last time, where one is tried again.
  private static func problem(
    of batch: BatchEntry,
    _ run: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> RecordProblem? {
    guard batch.state.attempt > 0, let first = batch.members.map(\.number).min(),
      let last = batch.members.map(\.number).max()
    else { return nil }
    return try shelf.first(
      """
      SELECT id, field FROM record WHERE run = ? AND ordinal BETWEEN ? AND ?
        AND outcome IS NULL AND attempts > 0 AND code IS NOT NULL ORDER BY ordinal LIMIT 1
      """,
      .integer(run),
      .integer(first),
      .integer(last)
    ) { RecordProblem(record: RecordID($0.text(0)), kind: .rejected, field: $0.optionalText(1)) }
  }

  // MARK: Batches

  /// Batches that have not ended, in order.
  package func openBatches(of run: RunID) async throws(JournalFault) -> [BatchEntry] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM batch WHERE run = (SELECT number FROM run WHERE id = ?) AND open = 1
          ORDER BY number
          """,
        arguments: [run.text]
      ).map { try BatchEntry($0) }
    }
  }

  /// - Throws: ``JournalFault/unknown(_:_:)``.
  package func batch(
    _ number: BatchNumber,
    of run: RunID
  ) async throws(JournalFault) -> BatchEntry {
    try await read { database in
      let row = try Row.fetchOne(
        database,
        sql: "SELECT * FROM batch WHERE run = (SELECT number FROM run WHERE id = ?) AND number = ?",
        arguments: [run.text, number.number]
      )
      guard let row else { throw JournalFault.unknown(.batch, "\(run)/\(number)") }
      return try BatchEntry(row)
    }
  }

  /// The number the next batch of a run gets.
  package func nextBatch(of run: RunID) async throws(JournalFault) -> BatchNumber {
    try await read { database in
      let last = try Int.fetchOne(
        database,
        sql: """
          SELECT coalesce(max(number), 0) FROM batch
          WHERE run = (SELECT number FROM run WHERE id = ?)
          """,
        arguments: [run.text]
      )
      return BatchNumber((last ?? 0) + 1)
    }
  }
}

extension RunEntry {
  /// From a row of runs, with the names of its pair.
  init(_ row: Row) throws(JournalFault) {
    guard let trigger = RunTrigger(rawValue: row["trigger"]) else {
      throw .unreadable(kind: "run", version: 1)
    }
    let plan = RunPlan(
      id: RunID(row["id"]),
      sync: SyncName(row["sync"]),
      mapping: MappingName(row["mapping"]),
      version: VersionNumber(row["version"]),
      seal: ContentHash(row["seal"]),
      source: RunEnd(ConnectionName(row["source_connection"]), row["source_object"]),
      destination: RunEnd(
        ConnectionName(row["destination_connection"]),
        row["destination_object"]
      ),
      trigger: trigger,
      occurrence: row["occurrence"],
      since: (row["since"] as Int64?).map { Instant(milliseconds: $0) }
    )
    let page: Int = row["page"]
    let next = (row["cursor"] as String?).map(PageToken.init(_:))
    let intake: IntakeState =
      if page == 0 {
        .initial
      } else if row["exhausted"] {
        .exhausted(PageNumber(page))
      } else {
        .staged(PageNumber(page), next: next)
      }
    self.init(
      plan: plan,
      state: try RunState(stored: row["state"]),
      position: row["position"],
      counts: RunCounts(row),
      intake: intake,
      scheduledAt: Instant(milliseconds: row["scheduled_at"]),
      startedAt: (row["started_at"] as Int64?).map { Instant(milliseconds: $0) },
      endedAt: (row["ended_at"] as Int64?).map { Instant(milliseconds: $0) },
      progressAt: Instant(milliseconds: row["progress_at"])
    )
  }
}

extension BatchEntry {
  /// From a row of batches.
  init(_ row: Row) throws(JournalFault) {
    guard let members = OrdinalRanges(row["members"] as String) else {
      throw .unreadable(kind: "batch members", version: 1)
    }
    self.init(
      number: BatchNumber(row["number"]),
      state: try BatchState(stored: row["state"]),
      position: row["position"],
      size: row["size"],
      members: members.ordinals,
      mayBeApplied: row["may_be_applied"],
      parent: (row["parent"] as Int?).map(BatchNumber.init(_:)),
      plannedAt: Instant(milliseconds: row["planned_at"]),
      progressAt: Instant(milliseconds: row["progress_at"])
    )
  }
}

extension RunCounts {
  /// From the columns of a run's row.
  fileprivate init(_ row: Row) {
    self.init()
    read = row["read"]
    for kind in OutcomeKind.allCases { self[kind] = row[kind.rawValue] }
  }
}
