@testable import Journal
import Records
import SyncMachine
import Testing

@Suite("The form of a state in a row")
struct StoredStateTests {
  static let runs: [RunState] = [
    .scheduled, .running,
    .waiting(WaitReason(.rateLimit, connection: "hubspot"), until: Story.noon),
    .paused(by: "ada"),
    .needsAttention(Attention(.guardTripped, code: "RUN201", connection: nil, batch: 4)),
    .cancelling(by: "ada"), .completed, .completedWithExceptions, .failed("CON301"),
    .cancelled(by: "ada"),
  ]

  @Test func `of a run comes back as it was`() throws {
    for state in Self.runs { #expect(try RunState(stored: state.stored) == state) }
    #expect(Set(Self.runs.map(\.phase)) == Set(RunState.Phase.allCases))
  }

  static let batches: [BatchState] = [
    .planned(attempts: 2), .intended(attempt: 3), .sent(attempt: 3), .applied(attempt: 3),
    .partial(attempt: 3, unanswered: 4), .rejected(attempt: 3, unanswered: 0),
    .unknown(attempt: 3, .findableCreate), .resolving(attempt: 3, .idempotencyKey, looks: 1),
    .needsDecision(attempt: 3), .isolating(attempt: 3), .split(pieces: 2), .withdrawn(attempts: 3),
  ]

  @Test func `of a batch comes back as it was`() throws {
    for state in Self.batches { #expect(try BatchState(stored: state.stored) == state) }
    #expect(Set(Self.batches.map(\.phase)) == Set(BatchState.Phase.allCases))
  }

  static let versions: [MappingVersionState] = [
    .described, .drafted(spec: "5bec"),
    .checked(spec: "5bec", CheckFindings(errors: 1, warnings: 2, openQuestions: 3)),
    .tested(
      spec: "5bec",
      CheckFindings(errors: 0, warnings: 2, openQuestions: 1),
      TestSummary(passed: 3, failed: 4)
    ),
    .proposed(seal: "5ea1", openQuestions: 1), .approved(seal: "5ea1", by: "ada"),
    .superseded(by: 2), .retired(by: "ada"),
  ]

  @Test func `of a mapping version comes back as it was`() throws {
    for state in Self.versions { #expect(try MappingVersionState(stored: state.stored) == state) }
    #expect(Set(Self.versions.map(\.phase)) == Set(MappingVersionState.Phase.allCases))
  }
}
