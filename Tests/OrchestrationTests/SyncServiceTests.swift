import Journal
import Logging
import Orchestration
import Records
import ServiceLifecycle
import SyncMachine
import Synchronization
import Testing

@Suite("The service", .timeLimit(.minutes(10)))
struct SyncServiceTests {
  /// Runs the service until so many runs have ended.
  private func serve(_ bench: Bench, _ journal: EventJournal, untilEnded count: Int) async throws {
    let ended = Mutex(0)
    let (done, finish) = AsyncStream.makeStream(of: Void.self)
    let service = SyncService(
      bench.runner(journal, options: .service),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) { report in
      bench.note(report)
      guard report.kind == .runEnded else { return }
      if ended.withLock({
        $0 += 1; return $0
      }) == count {
        finish.finish()
      }
    }
    let group = ServiceGroup(
      services: [service],
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for await _ in done {}
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test func `runs a sync again and again, each occurrence once`() async throws {
    let bench = try Bench(Bench.contacts(20))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    try await serve(bench, journal, untilEnded: 3)
    let runs = try await journal.reader.runs(limit: 10)
    #expect(runs.count >= 3)
    #expect(runs.allSatisfy { $0.plan.trigger == .schedule })
    let occurrences = runs.compactMap(\.plan.occurrence)
    #expect(Set(occurrences).count == runs.count)
    #expect(runs.allSatisfy { $0.plan.id.text.hasPrefix(Bench.sync + "-2025") })
    let times = occurrences.compactMap(SyncSchedule.time).sorted()
    #expect(times.allSatisfy { $0.milliseconds % 900_000 == 0 })
    await journal.close()
  }

  @Test func `takes up first what was left, and says what was missed`() async throws {
    let bench = try Bench(Bench.contacts(20))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .crashAfter] }
    let due = SyncSchedule(every: .seconds(900)).latest(at: bench.clock.now())
    _ = try? await bench.runner(journal).start(Bench.sync, due: due)
    bench.clock.advance(by: .seconds(7200))
    try await serve(bench, journal, untilEnded: 2)
    let runs = try await journal.reader.runs(limit: 10).reversed()
    #expect(runs.first?.plan.occurrence == SyncSchedule.occurrence(at: due))
    #expect(runs.allSatisfy { $0.state.phase.isFinal || $0.state == .running })
    #expect(runs.first?.state == .completed)
    let diary = try await journal.reader.latestEvents(in: .sync(SyncName(Bench.sync)), limit: 9)
    let missed = try #require(diary.last { $0.event.kind == "schedule.missed" })
    #expect(try JSON(parsing: missed.event.body)["count"]?.int == 7)
    await journal.close()
  }

  @Test func `writes down an occurrence that a run in need of a person keeps out`() async throws {
    let bench = try Bench(Bench.contacts(20))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let refusal = FakePlatforms.Trouble.status(401, "{}")
    bench.platforms.change { $0.troubles = [3: refusal, 4: refusal] }
    let first = try await bench.runner(journal).start(Bench.sync)
    #expect(first.entry.state.phase == .needsAttention)
    let service = SyncService(
      bench.runner(journal, options: .service),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    let group = ServiceGroup(
      services: [service],
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      while try await journal.reader.events(in: .sync(SyncName(Bench.sync)), limit: 1).isEmpty {
        await Task.yield()
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    let diary = try await journal.reader.events(in: .sync(SyncName(Bench.sync)), limit: 1)
    let skipped = try #require(diary.first)
    #expect(skipped.event.kind == "schedule.skipped")
    let body = try JSON(parsing: skipped.event.body)
    #expect(body["run_in_the_way"]?.string == first.entry.plan.id.text)
    #expect(body["code"] == "RUN105")
    await journal.close()
  }
}
