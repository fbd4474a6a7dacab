package import Records
package import SyncMachine

/// One run's dealings with one record.
package struct RecordVisit: Hashable, Sendable {
  package var run: RunID
  /// Which source and destination the run was between; the same number for the same two.
  package var pair: Int
  package var record: RecordID
  package var ordinal: RecordOrdinal
  package var page: PageNumber
  package var readAt: Instant
  /// The sequence of the event that staged it.
  package var staged: Int
  /// `nil` while it waits.
  package var outcome: OutcomeEntry?
  package var corrections: [RecordAct]
  /// When it was mapped again last, because the destination held other values; `nil` where it never
  /// was.
  package var remapping: RecordRemapping?

  /// The events with contents of the record, the earliest first.
  var sequences: [Int] {
    let later = [remapping?.sequence, outcome?.decided].compactMap { $0 }
    return Set([staged] + corrections.map(\.sequence) + later).sorted()
  }
}

/// A record was mapped again before an attempt to send it.
package struct RecordRemapping: Hashable, Sendable {
  package var batch: BatchNumber
  package var sequence: Int
  package var at: Instant
}

/// What a person did about a record.
package struct RecordAct: Hashable, Sendable {
  package var event: WorkbenchEvent
  package var sequence: Int
  package var at: Instant
  package var by: ActorName
}

/// Which visits are meant.
package enum VisitChoice: Hashable, Sendable {
  case all
  case run(RunID)
  /// Those by which the record got to its destination as it is.
  case writing(pair: Int)

  fileprivate func isMeant(_ visit: RecordVisit) -> Bool {
    switch self {
    case .all: true
    case .run(let run): visit.run == run
    case .writing(let pair): visit.pair == pair
    }
  }

  /// Of rows, as they are now.
  fileprivate var condition: String {
    switch self {
    case .all: "?2 IS NULL"
    case .run: "run.id = ?2"
    case .writing: "run.pair = ?2 AND outcome IN ('created', 'updated', 'accepted')"
    }
  }

  fileprivate var argument: Bound {
    switch self {
    case .all: .null
    case .run(let run): Bound(run)
    case .writing(let pair): .integer(pair)
    }
  }
}

extension JournalReader {
  /// Which runs have read a record, the newest first; as the journal was at an instant, where one
  /// is given.
  package func visits(
    of record: RecordID,
    _ choice: VisitChoice = .all,
    asOf instant: Instant? = nil,
    limit: Int = 50
  ) async throws(JournalFault) -> [RecordVisit] {
    let until = instant.map { Int($0.milliseconds) } ?? .max
    return try await ask { shelf throws(JournalFault) in
      // The past is told by what came later, too.
      let readings =
        if instant == nil {
          try Self.readings(of: record, choice, .max, limit, shelf)
        } else {
          try Self.readings(of: record, .all, until, .max, shelf)
        }
      var visits: [RecordVisit] = []
      for (index, reading) in readings.enumerated() where choice.isMeant(reading.visit) {
        guard visits.count < limit else { break }
        let acts = try Self.acts(on: reading.visit.ordinal, in: reading.visit.run, until, shelf)
        var visit = reading.visit
        visit.corrections = acts.map { entry, event in
          RecordAct(event: event, sequence: entry.sequence, at: entry.at, by: entry.actor)
        }
        visit.outcome =
          if instant == nil {
            try Self.outcome(of: record, in: visit.run, shelf)
          } else {
            try PastOutcome(
              record: record,
              reading: reading,
              acts: acts,
              readAgain: readings[..<index].last { $0.visit.pair == reading.visit.pair }?.visit
                .staged,
              until: until,
              shelf: shelf
            ).entry()
          }
        visit.remapping = try Self.remapping(reading, instant == nil ? nil : until, shelf)
        visits.append(visit)
      }
      return visits
    }
  }

  private static func readings(
    of record: RecordID,
    _ choice: VisitChoice,
    _ until: Int,
    _ limit: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [RecordReading] {
    try shelf.all(
      """
      SELECT run.id, ordinal, record.page, event.at, staged, pair, source_connection, source_object,
        remapped
      FROM record JOIN run ON run.number = record.run JOIN pair ON pair.number = run.pair
      JOIN event ON event.sequence = record.staged
      WHERE record.id = ?1 AND \(choice.condition) AND event.at <= ?3
      ORDER BY record.run DESC LIMIT ?4
      """,
      Bound(record),
      choice.argument,
      .integer(until),
      .integer(limit)
    ) { row in
      RecordReading(
        visit: RecordVisit(
          run: RunID(row.text(0)),
          pair: row.integer(5),
          record: record,
          ordinal: RecordOrdinal(row.integer(1)),
          page: PageNumber(row.integer(2)),
          readAt: Instant(milliseconds: Int64(row.integer(3))),
          staged: row.integer(4),
          corrections: []
        ),
        source: RunEnd(ConnectionName(row.text(6)), row.text(7)),
        remapped: row.optionalInteger(8)
      )
    }
  }

  /// When a record was mapped again last; until a time, where one is given.
  private static func remapping(
    _ reading: RecordReading,
    _ until: Int?,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> RecordRemapping? {
    guard let last = reading.remapped else { return nil }
    let entries =
      if let until {
        try shelf.all(
          """
          SELECT \(EventEntry.columns) FROM named_event
          WHERE stream > ?1 || '/batch/' AND stream < ?1 || '/batch0' AND kind = ?2 AND at <= ?3
          ORDER BY sequence DESC
          """,
          Bound(StreamName.run(reading.visit.run)),
          .text(StoredBatchEvent.kind(.remapped)),
          .integer(until)
        ) { EventEntry($0) }
      } else {
        try shelf.all(
          "SELECT \(EventEntry.columns) FROM named_event WHERE sequence = ?",
          .integer(last)
        ) { EventEntry($0) }
      }
    for entry in entries {
      guard case .batch(_, let number, let event) = try JournalEvent(entry.event, in: entry.stream),
        event.ready.contains(where: { $0.ordinal == reading.visit.ordinal })
          || event.outcomes.contains(where: { $0.record == reading.visit.record })
      else { continue }
      return RecordRemapping(batch: number, sequence: entry.sequence, at: entry.at)
    }
    return nil
  }

  private static func acts(
    on ordinal: RecordOrdinal,
    in run: RunID,
    _ until: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [(entry: EventEntry, event: WorkbenchEvent)] {
    let entries = try shelf.all(
      """
      SELECT \(EventEntry.columns) FROM named_event WHERE stream = ? AND at <= ? ORDER BY position
      """,
      Bound(StreamName.workbench(run)),
      .integer(until)
    ) { EventEntry($0) }
    var acts: [(entry: EventEntry, event: WorkbenchEvent)] = []
    for entry in entries {
      guard let event = try WorkbenchEvent(entry.event), event.concerns(ordinal) else { continue }
      acts.append((entry, event))
    }
    return acts
  }
}

/// A run's reading of a record, with what tells what became of it.
struct RecordReading: Sendable {
  var visit: RecordVisit
  var source: RunEnd
  /// The event that mapped it again last, as things are now.
  var remapped: Int?
}

extension WorkbenchEvent {
  func concerns(_ ordinal: RecordOrdinal) -> Bool {
    switch self {
    case .corrected(let correction): correction.ordinal == ordinal
    case .retried(let records, _): records.contains { $0.ordinal == ordinal }
    case .dismissed(let ranges, _): ranges.ordinals.contains(ordinal)
    }
  }
}
