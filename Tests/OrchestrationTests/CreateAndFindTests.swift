import Journal
import Orchestration
import Records
import SyncMachine
import Testing

/// Creates that are repeated make doubles: where an answer is lost, what was created is looked for.
@Suite("A lost answer to a create", .timeLimit(.minutes(10)))
struct CreateAndFindTests {
  private func ready(
    _ count: Int = 20,
    _ trouble: FakePlatforms.Trouble? = nil
  ) async throws -> (bench: Bench, journal: EventJournal) {
    let (bench, journal) = try await Bench.ready(Bench.contacts(count), spec: Bench.createOnly)
    bench.platforms.change { state in
      if let trouble { state.createTroubles = [1: trouble] }
    }
    return (bench, journal)
  }

  /// Everything was created once, and the journal knows as what.
  private func check(
    _ bench: Bench,
    _ journal: EventJournal,
    _ entry: RunEntry,
    count: Int = 20
  ) async throws {
    #expect(entry.state == .completed)
    #expect(entry.counts.created == count)
    #expect(entry.counts.addsUp)
    bench.platforms.look { state in
      #expect(state.made.count == count)
      #expect(Set(state.made).count == count)
    }
    let outcomes = try await journal.reader.outcomes(of: entry.plan.id, limit: 1_000)
    #expect(outcomes.allSatisfy { $0.outcome.kind == .created })
    let ids = outcomes.map { $0.outcome.destination?.text }
    #expect(ids == (1...count).map { "00Q\($0)" })
  }

  /// When the destination was looked at.
  private func looks(_ bench: Bench) -> [Instant] {
    bench.platforms.look { $0.looksAt }
  }

  @Test func `is found by looking`() async throws {
    let (bench, journal) = try await ready(20, .lostAfter)
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    try await check(bench, journal, ending.entry)
    #expect(bench.platforms.look { $0.creates } == 1)
    #expect(bench.platforms.look { $0.leadLooks } == 1)
    #expect(bench.noted.contains { $0.kind == .batchUnknown && $0.progress.counts.unknown == 0 })
    await journal.close()
  }

  @Test func `is found by the second look where the first came too early`() async throws {
    let (bench, journal) = try await ready(20, .lostAfter)
    bench.platforms.change { $0.blindLooks = 1 }
    let ending = try await bench.runner(journal).start(Bench.sync)
    try await check(bench, journal, ending.entry)
    #expect(bench.platforms.look { $0.creates } == 1)
    #expect(bench.platforms.look { $0.leadLooks } == 2)
    await journal.close()
  }

  @Test(arguments: [FakePlatforms.Trouble.lostHalfway(0), .status(503, "[]")])
  func `is sent again after two looks in vain`(trouble: FakePlatforms.Trouble) async throws {
    let (bench, journal) = try await ready(20, trouble)
    let ending = try await bench.runner(journal).start(Bench.sync)
    try await check(bench, journal, ending.entry)
    #expect(bench.platforms.look { $0.batches }.suffix(1) == [20])
    let looks = looks(bench)
    #expect(looks.count == 2)
    if looks.count == 2 { #expect(looks[1] - looks[0] >= .seconds(60)) }
    await journal.close()
  }

  @Test func `is sent again only for those that are missing`() async throws {
    let (bench, journal) = try await ready(20, .lostHalfway(7))
    let ending = try await bench.runner(journal).start(Bench.sync)
    try await check(bench, journal, ending.entry)
    #expect(bench.platforms.look { $0.batches } == [20, 13])
    let looks = looks(bench)
    #expect(looks.count == 2)
    await journal.close()
  }

  @Test func `does not keep other batches from being sent`() async throws {
    let (bench, journal) = try await ready(450, .lostHalfway(150))
    let ending = try await bench.runner(journal).start(Bench.sync)
    try await check(bench, journal, ending.entry, count: 450)
    #expect(bench.platforms.look { $0.batches }.sorted() == [50, 50, 200, 200])
    await journal.close()
  }

  // MARK: Crashes

  @Test(arguments: [FakePlatforms.Trouble.crashAfter, .crashBefore])
  func `is looked for where the process died with it`(
    trouble: FakePlatforms.Trouble
  ) async throws {
    let (bench, journal) = try await ready(20, trouble)
    _ = try? await bench.runner(journal).start(Bench.sync)
    await journal.close()
    let reopened = try await bench.openJournal()
    let left = try #require(try await reopened.reader.latestRun())
    let ending = try await bench.runner(reopened).resume(left.plan.id, by: nil)
    try await check(bench, reopened, ending.entry)
    await reopened.close()
  }

  @Test func `is looked for a minute later also by another process`() async throws {
    let (bench, journal) = try await ready(20, .lostAfter)
    bench.platforms.change { $0.blindLooks = 1 }
    let waiting = try await bench.runner(journal, options: RunOptions(patience: .seconds(20)))
      .start(Bench.sync)
    guard case .waiting(let reason, _) = waiting.entry.state else {
      Issue.record("\(waiting.entry.state)")
      return
    }
    #expect(reason == WaitReason(.visibility, connection: "org"))
    #expect(waiting.entry.counts.unknown == 20)
    let ending = try await bench.runner(journal).resume(waiting.entry.plan.id, by: "ada")
    try await check(bench, journal, ending.entry)
    let looks = looks(bench)
    #expect(looks.count == 2)
    if looks.count == 2 { #expect(looks[1] - looks[0] >= .seconds(60)) }
    await journal.close()
  }

  @Test func `is looked for until it is sure also where the run is cancelled`() async throws {
    let (bench, journal) = try await ready(20, .lostAfter)
    bench.platforms.change { $0.blindLooks = 1 }
    let control = RunControl()
    let ending = try await bench.runner(journal).start(Bench.sync, control: control) { report in
      if report.kind == .batchUnknown { control.cancel(by: "ada") }
    }
    #expect(ending.entry.state == .cancelled(by: "ada"))
    #expect(ending.entry.counts.created == 20)
    #expect(ending.entry.counts.unknown == 0)
    let next = try await bench.runner(journal).start(Bench.sync)
    #expect(next.entry.counts.unchanged == 20)
    #expect(bench.platforms.look { $0.made.count } == 20)
    await journal.close()
  }

  @Test func `is not sent again by cancelling`() async throws {
    let (bench, journal) = try await ready(20, .lostHalfway(0))
    let control = RunControl()
    let ending = try await bench.runner(journal).start(Bench.sync, control: control) { report in
      if report.kind == .batchUnknown { control.cancel(by: "ada") }
    }
    #expect(ending.entry.state == .cancelled(by: "ada"))
    #expect(bench.platforms.look { $0.creates } == 1)
    #expect(bench.platforms.look { $0.leadLooks } == 2)
    await journal.close()
  }

  // MARK: Later runs

  @Test func `leaves an edited record alone in a later run`() async throws {
    let (bench, journal) = try await ready(20)
    let first = try await bench.runner(journal).start(Bench.sync)
    try await check(bench, journal, first.entry)
    bench.clock.advance(by: .seconds(3_600))
    bench.edit("7", ["lastname": "New"])
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.state == .completed)
    #expect(second.counts.read == 1)
    #expect(second.counts.skipped == 1)
    let outcome = try await journal.reader.outcome(of: "7", in: second.plan.id)?.outcome
    #expect(outcome?.rule == "create_only")
    #expect(outcome?.destination == "00Q7")
    #expect(bench.platforms.look { $0.made.count } == 20)
    await journal.close()
  }
}
