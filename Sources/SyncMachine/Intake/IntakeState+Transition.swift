extension IntakeState {
  /// Where every intake begins.
  package static let initial = IntakeState.fetching(.first)

  /// The whole life of an intake: every legal step, and nothing else.
  ///
  /// Pure.
  package static func transition(
    _ state: IntakeState,
    _ event: IntakeEvent
  ) throws(IllegalTransition) -> MachineStep<IntakeState, IntakeEffect> {
    let refusal = IllegalTransition(
      .intake,
      phase: state.phase.rawValue,
      event: event.kind.rawValue
    )

    switch (state, event) {
    case (.fetching(let page), .fetched(let next)):
      return .to(.mapping(page, next: next), then: .map(page.number))
    case (.mapping(let page, let next), .mapped):
      return .to(.validating(page, next: next), then: .stage(page.number))

    case (.validating(let page, let next), .staged(let number, let stagedNext)):
      guard number == page.number, stagedNext == next else {
        throw IllegalTransition(
          .intake,
          phase: refusal.phase,
          event: refusal.event,
          reason: .wrongPage
        )
      }
      return .to(.staged(number, next: next), then: .awaitRoom)

    case (.staged(let number, let token?), .advanced):
      let page = IntakePage(number.next, after: token)
      return .to(.fetching(page), then: .fetch(page))
    case (.staged(let number, next: nil), .advanced):
      return .to(.exhausted(number))

    case (.mapping(let page, _), .interrupted), (.validating(let page, _), .interrupted):
      return .to(.fetching(page), then: .fetch(page))

    // Written out phase by phase: a new state does not compile until it is placed.
    case (.fetching, _), (.mapping, _), (.validating, _), (.staged, _), (.exhausted, _):
      throw refusal
    }
  }
}
