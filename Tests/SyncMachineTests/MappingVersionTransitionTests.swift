import SyncMachine
import Testing

@Suite("A version of a mapping")
struct MappingVersionTransitionTests {
  private typealias State = MappingVersionState

  static let law:
    [MappingVersionState.Phase: [MappingVersionEvent.Kind: MappingVersionState.Phase]] = [
      .described: [.drafted: .drafted, .retired: .retired],
      .drafted: [.drafted: .drafted, .checked: .checked, .retired: .retired],
      .checked: [.drafted: .drafted, .tested: .tested, .retired: .retired],
      .tested: [.drafted: .drafted, .proposed: .proposed, .retired: .retired],
      .proposed: [.drafted: .drafted, .approved: .approved, .retired: .retired],
      .approved: [.superseded: .superseded, .retired: .retired],
      .superseded: [:],
      .retired: [:],
    ]

  @Test(arguments: MappingVersionState.Phase.allCases, MappingVersionEvent.Kind.allCases)
  func `takes exactly the steps in the table`(
    phase: MappingVersionState.Phase,
    kind: MappingVersionEvent.Kind
  ) throws {
    let state = Samples.state(phase)
    let event = Samples.event(kind)
    if let target = try #require(Self.law[phase])[kind] {
      #expect(try MappingVersionState.transition(state, event).state.phase == target)
    } else {
      #expect(
        throws: IllegalTransition(
          .mappingVersion,
          phase: phase.rawValue,
          event: kind.rawValue
        )
      ) { try MappingVersionState.transition(state, event) }
    }
  }

  @Test(arguments: MappingVersionState.Phase.allCases)
  func `is final exactly where no step leads out`(phase: MappingVersionState.Phase) throws {
    #expect(try #require(Self.law[phase]).isEmpty == phase.isFinal)
  }

  private func refused(
    _ reason: IllegalTransition.Reason,
    _ state: MappingVersionState,
    _ event: MappingVersionEvent,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      throws: IllegalTransition(
        .mappingVersion,
        phase: state.phase.rawValue,
        event: event.kind.rawValue,
        reason: reason
      ),
      sourceLocation: sourceLocation
    ) { try MappingVersionState.transition(state, event) }
  }

  @Test func `is not proposed while a check or a test fails`() {
    let passed = TestSummary(passed: 4, failed: 0)
    refused(
      .checksFailed,
      .tested(spec: "5bec", CheckFindings(errors: 1), passed),
      .proposed(seal: "5ea1")
    )
    refused(
      .testsFailed,
      .tested(spec: "5bec", CheckFindings(), TestSummary(passed: 3, failed: 1)),
      .proposed(seal: "5ea1")
    )
  }

  @Test func `is proposed with open questions and not approved with them`() throws {
    let tested = MappingVersionState.tested(
      spec: "5bec",
      CheckFindings(openQuestions: 2),
      TestSummary(passed: 4, failed: 0)
    )
    let proposed = try MappingVersionState.transition(tested, .proposed(seal: "5ea1")).state
    #expect(proposed == .proposed(seal: "5ea1", openQuestions: 2))
    refused(.openQuestions, proposed, .approved(seal: "5ea1", by: "ada"))
  }

  @Test func `is approved, checked and tested only as what it is`() {
    refused(
      .hashDiffers,
      .proposed(seal: "5ea1", openQuestions: 0),
      .approved(seal: "0dd", by: "ada")
    )
    refused(.hashDiffers, .drafted(spec: "5bec"), .checked(spec: "0dd", CheckFindings()))
    refused(
      .hashDiffers,
      .checked(spec: "5bec", CheckFindings()),
      .tested(spec: "0dd", TestSummary(passed: 1, failed: 0))
    )
  }
}
