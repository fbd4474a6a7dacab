import Diagnostics
import Journal
import Orchestration
import Platforms
import RateLimits
import Records
import SyncMachine
import Testing

@Suite("A lost answer that must not be guessed")
struct UnknownOutcomeTests {
  private struct NoSecrets: CredentialSource {
    func secret(_ name: CredentialName) -> String? { "secret" }
  }

  private func runner(_ bench: Bench, _ journal: EventJournal) throws -> SyncRunner {
    let registry = try RateLimitRegistry.builtIn(platform: "salesforce")
    let adapter = try SalesforceAdapter(
      AdapterSettings(
        endpoint: "https://org.example",
        limits: registry,
        credentials: NoSecrets()
      )
    )
    let session = ConnectionSession(
      name: "org",
      platform: .salesforce,
      adapter: OnceOnlyAdapter(adapter: adapter),
      gate: RateLimitGate(
        bench.platforms,
        limiter: try RateLimiter(registry),
        clock: bench.clock
      )
    )
    return bench.runner(journal, prepared: [session])
  }

  @Test(arguments: [FakePlatforms.Trouble.lostAfter, .status(503, "[]")])
  func `waits for a person and sends nothing twice`(trouble: FakePlatforms.Trouble) async throws {
    let bench = try Bench(Bench.contacts(20))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: trouble] }
    let ending = try await runner(bench, journal).start(Bench.sync)
    guard case .needsAttention(let attention) = ending.entry.state else {
      Issue.record("\(ending.entry.state)")
      return
    }
    #expect(attention.kind == .unknownOutcome)
    #expect(attention.batch == 1)
    #expect(ending.problem?.code.rawValue == "RUN203")
    #expect(ending.entry.counts.unknown == 20)
    let again = try await runner(bench, journal).resume(ending.entry.plan.id, by: "ada")
    #expect(again.entry.state == ending.entry.state)
    #expect(bench.platforms.look { $0.upserts } == 1)
    await journal.close()
  }

  @Test func `also where the process died with it`() async throws {
    let bench = try Bench(Bench.contacts(20))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .crashAfter] }
    _ = try? await runner(bench, journal).start(Bench.sync)
    let left = try #require(try await journal.reader.latestRun())
    let ending = try await runner(bench, journal).resume(left.plan.id, by: nil)
    #expect(ending.entry.state.phase == .needsAttention)
    #expect(bench.platforms.look { $0.upserts } == 1)
    await journal.close()
  }

  @Test func `but goes again where nothing can have arrived`() async throws {
    let bench = try Bench(Bench.contacts(20))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .refusedConnection] }
    let ending = try await runner(bench, journal).start(Bench.sync)
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.created == 20)
    await journal.close()
  }

  @Test func `and nobody is asked about a batch that was stopped before it was sent`() async throws
  {
    let bench = try Bench(Bench.contacts(20))
    let control = RunControl()
    let journal = try await bench.openJournal(whilePlanning: { control.stop() })
    try await bench.shelve(journal)
    let ending = try await runner(bench, journal).start(Bench.sync, control: control)
    #expect(ending.entry.state == .running)
    let open = try await journal.reader.openBatches(of: ending.entry.plan.id)
    #expect(open.map(\.state) == [.planned(attempts: 1)])
    #expect(bench.platforms.look { $0.upserts } == 0)
    let resumed = try await runner(bench, journal).resume(ending.entry.plan.id, by: nil)
    #expect(resumed.entry.state == .completed)
    #expect(resumed.entry.counts.created == 20)
    await journal.close()
  }
}
