import GRDB
import Records
import SyncMachine

extension WriteTransaction {
  // MARK: Scheduling

  func scheduleRun(_ plan: RunPlan) throws(JournalFault) {
    let approved = try row(
      "SELECT 1 FROM mapping_version WHERE name = ? AND version = ? AND seal = ? AND phase = ?",
      plan.mapping.text,
      plan.version.number,
      plan.seal.text,
      MappingVersionState.Phase.approved.rawValue
    )
    guard approved != nil else { throw .notApproved(plan.mapping, plan.version) }
    let sameID: Row? = try row("SELECT 1 FROM run WHERE id = ?", plan.id.text)
    guard sameID == nil else { throw .exists(.run, plan.id.text) }
    let sameOccurrence = try row(
      "SELECT id FROM run WHERE sync = ? AND occurrence = ?",
      plan.sync.text,
      plan.occurrence
    )
    if let id: String = sameOccurrence?[0] { throw .exists(.run, id) }
    try refuseOverlap(plan)

    try append([plan.stored], to: .run(plan.id), expecting: 0)
    try execute(
      """
      INSERT INTO run (id, sync, mapping, version, seal, pair, trigger, occurrence, phase, state,
        position, scheduled_at, progress_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)
      """,
      plan.id.text,
      plan.sync.text,
      plan.mapping.text,
      plan.version.number,
      plan.seal.text,
      try pair(from: plan.source, to: plan.destination),
      plan.trigger.rawValue,
      plan.occurrence,
      RunState.initial.phase.rawValue,
      RunState.initial.stored,
      at.milliseconds,
      at.milliseconds
    )
  }

  /// Two runs never write to the same object of the same connection at once.
  private func refuseOverlap(_ plan: RunPlan) throws(JournalFault) {
    let inTheWay = try row(
      """
      SELECT run.id FROM run JOIN pair ON pair.number = run.pair
      WHERE phase NOT IN ('completed', 'completed_with_exceptions', 'failed', 'cancelled')
        AND destination_connection = ? AND destination_object = ?
      """,
      plan.destination.connection.text,
      plan.destination.object
    )
    if let id: String = inTheWay?[0] { throw .runInTheWay(RunID(id)) }
  }

  private func pair(from source: RunEnd, to destination: RunEnd) throws(JournalFault) -> Int {
    try execute(
      """
      INSERT OR IGNORE INTO pair
        (source_connection, source_object, destination_connection, destination_object)
      VALUES (?, ?, ?, ?)
      """,
      source.connection.text,
      source.object,
      destination.connection.text,
      destination.object
    )
    let found = try row(
      """
      SELECT number FROM pair WHERE source_connection = ? AND source_object = ?
        AND destination_connection = ? AND destination_object = ?
      """,
      source.connection.text,
      source.object,
      destination.connection.text,
      destination.object
    )
    guard let number: Int = found?[0] else { throw .damaged("a pair that was stored is gone") }
    return number
  }

  // MARK: Advancing

  func advanceRun(
    _ id: RunID,
    _ events: [RunEvent],
    expecting: Int
  ) throws(JournalFault) {
    let run = try run(id)
    guard run.position == expecting else {
      throw .conflict(stream: .run(id), expected: expecting, found: run.position)
    }
    var state = run.state
    for event in events {
      let before = state
      do {
        state = try RunState.transition(state, event).state
      } catch {
        throw .refused(error)
      }
      if case .finished(let counts) = event { try checkFinish(run, before, counts) }
    }
    try append(events.map(\.stored), to: .run(id), expecting: expecting)
    let started = events.contains(.started) ? at.milliseconds : nil
    let ended = state.phase.isFinal ? at.milliseconds : nil
    try execute(
      """
      UPDATE run SET phase = ?, state = ?, position = ?, progress_at = ?,
        started_at = coalesce(started_at, ?), ended_at = coalesce(ended_at, ?)
      WHERE number = ?
      """,
      state.phase.rawValue,
      state.stored,
      expecting + events.count,
      at.milliseconds,
      started,
      ended,
      run.number
    )
    if state.phase.isFinal { try letGo(of: run) }
  }

  /// A run ends only with the counts that the journal has itself.
  private func checkFinish(
    _ run: RunRow,
    _ state: RunState,
    _ counts: RunCounts
  ) throws(JournalFault) {
    func refusal(_ reason: IllegalTransition.Reason) -> JournalFault {
      .refused(
        IllegalTransition(
          .run,
          phase: state.phase.rawValue,
          event: RunEvent.Kind.finished.rawValue,
          reason: reason
        )
      )
    }
    guard run.isExhausted else { throw refusal(.sourceNotExhausted) }
    guard counts == run.counts else { throw refusal(.countsDoNotAddUp) }
  }

  /// What an ended run still has staged will not be sent: records nobody decided keep no contents.
  private func letGo(of run: RunRow) throws(JournalFault) {
    try execute(
      """
      DELETE FROM content WHERE run = ?
        AND ordinal IN (SELECT ordinal FROM staged WHERE run = ?)
      """,
      run.number,
      run.number
    )
    try execute("DELETE FROM staged WHERE run = ?", run.number)
    try execute("UPDATE batch SET open = 0 WHERE run = ? AND open = 1", run.number)
  }

  // MARK: Rows

  func run(_ id: RunID) throws(JournalFault) -> RunRow {
    guard let row = try row("SELECT * FROM run WHERE id = ?", id.text) else {
      throw .unknown(.run, id.text)
    }
    return RunRow(
      number: row["number"],
      id: id,
      state: try RunState(stored: row["state"]),
      position: row["position"],
      pair: row["pair"],
      page: row["page"],
      cursor: (row["cursor"] as String?).map(PageToken.init(_:)),
      isExhausted: row["exhausted"],
      counts: RunCounts(row)
    )
  }

  /// A run whose intake and batches may still move.
  func livingRun(_ id: RunID) throws(JournalFault) -> RunRow {
    let run = try run(id)
    switch run.state.phase {
    case .running, .waiting, .paused, .needsAttention, .cancelling: return run
    case .scheduled, .completed, .completedWithExceptions, .failed, .cancelled:
      throw .refused(
        IllegalTransition(.run, phase: run.state.phase.rawValue, event: "progress")
      )
    }
  }

  /// Adds to a run's counts and notes the progress.
  func count(_ run: RunRow, _ change: RunCounts) throws(JournalFault) {
    try execute(
      """
      UPDATE run SET read = read + ?, created = created + ?, updated = updated + ?,
        unchanged = unchanged + ?, skipped = skipped + ?, invalid = invalid + ?,
        rejected = rejected + ?, suppressed = suppressed + ?, held = held + ?,
        accepted = accepted + ?, unknown = unknown + ?, progress_at = ?
      WHERE number = ?
      """,
      change.read,
      change.created,
      change.updated,
      change.unchanged,
      change.skipped,
      change.invalid,
      change.rejected,
      change.suppressed,
      change.held,
      change.accepted,
      change.unknown,
      at.milliseconds,
      run.number
    )
  }
}

extension RunCounts {
  /// From the columns of a run's row.
  init(_ row: Row) {
    self.init()
    read = row["read"]
    for kind in OutcomeKind.allCases { self[kind] = row[kind.rawValue] }
  }
}
