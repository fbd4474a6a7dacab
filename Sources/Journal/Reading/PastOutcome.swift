import Records
import SyncMachine

/// What became of a record of a run, as the events up to an instant tell it.
struct PastOutcome {
  let record: RecordID
  let reading: RecordReading
  /// What people did about it until then.
  let acts: [(entry: EventEntry, event: WorkbenchEvent)]
  /// The event of the page on which a later run of the same pair read it again, by then.
  let readAgain: Int?
  let until: Int
  let shelf: StatementShelf

  /// `nil` where it waited then.
  func entry() throws(JournalFault) -> OutcomeEntry? {
    let erasure = try erasure()
    var decision = try decision()
    if let retried = lastRetry, retried > decision?.decided ?? 0 { decision = nil }
    guard var entry = decision ?? withdrawal(erasure) else { return nil }
    guard entry.outcome.kind.isException else { return entry }
    let settled: [(sequence: Int?, how: OutcomeEntry.Settlement)] = [
      (dismissal(after: entry.decided), .dismissed), (readAgain, .superseded),
      (erasure?.entry.sequence, .erased),
    ]
    entry.settlement =
      settled.filter { $0.sequence != nil }
      .min { ($0.sequence ?? 0) < ($1.sequence ?? 0) }?.how
    if entry.settlement == .erased {
      entry.outcome.code = nil
      entry.outcome.message = nil
    }
    return entry
  }

  private func dismissal(after sequence: Int) -> Int? {
    acts.first { act in
      guard case .dismissed = act.event else { return false }
      return act.entry.sequence > sequence
    }?.entry.sequence
  }

  private var lastRetry: Int? {
    acts.last { act in
      guard case .retried = act.event else { return false }
      return true
    }?.entry.sequence
  }

  private var isCorrected: Bool {
    acts.contains { act in
      guard case .corrected = act.event else { return false }
      return true
    }
  }

  // MARK: Deciding events

  /// The last event of a batch that decided the record, or its page.
  private func decision() throws(JournalFault) -> OutcomeEntry? {
    let mark = "{\"id\":" + JSON.string(record.text).text() + ",\"outcome\":"
    let last = try shelf.first(
      """
      SELECT \(EventEntry.columns) FROM named_event
      WHERE stream > ?1 || '/batch/' AND stream < ?1 || '/batch0' AND at <= ?2
        AND instr(body, ?3) > 0 ORDER BY sequence DESC LIMIT 1
      """,
      Bound(StreamName.run(reading.visit.run)),
      .integer(until),
      .text(mark)
    ) { EventEntry($0) }
    if let last { return try decision(of: last) }
    let page = try shelf.first(
      "SELECT \(EventEntry.columns) FROM named_event WHERE sequence = ?",
      .integer(reading.visit.staged)
    ) { EventEntry($0) }
    return try page.flatMap { entry throws(JournalFault) in try decision(of: entry) }
  }

  private func decision(of entry: EventEntry) throws(JournalFault) -> OutcomeEntry? {
    switch try JournalEvent(entry.event, in: entry.stream) {
    case .page(_, let page):
      for case .decided(let outcome) in page.members where outcome.record == record {
        return made(outcome, by: entry)
      }
      return nil
    case .batch(let run, let number, let event):
      guard let outcome = event.outcomes.first(where: { $0.record == record }) else { return nil }
      var made = made(outcome, by: entry)
      made.batch = number
      made.attempts = try attempts(of: .batch(run, number), at: entry.position)
      return made
    case .runScheduled, .run, .batchPlanned, .workbench, .described, .round, .basis, .mapping,
      .pulled, .erased, .diary:
      return nil
    }
  }

  private func made(_ outcome: RecordOutcome, by entry: EventEntry) -> OutcomeEntry {
    OutcomeEntry(
      outcome: outcome,
      ordinal: reading.visit.ordinal,
      page: reading.visit.page,
      attempts: 0,
      decided: entry.sequence,
      at: entry.at,
      isCorrected: isCorrected
    )
  }

  /// How often a batch was sent up to one of its events.
  private func attempts(of stream: StreamName, at position: Int) throws(JournalFault) -> Int {
    var state = BatchState.initial
    try shelf.each(
      "SELECT \(EventEntry.columns) FROM named_event WHERE stream = ? AND position <= ? ORDER BY position",
      Bound(stream),
      .integer(position)
    ) { row throws(JournalFault) in
      switch try JournalEvent(EventEntry(row).event, in: stream) {
      case .batchPlanned(_, let plan): state = .planned(attempts: plan.attempts)
      case .batch(_, _, let event): state = try Projector.transition(state, event.event)
      case .runScheduled, .run, .page, .workbench, .described, .round, .basis, .mapping, .pulled,
        .erased, .diary:
        throw .unreadable(kind: row.text(3), version: row.integer(4))
      }
    }
    return state.attempt
  }

  // MARK: Erasing

  /// The first event that erased the person.
  private func erasure() throws(JournalFault) -> (entry: EventEntry, event: PersonErasure)? {
    let entries = try shelf.all(
      "SELECT \(EventEntry.columns) FROM named_event WHERE stream = ? AND at <= ? ORDER BY position",
      Bound(StreamName.erasures),
      .integer(until)
    ) { EventEntry($0) }
    for entry in entries where entry.sequence > reading.visit.staged {
      guard let event = try PersonErasure(entry.event),
        event.records.contains(PersonRecord(reading.source, record))
      else { continue }
      return (entry, event)
    }
    return nil
  }

  /// Of a record that waited when its person was erased.
  private func withdrawal(
    _ erasure: (entry: EventEntry, event: PersonErasure)?
  ) -> OutcomeEntry? {
    let place = PersonErasure.Pending(reading.visit.run, reading.visit.ordinal)
    guard let erasure, erasure.event.pending.contains(place) else { return nil }
    return made(RecordOutcome(record, .skipped, rule: PersonErasure.rule), by: erasure.entry)
  }
}
