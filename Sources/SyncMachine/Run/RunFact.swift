/// What the fold of a run is made of: the events of its machines, and what they did to records.
package enum RunFact: Hashable, Sendable {
  case run(RunEvent)
  case intake(IntakeEvent)
  /// With how often its records were tried before.
  case batchPlanned(BatchNumber, attempts: Int)
  case batch(BatchNumber, BatchEvent)
  /// Records read, or records given an outcome, since the last one.
  case counted(RunCounts)
  /// A record of that batch was refused.
  case problem(BatchNumber, RecordProblem)
}
