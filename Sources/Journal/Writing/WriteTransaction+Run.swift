import Records
import SyncMachine

extension WriteTransaction {
  func scheduleRun(_ plan: RunPlan) throws(JournalFault) {
    let approved = try shelf.first(
      "SELECT 1 FROM mapping_version WHERE name = ? AND version = ? AND seal = ? AND phase = ?",
      Bound(plan.mapping),
      Bound(plan.version),
      Bound(plan.seal),
      .text(MappingVersionState.Phase.approved.rawValue)
    ) { _ in true }
    guard approved == true else { throw .notApproved(plan.mapping, plan.version) }
    let sameID = try shelf.first("SELECT 1 FROM run WHERE id = ?", Bound(plan.id)) { _ in true }
    guard sameID == nil else { throw .exists(.run, plan.id.text) }
    let sameOccurrence = try shelf.first(
      "SELECT id FROM run WHERE sync = ? AND occurrence = ?",
      Bound(plan.sync),
      Bound(plan.occurrence)
    ) { $0.text(0) }
    if let sameOccurrence { throw .exists(.run, sameOccurrence) }
    try refuseOverlap(at: plan.destination)
    try append(.runScheduled(plan), expecting: 0)
  }

  /// Two runs never write to the same object of the same connection at once.
  func refuseOverlap(at destination: RunEnd) throws(JournalFault) {
    let inTheWay = try shelf.first(
      """
      SELECT run.id FROM run JOIN pair ON pair.number = run.pair
      WHERE phase NOT IN ('completed', 'completed_with_exceptions', 'failed', 'cancelled')
        AND destination_connection = ? AND destination_object = ?
      """,
      Bound(destination.connection),
      .text(destination.object)
    ) { $0.text(0) }
    if let inTheWay { throw .runInTheWay(RunID(inTheWay)) }
  }

  func advanceRun(
    _ id: RunID,
    _ events: [RunEvent],
    expecting: Int
  ) throws(JournalFault) {
    let run = try projector.run(id)
    guard run.position == expecting else {
      throw .conflict(stream: .run(id), expected: expecting, found: run.position)
    }
    for (index, event) in events.enumerated() {
      try append(.run(id, event), expecting: expecting + index)
    }
  }
}
