package import Records
package import SyncMachine

/// A run as its row tells it.
package struct RunEntry: Hashable, Sendable {
  package var plan: RunPlan
  package var state: RunState
  /// How many events the run's stream has; the next change expects this.
  package var position: Int
  package var counts: RunCounts
  /// What the journal has of the reading side: `staged` or `exhausted`, or the first page.
  package var intake: IntakeState
  package var scheduledAt: Instant
  package var startedAt: Instant?
  package var endedAt: Instant?
  /// When the last event of the run, its intake or its batches was stored.
  package var progressAt: Instant
}
