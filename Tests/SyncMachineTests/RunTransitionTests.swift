import Records
import SyncMachine
import Testing

@Suite("A sync run")
struct RunTransitionTests {
  /// The law of the machine, one row a phase: a pair that is not here must be refused.
  static let law: [RunState.Phase: [RunEvent.Kind: RunState.Phase]] = [
    .scheduled: [.started: .running, .cancelRequested: .cancelled, .gaveUp: .failed],
    .running: [
      .recovered: .running, .waitBegan: .waiting, .paused: .paused,
      .attentionNeeded: .needsAttention, .cancelRequested: .cancelling, .finished: .completed,
      .gaveUp: .failed,
    ],
    .waiting: [
      .recovered: .waiting, .woke: .running, .paused: .paused,
      .attentionNeeded: .needsAttention, .resumed: .running, .cancelRequested: .cancelling,
      .gaveUp: .failed,
    ],
    .paused: [.resumed: .running, .cancelRequested: .cancelling],
    .needsAttention: [
      .paused: .paused, .resumed: .running, .cancelRequested: .cancelling, .gaveUp: .failed,
    ],
    .cancelling: [
      .recovered: .cancelling, .attentionNeeded: .needsAttention, .wentQuiet: .cancelled,
      .gaveUp: .failed,
    ],
    .completed: [:], .completedWithExceptions: [.reopened: .running], .failed: [:],
    .cancelled: [:],
  ]

  @Test(arguments: RunState.Phase.allCases, RunEvent.Kind.allCases)
  func `takes exactly the steps in the table`(phase: RunState.Phase, kind: RunEvent.Kind) throws {
    let state = Samples.state(phase)
    let event = Samples.event(kind)
    if let target = try #require(Self.law[phase])[kind] {
      #expect(try RunState.transition(state, event).state.phase == target)
    } else {
      #expect(
        throws: IllegalTransition(.run, phase: phase.rawValue, event: kind.rawValue)
      ) { try RunState.transition(state, event) }
    }
  }

  @Test(arguments: RunState.Phase.allCases)
  func `has ended exactly where no step leads out, but to reopen it`(
    phase: RunState.Phase
  ) throws {
    let ways = try #require(Self.law[phase]).filter { $0.key != .reopened }
    #expect(ways.isEmpty == phase.isFinal)
  }

  @Test func `ends with exceptions when a record is invalid, rejected or held`() throws {
    for kind in OutcomeKind.allCases where kind != .unknown {
      var counts = Samples.done
      counts.read += 1
      counts[kind] += 1
      let expected: RunState = kind.isException ? .completedWithExceptions : .completed
      #expect(try RunState.transition(.running, .finished(counts)).state == expected)
    }
  }

  @Test func `does not end while a record has no outcome or an unknown one`() {
    var missing = Samples.done
    missing.read += 1
    var unknown = missing
    unknown.unknown = 1
    let refusal = IllegalTransition(
      .run,
      phase: "running",
      event: "finished",
      reason: .countsDoNotAddUp
    )
    #expect(throws: refusal) { try RunState.transition(.running, .finished(missing)) }
    #expect(throws: refusal) { try RunState.transition(.running, .finished(unknown)) }
  }

  @Test(arguments: UInt64(1)...50)
  func `never leaves the law on a random walk`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var state = RunState.initial
    for _ in 0..<200 {
      let kind = try #require(RunEvent.Kind.allCases.randomElement(using: &generator))
      let allowed = try #require(Self.law[state.phase])[kind]
      let next = try? RunState.transition(state, Samples.event(kind)).state
      #expect(next?.phase == allowed)
      state = next ?? state
    }
  }
}
