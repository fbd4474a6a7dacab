extension BatchState {
  /// Where every batch begins.
  package static let initial = BatchState.planned(attempts: 0)

  /// After so many attempts without an outcome the batch itself is suspected and cut.
  package static let attemptsMax = 3

  /// The whole life of a batch: every legal step, and nothing else.
  ///
  /// Pure.
  package static func transition(
    _ state: BatchState,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> MachineStep<BatchState, BatchEffect> {
    switch state {
    case .planned(let attempts): try planned(attempts, event)
    case .intended(let attempt): try underWay(state, attempt, event)
    case .sent(let attempt): try underWay(state, attempt, event)
    case .partial(let attempt, let unanswered), .rejected(let attempt, let unanswered):
      try answered(state, attempt, unanswered, event)
    case .unknown(let attempt, let operationClass):
      try unknown(attempt, operationClass, event)
    case .resolving(let attempt, let operationClass, let looks):
      try resolving(attempt, operationClass, looks, event)
    case .needsDecision(let attempt): try undecided(attempt, event)
    case .isolating(let attempt): try isolating(attempt, event)
    case .applied, .split, .withdrawn: throw refusal(state, event)
    }
  }

  private typealias Step = MachineStep<BatchState, BatchEffect>

  private static func refusal(
    _ state: BatchState,
    _ event: BatchEvent,
    _ reason: IllegalTransition.Reason = .notInThisPhase
  ) -> IllegalTransition {
    IllegalTransition(
      .batch,
      phase: state.phase.rawValue,
      event: event.kind.rawValue,
      reason: reason
    )
  }

  private static func planned(
    _ attempts: Int,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> Step {
    let state = BatchState.planned(attempts: attempts)
    switch event {
    case .remapped(left: 0): return .to(.withdrawn(attempts: attempts))
    case .remapped: return .to(state, then: .intend(attempt: attempts + 1))
    case .intended(let attempt):
      guard attempt == attempts + 1 else { throw refusal(state, event, .wrongAttempt) }
      return .to(.intended(attempt: attempt), then: .send(attempt: attempt))
    case .isolationBegan:
      guard attempts >= attemptsMax else { throw refusal(state, event, .nothingLeftOver) }
      return .to(.isolating(attempt: attempts), then: .cut)
    case .sent, .notApplied, .applied, .partlyApplied, .refused, .answerLost, .resolutionBegan,
      .foundNothing, .resendChosen, .decisionNeeded, .decided, .split, .retried:
      throw refusal(state, event)
    }
  }

  /// Of `intended` and `sent` alike: whoever finds an intent after a crash cannot know.
  private static func underWay(
    _ state: BatchState,
    _ attempt: Int,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> Step {
    switch event {
    case .sent:
      guard state.phase == .intended else { throw refusal(state, event) }
      return .to(.sent(attempt: attempt))
    case .notApplied:
      return .to(.planned(attempts: attempt), then: .intend(attempt: attempt + 1))
    case .applied:
      return .to(.applied(attempt: attempt))
    case .partlyApplied(let unanswered):
      return .partly(attempt, unanswered)
    case .refused(let unanswered):
      return .refused(attempt, unanswered)
    case .answerLost(let operationClass):
      return .to(.unknown(attempt: attempt, operationClass), then: .resolve(operationClass))
    case .remapped, .intended, .resolutionBegan, .foundNothing, .resendChosen, .decisionNeeded,
      .decided, .isolationBegan, .split, .retried:
      throw refusal(state, event)
    }
  }

  private static func answered(
    _ state: BatchState,
    _ attempt: Int,
    _ unanswered: Int,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> Step {
    switch event {
    case .isolationBegan:
      guard unanswered > 0 else { throw refusal(state, event, .nothingLeftOver) }
      return .to(.isolating(attempt: attempt), then: .cut)
    case .retried:
      guard unanswered == 0 else { throw refusal(state, event) }
      return .to(.planned(attempts: attempt), then: .intend(attempt: attempt + 1))
    case .remapped, .intended, .sent, .notApplied, .applied, .partlyApplied, .refused, .answerLost,
      .resolutionBegan, .foundNothing, .resendChosen, .decisionNeeded, .decided, .split:
      throw refusal(state, event)
    }
  }

  private static func unknown(
    _ attempt: Int,
    _ operationClass: OperationClass,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> Step {
    let state = BatchState.unknown(attempt: attempt, operationClass)
    switch event {
    case .resolutionBegan:
      guard operationClass.resolution != .askPerson else {
        throw refusal(state, event, .needsPerson)
      }
      return .to(
        .resolving(attempt: attempt, operationClass, looks: 0),
        then: .perform(operationClass.resolution)
      )
    case .decisionNeeded:
      return .to(.needsDecision(attempt: attempt), then: .askPerson)
    case .remapped, .intended, .sent, .notApplied, .applied, .partlyApplied, .refused, .answerLost,
      .foundNothing, .resendChosen, .decided, .isolationBegan, .split, .retried:
      throw refusal(state, event)
    }
  }

  private static func resolving(
    _ attempt: Int,
    _ operationClass: OperationClass,
    _ looks: Int,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> Step {
    let state = BatchState.resolving(attempt: attempt, operationClass, looks: looks)
    switch event {
    case .applied:
      return .to(.applied(attempt: attempt))
    case .partlyApplied(let unanswered):
      return .partly(attempt, unanswered)
    case .foundNothing:
      return .to(
        .resolving(attempt: attempt, operationClass, looks: looks + 1),
        then: .perform(operationClass.resolution)
      )
    case .resendChosen:
      guard looks >= operationClass.resolution.looksNeeded else {
        throw refusal(state, event, .notLookedOftenEnough)
      }
      return .to(.planned(attempts: attempt), then: .intend(attempt: attempt + 1))
    case .decisionNeeded:
      return .to(.needsDecision(attempt: attempt), then: .askPerson)
    case .remapped, .intended, .sent, .notApplied, .refused, .answerLost, .resolutionBegan,
      .decided,
      .isolationBegan, .split, .retried:
      throw refusal(state, event)
    }
  }

  private static func undecided(
    _ attempt: Int,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> Step {
    switch event {
    case .decided(.applied, _): return .to(.applied(attempt: attempt))
    case .decided(.notApplied, _): return .to(.rejected(attempt: attempt, unanswered: 0))
    case .decided(.resend, _):
      return .to(.planned(attempts: attempt), then: .intend(attempt: attempt + 1))
    case .remapped, .intended, .sent, .notApplied, .applied, .partlyApplied, .refused, .answerLost,
      .resolutionBegan, .foundNothing, .resendChosen, .decisionNeeded, .isolationBegan, .split,
      .retried:
      throw refusal(.needsDecision(attempt: attempt), event)
    }
  }

  private static func isolating(
    _ attempt: Int,
    _ event: BatchEvent
  ) throws(IllegalTransition) -> Step {
    switch event {
    case .split(let pieces): return .to(.split(pieces: pieces))
    case .remapped, .intended, .sent, .notApplied, .applied, .partlyApplied, .refused, .answerLost,
      .resolutionBegan, .foundNothing, .resendChosen, .decisionNeeded, .decided, .isolationBegan,
      .retried:
      throw refusal(.isolating(attempt: attempt), event)
    }
  }
}

extension MachineStep<BatchState, BatchEffect> {
  fileprivate static func partly(_ attempt: Int, _ unanswered: Int) -> Self {
    let state = BatchState.partial(attempt: attempt, unanswered: unanswered)
    return unanswered == 0 ? .to(state) : .to(state, then: .isolate(unanswered: unanswered))
  }

  fileprivate static func refused(_ attempt: Int, _ unanswered: Int) -> Self {
    let state = BatchState.rejected(attempt: attempt, unanswered: unanswered)
    return unanswered == 0 ? .to(state) : .to(state, then: .isolate(unanswered: unanswered))
  }
}
