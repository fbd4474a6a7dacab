import Records
package import SyncMachine

extension JournalReader {
  private static let examplesMax = 3

  /// What is on the workbench of a run and not settled, grouped by cause, the most frequent first.
  package func heldCauses(of run: RunID) async throws(JournalFault) -> [HeldCause] {
    try await ask { shelf throws(JournalFault) in
      let number = try shelf.first("SELECT number FROM run WHERE id = ?", Bound(run)) {
        $0.integer(0)
      }
      guard let number else { throw .unknown(.run, run.text) }
      var causes = try shelf.all(
        """
        SELECT outcome, code, field, rule, count(*), min(ordinal) FROM record
        WHERE run = ? AND \(Projector.isException) AND settled IS NULL
        GROUP BY outcome, code, field, rule ORDER BY count(*) DESC, min(ordinal)
        """,
        .integer(number)
      ) { row throws(JournalFault) in try HeldCause(row) }
      for index in causes.indices {
        let examples = try Self.examples(of: causes[index], number, shelf)
        causes[index].message = examples.first?.message
        causes[index].examples = examples.map(\.record)
      }
      return causes
    }
  }

  private static func examples(
    of cause: HeldCause,
    _ run: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [(record: RecordID, message: String?)] {
    try shelf.all(
      """
      SELECT id, message FROM record
      WHERE run = ? AND outcome = ? AND code IS ? AND field IS ? AND rule IS ? AND settled IS NULL
      ORDER BY ordinal LIMIT ?
      """,
      .integer(run),
      .text(cause.kind.rawValue),
      Bound(cause.code),
      Bound(cause.field),
      Bound(cause.rule),
      .integer(examplesMax)
    ) { (RecordID($0.text(0)), $0.optionalText(1)) }
  }

  /// A record on the workbench with its contents; `nil` where the record needs nobody.
  package func heldRecord(
    _ record: RecordID,
    in run: RunID
  ) async throws(JournalFault) -> HeldRecord? {
    guard var entry = try await outcome(of: record, in: run), entry.outcome.kind.isException
    else { return nil }
    let contents = try await contents(of: [entry.ordinal], in: run)[entry.ordinal]
    entry.outcome.details = contents?.details
    return HeldRecord(entry: entry, contents: contents)
  }

  /// Every record with a cause, in the order of reading.
  package func records(
    of cause: HeldCause,
    in run: RunID
  ) async throws(JournalFault) -> [OutcomeEntry] {
    try await ask { shelf throws(JournalFault) in
      try shelf.all(
        """
        SELECT \(Self.outcomeColumns) FROM \(Self.outcomeSource)
        WHERE run = (SELECT number FROM run WHERE id = ?) AND outcome = ? AND code IS ?
          AND field IS ? AND rule IS ? AND settled IS NULL ORDER BY ordinal
        """,
        Bound(run),
        .text(cause.kind.rawValue),
        Bound(cause.code),
        Bound(cause.field),
        Bound(cause.rule)
      ) { row throws(JournalFault) in try OutcomeEntry(row) }
    }
  }
}

extension HeldCause {
  /// From outcome, code, field, rule and how many.
  fileprivate init(_ row: StatementRow) throws(JournalFault) {
    guard let kind = OutcomeKind(rawValue: row.text(0)) else {
      throw .unreadable(kind: "outcome " + row.text(0), version: 1)
    }
    self.init(
      kind: kind,
      code: row.optionalText(1),
      field: row.optionalText(2),
      rule: row.optionalText(3),
      count: row.integer(4),
      examples: []
    )
  }
}
