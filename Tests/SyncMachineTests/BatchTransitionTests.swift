import SyncMachine
import Testing

@Suite("A batch")
struct BatchTransitionTests {
  private static let answers: [BatchEvent.Kind: BatchState.Phase] = [
    .notApplied: .planned, .applied: .applied, .partlyApplied: .partial, .refused: .rejected,
    .answerLost: .unknown,
  ]

  static let law: [BatchState.Phase: [BatchEvent.Kind: BatchState.Phase]] = [
    .planned: [.remapped: .planned, .intended: .intended, .isolationBegan: .isolating],
    .intended: answers.merging([.sent: .sent]) { left, _ in left },
    .sent: answers,
    .applied: [:],
    .partial: [.isolationBegan: .isolating],
    .rejected: [.isolationBegan: .isolating],
    .unknown: [.resolutionBegan: .resolving, .decisionNeeded: .needsDecision],
    .resolving: [
      .applied: .applied, .partlyApplied: .partial, .foundNothing: .resolving,
      .resendChosen: .planned, .decisionNeeded: .needsDecision,
    ],
    .needsDecision: [.decided: .planned],
    .isolating: [.split: .split],
    .split: [:],
    .withdrawn: [:],
  ]

  @Test(arguments: BatchState.Phase.allCases, BatchEvent.Kind.allCases)
  func `takes exactly the steps in the table`(phase: BatchState.Phase, kind: BatchEvent.Kind) throws
  {
    let state = Samples.state(phase)
    let event = Samples.event(kind)
    if let target = try #require(Self.law[phase])[kind] {
      #expect(try BatchState.transition(state, event).state.phase == target)
    } else {
      #expect(
        throws: IllegalTransition(.batch, phase: phase.rawValue, event: kind.rawValue)
      ) { try BatchState.transition(state, event) }
    }
  }

  @Test(arguments: BatchEvent.Kind.allCases)
  func `takes no step once every record is answered, but to try refused ones again`(
    kind: BatchEvent.Kind
  ) throws {
    let ends: [BatchState] = [
      .applied(attempt: 1), .partial(attempt: 1, unanswered: 0),
      .rejected(attempt: 1, unanswered: 0), .split(pieces: 2), .withdrawn(attempts: 1),
    ]
    for state in ends {
      #expect(state.isFinal)
      let hasRefused = state.phase == .partial || state.phase == .rejected
      if kind == .retried, hasRefused {
        let step = try BatchState.transition(state, .retried([7]))
        #expect(step == .to(.planned(attempts: 1), then: .intend(attempt: 2)))
      } else {
        #expect(throws: IllegalTransition.self) {
          try BatchState.transition(state, Samples.event(kind))
        }
      }
    }
  }

  @Test func `is withdrawn once nothing of it is left to be sent`() throws {
    let some = try BatchState.transition(.planned(attempts: 2), .remapped(left: 1))
    #expect(some == .to(.planned(attempts: 2), then: .intend(attempt: 3)))
    let none = try BatchState.transition(.planned(attempts: 2), .remapped(left: 0))
    #expect(none == .to(.withdrawn(attempts: 2)))
  }

  @Test(arguments: OperationClass.allCases)
  func `may have been applied where a lost answer is resolved by sending again`(
    operationClass: OperationClass
  ) {
    let isRepeated = [.convergentUpsert, .idempotencyKey].contains(operationClass)
    #expect(BatchEvent.answerLost(operationClass).mayBeApplied(false) == isRepeated)
    #expect(BatchEvent.answerLost(operationClass).mayBeApplied(true))
  }

  @Test(arguments: BatchEvent.Kind.allCases)
  func `may have been applied until refused records of it are tried again`(
    kind: BatchEvent.Kind
  ) {
    let event = Samples.event(kind)
    #expect(event.mayBeApplied(true) == (kind != .retried))
    #expect(event.mayBeApplied(false) == (kind == .answerLost))
  }

  @Test func `counts an attempt before it is made and never twice`() throws {
    let step = try BatchState.transition(.planned(attempts: 2), .intended(attempt: 3))
    #expect(step == .to(.intended(attempt: 3), then: .send(attempt: 3)))
    for wrong in [2, 4] {
      #expect(
        throws: IllegalTransition(
          .batch,
          phase: "planned",
          event: "intended",
          reason: .wrongAttempt
        )
      ) { try BatchState.transition(.planned(attempts: 2), .intended(attempt: wrong)) }
    }
  }

  @Test(arguments: OperationClass.allCases)
  func `resolves a lost answer as the class of the operation allows`(
    operationClass: OperationClass
  ) throws {
    let lost = try BatchState.transition(.intended(attempt: 1), .answerLost(operationClass)).state
    #expect(lost == .unknown(attempt: 1, operationClass))
    switch operationClass {
    case .convergentUpsert, .idempotencyKey:
      let resolving = try BatchState.transition(lost, .resolutionBegan).state
      #expect(try BatchState.transition(resolving, .resendChosen).state == .planned(attempts: 1))
    case .findableCreate:
      var state = try BatchState.transition(lost, .resolutionBegan).state
      for _ in 0..<2 {
        #expect(
          throws: IllegalTransition(
            .batch,
            phase: "resolving",
            event: "resend_chosen",
            reason: .notLookedOftenEnough
          )
        ) { try BatchState.transition(state, .resendChosen) }
        state = try BatchState.transition(state, .foundNothing).state
      }
      #expect(try BatchState.transition(state, .resendChosen).state == .planned(attempts: 1))
    case .neither:
      #expect(
        throws: IllegalTransition(
          .batch,
          phase: "unknown",
          event: "resolution_began",
          reason: .needsPerson
        )
      ) { try BatchState.transition(lost, .resolutionBegan) }
      let asked = try BatchState.transition(lost, .decisionNeeded)
      #expect(asked == .to(.needsDecision(attempt: 1), then: .askPerson))
    }
  }

  @Test func `does what a person decides`() throws {
    let state = BatchState.needsDecision(attempt: 2)
    let expected: [BatchDecision: BatchState] = [
      .applied: .applied(attempt: 2), .notApplied: .rejected(attempt: 2, unanswered: 0),
      .resend: .planned(attempts: 2),
    ]
    for decision in BatchDecision.allCases {
      let event = BatchEvent.decided(decision, by: "ada")
      #expect(try BatchState.transition(state, event).state == expected[decision])
    }
  }

  @Test func `is cut after three attempts without an outcome, not before`() throws {
    #expect(throws: IllegalTransition.self) {
      try BatchState.transition(.planned(attempts: 2), .isolationBegan)
    }
    let step = try BatchState.transition(.planned(attempts: 3), .isolationBegan)
    #expect(step == .to(.isolating(attempt: 3), then: .cut))
  }

  @Test func `asks for isolation only while records are left over`() throws {
    let whole = try BatchState.transition(.sent(attempt: 1), .refused(unanswered: 200))
    #expect(whole.effects == [.isolate(unanswered: 200)])
    let each = try BatchState.transition(.sent(attempt: 1), .refused(unanswered: 0))
    #expect(each.effects.isEmpty)
  }
}
