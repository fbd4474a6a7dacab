import GRDB
import Records
import SyncMachine

extension WriteTransaction {
  // MARK: Planning

  func planBatch(_ plan: BatchPlan) throws(JournalFault) {
    let run = try livingRun(plan.run)
    let due = try nextBatch(run)
    guard plan.number == due else {
      throw .conflict(
        stream: .batch(plan.run, plan.number),
        expected: 0,
        found: due.number - 1
      )
    }
    try compose(plan.number, of: plan.records, from: nil, run)
  }

  private func nextBatch(_ run: RunRow) throws(JournalFault) -> BatchNumber {
    let last: Int =
      try row("SELECT coalesce(max(number), 0) FROM batch WHERE run = ?", run.number)?[0] ?? 0
    return BatchNumber(last + 1)
  }

  /// Freezes records as a batch: staged ones that are in no batch, or in `parent`.
  private func compose(
    _ number: BatchNumber,
    of ordinals: [RecordOrdinal],
    from parent: BatchNumber?,
    _ run: RunRow
  ) throws(JournalFault) {
    guard !ordinals.isEmpty else { throw .batchNotCovered(run.id, number, missing: 0) }
    var members: [StoredBatchPlan.Member] = []
    members.reserveCapacity(ordinals.count)
    for (place, ordinal) in ordinals.enumerated() {
      let taken = try rows(
        """
        UPDATE staged SET batch = ?, place = ? WHERE run = ? AND ordinal = ? AND batch IS ?
        RETURNING record, hash
        """,
        number.number,
        place,
        run.number,
        ordinal.number,
        parent?.number
      )
      guard let taken = taken.first else {
        throw .recordNotPending(run.id, RecordID("#\(ordinal)"))
      }
      let record: String = taken["record"]
      members.append(StoredBatchPlan.Member(RecordID(record), ContentHash(taken["hash"])))
      try execute(
        "UPDATE record SET batch = ? WHERE run = ? AND id = ?",
        number.number,
        run.number,
        record
      )
    }
    let event = StoredBatchPlan(number: number, parent: parent, members: members)
    try append([event.stored], to: .batch(run.id, number), expecting: 0)
    let state = BatchState.initial
    try execute(
      """
      INSERT INTO batch
        (run, number, parent, phase, state, position, size, open, planned_at, progress_at)
      VALUES (?, ?, ?, ?, ?, 1, ?, 1, ?, ?)
      """,
      run.number,
      number.number,
      parent?.number,
      state.phase.rawValue,
      state.stored,
      members.count,
      at.milliseconds,
      at.milliseconds
    )
  }

  // MARK: Advancing

  func advanceBatch(_ advance: BatchAdvance) throws(JournalFault) {
    let run = try livingRun(advance.run)
    let batch = try batch(advance.number, run, expecting: advance.expecting)
    let members = try members(of: advance.number, run)
    var state = batch.state
    var stored: [StoredEvent] = []
    var answered = 0
    for event in advance.events {
      // A batch is cut with a ``BatchSplit``, and only durable events are stored.
      guard event.kind.isDurable, event.kind != .split else {
        throw .refused(
          IllegalTransition(.batch, phase: state.phase.rawValue, event: event.kind.rawValue)
        )
      }
      state = try Self.transition(state, event)
      // At most one event of a change answers: after it, nothing but isolation is legal.
      let answers = Self.answered(state, of: members.count)
      answered += answers
      stored.append(
        StoredBatchEvent(event, outcomes: answers > 0 ? advance.outcomes : []).stored
      )
    }
    guard advance.outcomes.count == answered else {
      throw .batchNotCovered(
        advance.run,
        advance.number,
        missing: answered - advance.outcomes.count
      )
    }

    var counts = try decide(advance.outcomes, members, run)
    counts.unknown =
      Self.inDoubt(state, members.count) - Self.inDoubt(batch.state, members.count)
    try save(state, of: batch, appending: stored, run)
    try count(run, counts)
  }

  /// How many records a state must have brought outcomes for, of `open` that had none.
  private static func answered(_ state: BatchState, of open: Int) -> Int {
    switch state {
    case .applied: open
    case .partial(_, let unanswered), .rejected(_, let unanswered): open - unanswered
    case .planned, .intended, .sent, .unknown, .resolving, .needsDecision, .isolating, .split: 0
    }
  }

  private static func inDoubt(_ state: BatchState, _ open: Int) -> Int {
    state.phase.isInDoubt ? open : 0
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

  private func save(
    _ state: BatchState,
    of batch: BatchRow,
    appending events: [StoredEvent],
    _ run: RunRow
  ) throws(JournalFault) {
    try append(events, to: .batch(run.id, batch.number), expecting: batch.position)
    try execute(
      """
      UPDATE batch SET phase = ?, state = ?, position = ?, open = ?, progress_at = ?
      WHERE run = ? AND number = ?
      """,
      state.phase.rawValue,
      state.stored,
      batch.position + events.count,
      !state.isFinal,
      at.milliseconds,
      run.number,
      batch.number.number
    )
  }

  // MARK: Outcomes

  /// Gives records their outcomes, moves the ledger, lets go of contents nobody needs.
  private func decide(
    _ outcomes: [RecordOutcome],
    _ members: [BatchMember],
    _ run: RunRow
  ) throws(JournalFault) -> RunCounts {
    var counts = RunCounts()
    guard !outcomes.isEmpty else { return counts }
    var open: [RecordID: BatchMember] = [:]
    for member in members { open[member.record] = member }
    for outcome in outcomes {
      guard outcome.kind != .unknown, let member = open.removeValue(forKey: outcome.record) else {
        throw .recordNotPending(run.id, outcome.record)
      }
      try decide(outcome, member, run)
      counts[outcome.kind] += 1
    }
    return counts
  }

  private func decide(
    _ outcome: RecordOutcome,
    _ member: BatchMember,
    _ run: RunRow
  ) throws(JournalFault) {
    let changed = try execute(
      """
      UPDATE record SET outcome = ?, code = ?, field = ?, rule = ?, message = ?, destination = ?,
        at = ?
      WHERE run = ? AND id = ? AND outcome IS NULL
      """,
      outcome.kind.rawValue,
      outcome.code,
      outcome.field,
      outcome.rule,
      outcome.message,
      outcome.destination?.text,
      at.milliseconds,
      run.number,
      outcome.record.text
    )
    guard changed == 1 else { throw .recordNotPending(run.id, outcome.record) }
    if outcome.kind.isApplied {
      try execute(
        """
        INSERT INTO ledger (pair, record, destination, hash, run, at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (pair, record) DO UPDATE SET
          destination = coalesce(excluded.destination, destination), hash = excluded.hash,
          run = excluded.run, at = excluded.at
        """,
        run.pair,
        outcome.record.text,
        outcome.destination?.text,
        member.hash.text,
        run.number,
        at.milliseconds
      )
    }
    try execute("DELETE FROM staged WHERE run = ? AND ordinal = ?", run.number, member.ordinal)
    if !outcome.kind.isException {
      try execute("DELETE FROM content WHERE run = ? AND ordinal = ?", run.number, member.ordinal)
    } else if let details = outcome.details {
      try execute(
        "UPDATE content SET details = ? WHERE run = ? AND ordinal = ?",
        details,
        run.number,
        member.ordinal
      )
    }
  }

  // MARK: Splitting

  func splitBatch(_ split: BatchSplit) throws(JournalFault) {
    let run = try livingRun(split.run)
    let batch = try batch(split.number, run, expecting: split.expecting)
    let event = BatchEvent.split(pieces: split.pieces.count)
    let state = try Self.transition(batch.state, event)
    let open = try members(of: split.number, run).count
    guard split.pieces.reduce(0, { $0 + $1.count }) == open else {
      throw .batchNotCovered(
        split.run,
        split.number,
        missing: open - split.pieces.reduce(0) { $0 + $1.count }
      )
    }
    try save(state, of: batch, appending: [StoredBatchEvent(event).stored], run)
    for piece in split.pieces {
      let number = try nextBatch(run)
      try compose(number, of: piece, from: split.number, run)
      receipt.pieces.append(number)
    }
    try count(run, RunCounts())
  }

  // MARK: Rows

  private func batch(
    _ number: BatchNumber,
    _ run: RunRow,
    expecting: Int
  ) throws(JournalFault) -> BatchRow {
    let found = try row(
      "SELECT state, position FROM batch WHERE run = ? AND number = ?",
      run.number,
      number.number
    )
    guard let found else { throw .unknown(.batch, "\(run.id)/\(number)") }
    let position: Int = found["position"]
    guard position == expecting else {
      throw .conflict(stream: .batch(run.id, number), expected: expecting, found: position)
    }
    return BatchRow(
      number: number,
      state: try BatchState(stored: found["state"]),
      position: position
    )
  }

  private func members(
    of batch: BatchNumber,
    _ run: RunRow
  ) throws(JournalFault) -> [BatchMember] {
    try rows(
      "SELECT ordinal, record, hash FROM staged WHERE run = ? AND batch = ? ORDER BY place",
      run.number,
      batch.number
    ).map {
      BatchMember(
        ordinal: $0["ordinal"],
        record: RecordID($0["record"]),
        hash: ContentHash($0["hash"])
      )
    }
  }
}
