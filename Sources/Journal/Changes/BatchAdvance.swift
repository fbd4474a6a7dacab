package import SyncMachine

/// Events of a batch, with the outcomes they bring.
///
/// `applied` needs an outcome for every record of the batch that has none, `partly_applied` and
/// `refused` for all but the unanswered, `remapped` for all but those that are left; every other
/// event brings none. Outcomes, ledger, counts and events are one transaction.
package struct BatchAdvance: Hashable, Sendable {
  package var run: RunID
  package var number: BatchNumber
  package var events: [BatchEvent]
  /// The ``BatchEntry/position`` they were decided on.
  package var expecting: Int
  package var outcomes: [RecordOutcome]
  /// With `remapped`: what is to be sent now of records that are left; those that are not named are
  /// sent as they were mapped before.
  package var ready: [ReadyRecord]
  /// What the destination said about records, or what they were mapped with again, where there is
  /// such a thing.
  package var contents: SealedContents?

  package init(
    run: RunID,
    number: BatchNumber,
    events: [BatchEvent],
    expecting: Int,
    outcomes: [RecordOutcome] = [],
    ready: [ReadyRecord] = [],
    contents: SealedContents? = nil
  ) {
    self.run = run
    self.number = number
    self.events = events
    self.expecting = expecting
    self.outcomes = outcomes
    self.ready = ready
    self.contents = contents
  }
}
