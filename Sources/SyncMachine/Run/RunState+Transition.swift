extension RunState {
  /// Where every run begins.
  package static let initial = RunState.scheduled

  /// The whole life of a run: every legal step, and nothing else.
  ///
  /// Pure. No clock, no random number, no identifier is made here; all three arrive in `event`.
  package static func transition(
    _ state: RunState,
    _ event: RunEvent
  ) throws(IllegalTransition) -> MachineStep<RunState, RunEffect> {
    let refusal = IllegalTransition(.run, phase: state.phase.rawValue, event: event.kind.rawValue)

    switch (state, event) {
    case (.scheduled, .started):
      return .to(.running, then: .work)

    case (.running, .recovered):
      return .to(.running, then: .work)
    case (.waiting(_, let instant), .recovered):
      return .to(state, then: .wake(at: instant))
    case (.cancelling, .recovered):
      return .to(state, then: .settle)

    case (.running, .waitBegan(let reason, let instant)):
      return .to(.waiting(reason, until: instant), then: .settle, .wake(at: instant))
    case (.waiting, .woke):
      return .to(.running, then: .work)

    case (.running, .paused(let actor)), (.waiting, .paused(let actor)),
      (.needsAttention, .paused(let actor)):
      return .to(.paused(by: actor), then: .settle)

    case (.running, .attentionNeeded(let attention)),
      (.waiting, .attentionNeeded(let attention)),
      (.cancelling, .attentionNeeded(let attention)):
      return .to(.needsAttention(attention), then: .settle, .notify(attention))

    case (.waiting, .resumed), (.paused, .resumed), (.needsAttention, .resumed),
      (.completedWithExceptions, .reopened):
      return .to(.running, then: .work)

    case (.scheduled, .cancelRequested(let actor)):
      return .to(.cancelled(by: actor), then: .release)
    case (.running, .cancelRequested(let actor)), (.waiting, .cancelRequested(let actor)),
      (.paused, .cancelRequested(let actor)), (.needsAttention, .cancelRequested(let actor)):
      return .to(.cancelling(by: actor), then: .settle)
    case (.cancelling(let actor), .wentQuiet):
      return .to(.cancelled(by: actor), then: .release)

    case (.running, .finished(let counts)):
      guard counts.addsUp, counts.unknown == 0 else {
        throw IllegalTransition(
          .run,
          phase: refusal.phase,
          event: refusal.event,
          reason: .countsDoNotAddUp
        )
      }
      return .to(
        counts.hasExceptions ? .completedWithExceptions : .completed,
        then: .release
      )

    case (.scheduled, .gaveUp(let code)), (.running, .gaveUp(let code)),
      (.waiting, .gaveUp(let code)), (.needsAttention, .gaveUp(let code)),
      (.cancelling, .gaveUp(let code)):
      return .to(.failed(code), then: .release)

    // Written out phase by phase: a new state does not compile until it is placed.
    case (.scheduled, _), (.running, _), (.waiting, _), (.paused, _), (.needsAttention, _),
      (.cancelling, _), (.completed, _), (.completedWithExceptions, _), (.failed, _),
      (.cancelled, _):
      throw refusal
    }
  }
}
