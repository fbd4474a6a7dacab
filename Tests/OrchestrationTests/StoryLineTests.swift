import Journal
import Orchestration
import Records
import SyncMachine
import Synchronization
import Testing
import Workspace

/// What a person reads on the story's own night: 47,000 contacts, one of them refused three times.
@Suite("The line a person reads", .timeLimit(.minutes(10)))
struct StoryLineTests {
  private static let record: RecordID = "45001"

  /// Salesforce with 100 records a call, so that batch 451 holds record 45001.
  private func runner(_ bench: Bench, _ journal: EventJournal) throws -> SyncRunner {
    let secret = SecretReference.environment("SECRET")
    let session = try ConnectionSession(
      ConnectionSettings(
        name: "org",
        platform: "salesforce",
        endpoint: "https://org.example",
        credentials: ["client_id": secret, "client_secret": secret],
        limits: ["collections": ["max": 100]]
      ),
      secrets: SecretResolver(folder: "/", environment: ["SECRET": "secret"]),
      sender: bench.platforms,
      clock: bench.clock
    )
    var options = RunOptions()
    options.inFlightMax = 1
    options.stagedMax = 1000
    return bench.runner(journal, options: options, prepared: [session])
  }

  /// A run that somebody stops when batch 451 was answered.
  private func untilAnswered(
    _ bench: Bench,
    _ drive: (RunControl, @escaping @Sendable (RunReport) -> Void) async throws -> RunEnding
  ) async throws -> RunEntry {
    let control = RunControl()
    return try await drive(control) { report in
      bench.note(report)
      guard report.kind == .batchAnswered, report.batch == 451 else { return }
      control.stop()
      // Whoever waits for the source is told that it does not answer.
      bench.platforms.change { state in
        state.listTroubles[state.listed] = .status(503, "{}")
        state.isOpen = true
      }
    }.entry
  }

  @Test func `names batch, attempt, record and field, and what is read meanwhile`() async throws {
    var state = Bench.contacts(47_000)
    state.pageSize = 1024
    state.refusedRows = [Self.record.text: "INVALID_EMAIL_ADDRESS"]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let runner = try runner(bench, journal)
    var run = try await untilAnswered(bench) { control, report in
      try await runner.start(Bench.sync, control: control, report: report)
    }
    #expect(run.state == .running)
    #expect(run.counts.rejected == 1)
    // The source keeps silent while the record is sent a second and a third time.
    for _ in 2...3 {
      bench.hold({ $0.kind == .list }) { _ in false }
      run = try await again(run, runner, bench)
    }
    #expect(
      bench.noted.contains {
        $0.progress.statusText
          == "uploading batch 451 (attempt 3, record 45001 rejected: Email) · fetching page 46"
      }
    )

    bench.platforms.change { $0.refusedRows = [:] }
    let workbench = try await Workbench(runner, run)
    let entries = try await workbench.records([Self.record])
    #expect(entries.map(\.attempts) == [3])
    #expect(entries.map(\.batch) == [451])
    let address = Correction(field: "Email", text: "ida@example.com")
    let tests = try await workbench.fix(entries, [address], reason: "a typo", by: "ada")
    #expect(tests.map(\.passes) == [true])
    _ = try await workbench.retry(entries, by: "ada")
    let ending = try await runner.resume(run.plan.id, by: "ada") { bench.note($0) }
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.created == 47_000)
    bench.platforms.look { state in
      #expect(state.leads.count == 47_000)
      #expect(state.leads[Self.record.text]?["Email"] == "ida@example.com")
      #expect(state.batches.count == 470 + 3)
    }
    await journal.close()
  }

  private func again(
    _ run: RunEntry,
    _ runner: SyncRunner,
    _ bench: Bench
  ) async throws -> RunEntry {
    let workbench = try await Workbench(runner, run)
    _ = try await workbench.retry(try await workbench.records([Self.record]), by: "ada")
    return try await untilAnswered(bench) { control, report in
      try await runner.resume(run.plan.id, by: "ada", control: control, report: report)
    }
  }
}
