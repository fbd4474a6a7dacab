/// A run as its journal tells it: where each machine is, and the counts.
///
/// Holds the batches that have not ended, which a driver keeps few, and no record.
package struct RunProgress: Hashable, Sendable {
  package private(set) var run: RunState
  package private(set) var intake: IntakeState
  /// Batches that have not ended.
  package private(set) var batches: [BatchNumber: BatchState]
  /// The last refused record of a batch that has not ended.
  package private(set) var problems: [BatchNumber: RecordProblem]
  package private(set) var counts: RunCounts

  /// At the beginning, or from the states that a journal's rows hold.
  package init(
    run: RunState = .initial,
    intake: IntakeState = .initial,
    batches: [BatchNumber: BatchState] = [:],
    problems: [BatchNumber: RecordProblem] = [:],
    counts: RunCounts = RunCounts()
  ) {
    self.run = run
    self.intake = intake
    self.batches = batches
    self.problems = problems
    self.counts = counts
  }

  /// Takes in what happened next.
  ///
  /// - Throws: where a machine does not allow it; the progress is then unchanged.
  package mutating func apply(_ fact: RunFact) throws(IllegalTransition) {
    switch fact {
    case .run(let event):
      run = try RunState.transition(run, event).state
    case .intake(let event):
      intake = try IntakeState.transition(intake, event).state
    case .batchPlanned(let number, let attempts):
      batches[number] = .planned(attempts: attempts)
    case .batch(let number, let event):
      let state = try BatchState.transition(batches[number] ?? .initial, event).state
      batches[number] = state.isFinal ? nil : state
      if state.isFinal { problems[number] = nil }
    case .counted(let more):
      counts += more
    case .problem(let number, let problem):
      problems[number] = problem
    }
  }

  /// Whether the run may end: nothing more to read, no batch open, every record decided.
  package var isReadyToFinish: Bool {
    intake.phase.isFinal && batches.isEmpty && counts.addsUp && counts.unknown == 0
  }
}
