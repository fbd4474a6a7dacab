import Records
import SyncMachine

extension Projector {
  // MARK: Planning

  func plan(
    _ id: RunID,
    _ plan: StoredBatchPlan,
    _ place: EventPlace
  ) throws(JournalFault) {
    let run = try livingRun(id)
    let members = try ordinals(of: plan.members, run)
    guard !members.isEmpty else { throw .batchNotCovered(id, plan.number, missing: 0) }
    try checkFree(members, plan, run)
    let state = BatchState.planned(attempts: plan.attempts)
    try shelf.execute(
      """
      INSERT INTO batch (run, number, parent, phase, state, position, size, open, may_be_applied,
        members, planned_at, progress_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
      """,
      .integer(run.number),
      Bound(plan.number),
      Bound(plan.parent),
      .text(state.phase.rawValue),
      .text(state.stored),
      .integer(place.position + 1),
      .integer(members.count),
      Bound(
        try plan.parent.map { parent throws(JournalFault) in
          try batch(parent, run).mayBeApplied
        } ?? false
      ),
      .text(OrdinalRanges(members).text),
      Bound(place.at),
      Bound(place.at)
    )
    try count(run, RunCounts(), place)
  }

  private func ordinals(
    of members: StoredBatchPlan.Members,
    _ run: RunRow
  ) throws(JournalFault) -> [RecordOrdinal] {
    switch members {
    case .ordinals(let ranges): return ranges.ordinals
    case .records(let records):
      var ordinals: [RecordOrdinal] = []
      for record in records {
        let ordinal = try shelf.first(
          "SELECT ordinal FROM record WHERE id = ? AND run = ?",
          Bound(record),
          .integer(run.number)
        ) { RecordOrdinal($0.integer(0)) }
        guard let ordinal else { throw .recordNotPending(run.id, record) }
        ordinals.append(ordinal)
      }
      return ordinals
    }
  }

  /// Every record waits, and no open batch holds it.
  private func checkFree(
    _ members: [RecordOrdinal],
    _ plan: StoredBatchPlan,
    _ run: RunRow
  ) throws(JournalFault) {
    var taken: Set<RecordOrdinal> = []
    for batch in try openBatches(run) { taken.formUnion(batch.members) }
    let waiting = try free(members, run)
    for ordinal in members {
      guard waiting.contains(ordinal), taken.insert(ordinal).inserted else {
        throw .recordNotPending(run.id, RecordID("#\(ordinal)"))
      }
    }
  }

  func openBatches(_ run: RunRow) throws(JournalFault) -> [BatchRow] {
    try shelf.all(
      "SELECT \(BatchRow.columns) FROM batch WHERE run = ? AND open = 1",
      .integer(run.number)
    ) { row throws(JournalFault) in try BatchRow(row) }
  }

  func batch(_ number: BatchNumber, _ run: RunRow) throws(JournalFault) -> BatchRow {
    let batch = try shelf.first(
      "SELECT \(BatchRow.columns) FROM batch WHERE run = ? AND number = ?",
      .integer(run.number),
      Bound(number)
    ) { row throws(JournalFault) in try BatchRow(row) }
    guard let batch else { throw .unknown(.batch, "\(run.id)/\(number)") }
    return batch
  }

  // MARK: Advancing

  func advance(
    _ id: RunID,
    _ number: BatchNumber,
    _ event: StoredBatchEvent,
    _ place: EventPlace
  ) throws(JournalFault) {
    let run = try livingRun(id)
    let batch = try batch(number, run)
    let state = try Self.transition(batch.state, event.event)
    let decided = Self.decided(by: event.event, to: state, batch)
    guard event.outcomes.count == decided else {
      throw .batchNotCovered(id, number, missing: decided - event.outcomes.count)
    }
    var counts = RunCounts()
    var open = batch.members
    if !event.outcomes.isEmpty {
      var left = try waiting(batch.members, run)
      let owes = try owesAnything(run)
      for outcome in event.outcomes {
        guard outcome.kind != .unknown, let record = left.removeValue(forKey: outcome.record)
        else { throw .recordNotPending(id, outcome.record) }
        try decide(outcome, record, attempt: state.attempt, of: batch.number, owes, run, place)
        if event.event.kind == .remapped { try noteRemapping(of: record.ordinal, run, place) }
        counts[outcome.kind] += 1
      }
      let rest = Set(left.values.map(\.ordinal))
      open = open.filter(rest.contains)
    }
    try makeReady(event.ready, of: open, run, place)
    if case .retried(let ordinals) = event.event {
      let free = try free(ordinals, run).count
      guard free == ordinals.count, !ordinals.isEmpty else {
        throw .batchNotCovered(id, number, missing: ordinals.count - free)
      }
      open = ordinals
    }
    counts.unknown =
      Self.inDoubt(state, batch.members.count) - Self.inDoubt(batch.state, batch.members.count)
    try shelf.execute(
      """
      UPDATE batch SET phase = ?, state = ?, position = ?, open = ?, may_be_applied = ?,
        members = ?, progress_at = ? WHERE run = ? AND number = ?
      """,
      .text(state.phase.rawValue),
      .text(state.stored),
      .integer(place.position + 1),
      Bound(!state.isFinal),
      Bound(event.event.mayBeApplied(batch.mayBeApplied)),
      .text(OrdinalRanges(open).text),
      Bound(place.at),
      .integer(run.number),
      Bound(number)
    )
    try count(run, counts, place)
  }

  static func transition(
    _ state: BatchState,
    _ event: BatchEvent
  ) throws(JournalFault) -> BatchState {
    do {
      return try BatchState.transition(state, event).state
    } catch {
      throw .refused(error)
    }
  }

  /// How many records an event to a new state must bring outcomes for.
  static func decided(by event: BatchEvent, to state: BatchState, _ batch: BatchRow) -> Int {
    if case .remapped(let left) = event { return batch.members.count - left }
    return switch state {
    case .applied: batch.members.count
    case .partial(_, let unanswered), .rejected(_, let unanswered):
      batch.members.count - unanswered
    case .planned, .intended, .sent, .unknown, .resolving, .needsDecision, .isolating, .split,
      .withdrawn:
      0
    }
  }

  private static func inDoubt(_ state: BatchState, _ open: Int) -> Int {
    state.phase.isInDoubt ? open : 0
  }

  // MARK: Outcomes

  private typealias WaitingRecord = (ordinal: RecordOrdinal, hash: String)

  /// Records that have no outcome, by identifier.
  private func waiting(
    _ members: [RecordOrdinal],
    _ run: RunRow
  ) throws(JournalFault) -> [RecordID: WaitingRecord] {
    var waiting: [RecordID: WaitingRecord] = [:]
    waiting.reserveCapacity(members.count)
    for places in OrdinalRanges(members).runs {
      try shelf.each(
        """
        SELECT id, ordinal, hash FROM record
        WHERE run = ? AND ordinal BETWEEN ? AND ? AND outcome IS NULL
        """,
        .integer(run.number),
        .integer(places.lowerBound),
        .integer(places.upperBound)
      ) { row in
        waiting[RecordID(row.text(0))] = (RecordOrdinal(row.integer(1)), row.text(2))
      }
    }
    return waiting
  }

  /// The places of records that have no outcome.
  private func free(
    _ members: [RecordOrdinal],
    _ run: RunRow
  ) throws(JournalFault) -> Set<RecordOrdinal> {
    var free: Set<RecordOrdinal> = []
    free.reserveCapacity(members.count)
    for places in OrdinalRanges(members).runs {
      try shelf.each(
        "SELECT ordinal FROM record WHERE run = ? AND ordinal BETWEEN ? AND ? AND outcome IS NULL",
        .integer(run.number),
        .integer(places.lowerBound),
        .integer(places.upperBound)
      ) { free.insert(RecordOrdinal($0.integer(0))) }
    }
    return free
  }

  /// Gives records of a batch another fingerprint of what is to be sent.
  private func makeReady(
    _ records: [ReadyRecord],
    of members: [RecordOrdinal],
    _ run: RunRow,
    _ place: EventPlace
  ) throws(JournalFault) {
    guard !records.isEmpty else { return }
    let members = Set(members)
    for record in records {
      guard members.contains(record.ordinal) else {
        throw .recordNotPending(run.id, RecordID("#\(record.ordinal)"))
      }
      try shelf.execute(
        "UPDATE record SET hash = ? WHERE run = ? AND ordinal = ?",
        Bound(record.hash),
        .integer(run.number),
        Bound(record.ordinal)
      )
      try noteRemapping(of: record.ordinal, run, place)
    }
  }

  private func noteRemapping(
    of ordinal: RecordOrdinal,
    _ run: RunRow,
    _ place: EventPlace
  ) throws(JournalFault) {
    try shelf.execute(
      "UPDATE record SET remapped = ? WHERE run = ? AND ordinal = ?",
      .integer(place.sequence),
      .integer(run.number),
      Bound(ordinal)
    )
  }

  /// Gives a record its outcome, moves the ledger where the destination holds it now.
  private func decide(
    _ outcome: RecordOutcome,
    _ record: WaitingRecord,
    attempt: Int,
    of batch: BatchNumber,
    _ owes: Bool,
    _ run: RunRow,
    _ place: EventPlace
  ) throws(JournalFault) {
    try shelf.execute(
      """
      UPDATE record SET outcome = ?, code = ?, field = ?, rule = ?, message = ?,
        destination = coalesce(?, destination), batch = ?, attempts = ?, decided = ?
      WHERE run = ? AND ordinal = ?
      """,
      .text(outcome.kind.rawValue),
      Bound(outcome.code),
      Bound(outcome.field),
      Bound(outcome.rule),
      Bound(outcome.message),
      Bound(outcome.destination),
      Bound(batch),
      .integer(attempt),
      .integer(place.sequence),
      .integer(run.number),
      Bound(record.ordinal)
    )
    if outcome.kind.isApplied {
      try shelf.execute(
        """
        INSERT INTO ledger (pair, record, destination, hash, run, at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (pair, record) DO UPDATE SET
          destination = coalesce(excluded.destination, destination), hash = excluded.hash,
          run = excluded.run, at = excluded.at
        """,
        .integer(run.pair),
        Bound(outcome.record),
        Bound(outcome.destination),
        .text(record.hash),
        .integer(run.number),
        Bound(place.at)
      )
    }
    if outcome.kind.isException {
      try owe(outcome.record, record.ordinal.number, run)
    } else if owes {
      try forgive(outcome.record, pair: run.pair)
    }
  }
}

extension BatchRow {
  fileprivate static let columns = "number, state, position, members, may_be_applied"

  /// From ``columns``.
  fileprivate init(_ row: StatementRow) throws(JournalFault) {
    guard let ranges = OrdinalRanges(row.text(3)) else {
      throw .unreadable(kind: "batch members", version: 1)
    }
    self.init(
      number: BatchNumber(row.integer(0)),
      state: try BatchState(stored: row.text(1)),
      position: row.integer(2),
      members: ranges.ordinals,
      mayBeApplied: row.integer(4) == 1
    )
  }
}
