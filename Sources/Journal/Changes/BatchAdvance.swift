package import SyncMachine

/// Events of a batch, with the outcomes they bring.
///
/// `applied` needs an outcome for every record of the batch that has none, `partly_applied` and
/// `refused` for all but the unanswered; every other event brings none. Outcomes, ledger, counts
/// and events are one transaction; contents of records that need no person are let go.
package struct BatchAdvance: Hashable, Sendable {
  package var run: RunID
  package var number: BatchNumber
  package var events: [BatchEvent]
  /// The ``BatchEntry/position`` they were decided on.
  package var expecting: Int
  package var outcomes: [RecordOutcome]
  /// What the destination said about records, where it said something.
  package var contents: SealedContents?

  package init(
    run: RunID,
    number: BatchNumber,
    events: [BatchEvent],
    expecting: Int,
    outcomes: [RecordOutcome] = [],
    contents: SealedContents? = nil
  ) {
    self.run = run
    self.number = number
    self.events = events
    self.expecting = expecting
    self.outcomes = outcomes
    self.contents = contents
  }
}
