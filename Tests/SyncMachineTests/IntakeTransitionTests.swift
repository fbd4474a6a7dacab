import SyncMachine
import Testing

@Suite("An intake")
struct IntakeTransitionTests {
  static let law: [IntakeState.Phase: [IntakeEvent.Kind: IntakeState.Phase]] = [
    .fetching: [.fetched: .mapping],
    .mapping: [.mapped: .validating, .interrupted: .fetching],
    .validating: [.staged: .staged, .interrupted: .fetching],
    .staged: [.advanced: .fetching],
    .exhausted: [:],
  ]

  @Test(arguments: IntakeState.Phase.allCases, IntakeEvent.Kind.allCases)
  func `takes exactly the steps in the table`(
    phase: IntakeState.Phase,
    kind: IntakeEvent.Kind
  ) throws {
    let state = Samples.state(phase)
    let event = Samples.event(kind)
    if let target = try #require(Self.law[phase])[kind] {
      #expect(try IntakeState.transition(state, event).state.phase == target)
    } else {
      #expect(
        throws: IllegalTransition(.intake, phase: phase.rawValue, event: kind.rawValue)
      ) { try IntakeState.transition(state, event) }
    }
  }

  @Test func `is exhausted after the page without a next one`() throws {
    #expect(try IntakeState.transition(.staged(7, next: nil), .advanced).state == .exhausted(7))
  }

  @Test func `fetches the page after the staged one from where that one ended`() throws {
    let page = IntakePage(8, after: "t7")
    let step = try IntakeState.transition(.staged(7, next: "t7"), .advanced)
    #expect(step == .to(.fetching(page), then: .fetch(page)))
  }

  @Test func `fetches the same page again after an interruption`() throws {
    let step = try IntakeState.transition(.validating(Samples.page, next: "t9"), .interrupted)
    #expect(step == .to(.fetching(Samples.page), then: .fetch(Samples.page)))
  }

  @Test func `refuses to stage another page than the one that is due`() {
    let state = Samples.state(.validating)
    for event in [IntakeEvent.staged(3, next: "t2"), .staged(2, next: "t3"), .staged(2, next: nil)]
    {
      #expect(
        throws: IllegalTransition(
          .intake,
          phase: "validating",
          event: "staged",
          reason: .wrongPage
        )
      ) { try IntakeState.transition(state, event) }
    }
  }
}
