import Records
import SyncMachine

/// Makes the rows that follow from events: the same rows from the same events, when they happen
/// and when the rows are made anew.
///
/// The law stands here: an event that its machine does not allow, or that leaves a record without
/// an outcome or with two, makes no row and is refused.
final class Projector {
  let shelf: StatementShelf

  /// Of a record, word for word as in the index that serves it.
  static let isException = "(outcome = 'invalid' OR outcome = 'rejected' OR outcome = 'held')"

  init(_ shelf: StatementShelf) { self.shelf = shelf }

  func apply(_ event: JournalEvent, at place: EventPlace) throws(JournalFault) {
    switch event {
    case .runScheduled(let plan): try schedule(plan, place)
    case .run(let run, let event): try advance(run, event, place)
    case .page(let run, let page): try stage(run, page, place)
    case .batchPlanned(let run, let plan): try self.plan(run, plan, place)
    case .batch(let run, let number, let event): try advance(run, number, event, place)
    case .workbench(let run, let event): try work(run, event, place)
    case .described(let description): try describe(description, place)
    case .round(let name, let version, let round): try add(round, name, version, place)
    case .basis(let name, let version, let basis): try set(basis, name, version, place)
    case .mapping(let name, let version, let event): try advance(name, version, event, place)
    case .pulled(let pull): try add(pull, place)
    case .erased(let erasure): try erase(erasure, place)
    case .diary: break
    }
  }

  // MARK: Runs

  private func schedule(_ plan: RunPlan, _ place: EventPlace) throws(JournalFault) {
    try shelf.execute(
      """
      INSERT INTO run (id, sync, mapping, version, seal, pair, trigger, occurrence, since, phase,
        state, position, scheduled_at, progress_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      Bound(plan.id),
      Bound(plan.sync),
      Bound(plan.mapping),
      Bound(plan.version),
      Bound(plan.seal),
      .integer(try pair(from: plan.source, to: plan.destination)),
      .text(plan.trigger.rawValue),
      Bound(plan.occurrence),
      Bound(plan.since),
      .text(RunState.initial.phase.rawValue),
      .text(RunState.initial.stored),
      .integer(place.position + 1),
      Bound(place.at),
      Bound(place.at)
    )
  }

  private func pair(from source: RunEnd, to destination: RunEnd) throws(JournalFault) -> Int {
    try shelf.execute(
      """
      INSERT OR IGNORE INTO pair
        (source_connection, source_object, destination_connection, destination_object)
      VALUES (?, ?, ?, ?)
      """,
      Bound(source.connection),
      .text(source.object),
      Bound(destination.connection),
      .text(destination.object)
    )
    let number = try shelf.first(
      """
      SELECT number FROM pair WHERE source_connection = ? AND source_object = ?
        AND destination_connection = ? AND destination_object = ?
      """,
      Bound(source.connection),
      .text(source.object),
      Bound(destination.connection),
      .text(destination.object)
    ) { $0.integer(0) }
    guard let number else { throw .damaged("a pair that was stored is gone") }
    return number
  }

  private func advance(
    _ id: RunID,
    _ event: RunEvent,
    _ place: EventPlace
  ) throws(JournalFault) {
    let run = try run(id)
    let state: RunState
    do {
      state = try RunState.transition(run.state, event).state
    } catch {
      throw .refused(error)
    }
    if case .finished(let counts) = event { try checkFinish(run, counts) }
    try shelf.execute(
      """
      UPDATE run SET phase = ?, state = ?, position = ?, progress_at = ?,
        started_at = coalesce(started_at, ?), ended_at = ? WHERE number = ?
      """,
      .text(state.phase.rawValue),
      .text(state.stored),
      .integer(place.position + 1),
      Bound(place.at),
      event == .started ? Bound(place.at) : .null,
      state.phase.isFinal ? Bound(place.at) : .null,
      .integer(run.number)
    )
    if state.phase.isFinal {
      // What an ended run still has in hand will not be sent.
      try shelf.execute(
        "UPDATE batch SET open = 0 WHERE run = ? AND open = 1",
        .integer(run.number)
      )
    }
  }

  /// A run ends only with the counts that the journal has itself.
  private func checkFinish(_ run: RunRow, _ counts: RunCounts) throws(JournalFault) {
    func refusal(_ reason: IllegalTransition.Reason) -> JournalFault {
      .refused(
        IllegalTransition(
          .run,
          phase: run.state.phase.rawValue,
          event: RunEvent.Kind.finished.rawValue,
          reason: reason
        )
      )
    }
    guard run.isExhausted else { throw refusal(.sourceNotExhausted) }
    guard counts == run.counts else { throw refusal(.countsDoNotAddUp) }
  }

  // MARK: Rows

  func run(_ id: RunID) throws(JournalFault) -> RunRow {
    let run = try shelf.first(
      "SELECT \(RunRow.columns) FROM run WHERE id = ?",
      Bound(id)
    ) { row throws(JournalFault) in try RunRow(row, id) }
    guard let run else { throw .unknown(.run, id.text) }
    return run
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
  func count(_ run: RunRow, _ change: RunCounts, _ place: EventPlace) throws(JournalFault) {
    try shelf.execute(
      """
      UPDATE run SET read = read + ?, created = created + ?, updated = updated + ?,
        unchanged = unchanged + ?, skipped = skipped + ?, invalid = invalid + ?,
        rejected = rejected + ?, suppressed = suppressed + ?, held = held + ?,
        accepted = accepted + ?, unknown = unknown + ?, progress_at = ?
      WHERE number = ?
      """,
      .integer(change.read),
      .integer(change.created),
      .integer(change.updated),
      .integer(change.unchanged),
      .integer(change.skipped),
      .integer(change.invalid),
      .integer(change.rejected),
      .integer(change.suppressed),
      .integer(change.held),
      .integer(change.accepted),
      .integer(change.unknown),
      Bound(place.at),
      .integer(run.number)
    )
  }
}
