import Journal
import Orchestration
import Records
import SyncMachine
import Testing

@Suite("Stopping and cancelling")
struct ControlTests {
  @Test func `a stopped run has finished its batch and goes on later`() async throws {
    let bench = try Bench(Bench.contacts(450))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let control = RunControl()
    let ending = try await bench.runner(journal).start(Bench.sync, control: control) { report in
      if report.kind == .batchSent { control.stop() }
    }
    #expect(ending.entry.state == .running)
    #expect(ending.entry.counts.created == 200)
    #expect(try await journal.reader.openBatches(of: ending.entry.plan.id).isEmpty)
    let resumed = try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    #expect(resumed.entry.state == .completed)
    #expect(resumed.entry.counts.created == 450)
    await journal.close()
  }

  @Test func `a cancelled run sends nothing more and keeps what it did`() async throws {
    let bench = try Bench(Bench.contacts(450))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let control = RunControl()
    let ending = try await bench.runner(journal).start(Bench.sync, control: control) { report in
      if report.kind == .batchSent { control.cancel(by: "ada") }
    }
    #expect(ending.entry.state == .cancelled(by: "ada"))
    #expect(ending.entry.counts.created == 200)
    #expect(bench.platforms.look { $0.batches } == [200])
    await #expect(throws: RunFault.self) {
      try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    }
    await journal.close()
  }

  @Test func `cancelling a run that died finds out what became of its batch`() async throws {
    let bench = try Bench(Bench.contacts(450))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .crashAfter] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    let left = try #require(try await journal.reader.latestRun())
    let ending = try await bench.runner(journal).cancel(left.plan.id, by: "ada")
    #expect(ending.entry.state == .cancelled(by: "ada"))
    #expect(ending.entry.counts.updated == 200)
    #expect(ending.entry.counts.unknown == 0)
    #expect(bench.platforms.look { $0.arrivals.count(where: \.isCreate) } == 200)
    await journal.close()
  }

  @Test func `cancelling ends a run whose platform is gone`() async throws {
    let bench = try Bench(Bench.contacts(50))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .crashBefore, 2: .refusedConnection] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    let left = try #require(try await journal.reader.latestRun())
    let ending = try await bench.runner(journal).cancel(left.plan.id, by: "ada")
    #expect(ending.entry.state == .cancelled(by: "ada"))
    await journal.close()
  }

  @Test func `cancelling ends a run whose keys are lost, and the next one sends everything`()
    async throws
  {
    let bench = try Bench(Bench.contacts(50))
    var journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .crashAfter] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    let left = try #require(try await journal.reader.latestRun()).plan.id
    await journal.close()
    try bench.loseKeys()
    journal = try await bench.openJournal()
    let codes = await Bench.codes { () async throws(RunFault) in
      _ = try await bench.runner(journal).resume(left, by: "ada")
    }
    #expect(codes == ["RUN210"])
    let ending = try await bench.runner(journal).cancel(left, by: "ada")
    #expect(ending.entry.state == .cancelled(by: "ada"))
    #expect(ending.entry.counts.unknown == 50)
    let next = try await bench.runner(journal).start(Bench.sync)
    #expect(next.entry.state == .completed)
    #expect(next.entry.counts.updated == 50)
    #expect(bench.platforms.look { $0.arrivals.count(where: \.isCreate) } == 50)
    await journal.close()
  }

  @Test func `cancelling a run that waits needs no platform`() async throws {
    let bench = try Bench(Bench.contacts(50))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { state in
      for number in 3...60 { state.troubles[number] = .refusedConnection }
    }
    let waiting = try await bench.runner(journal, options: RunOptions(patience: .seconds(20)))
      .start(Bench.sync)
    #expect(waiting.entry.state.phase == .waiting)
    let asked = bench.platforms.look { $0.requests }
    let ending = try await bench.runner(journal).cancel(waiting.entry.plan.id, by: "ada")
    #expect(ending.entry.state == .cancelled(by: "ada"))
    #expect(bench.platforms.look { $0.requests } == asked)
    await journal.close()
  }

  @Test func `a wish ends a long sleep at once`() async throws {
    let control = RunControl()
    let bench = try Bench(Bench.contacts(50))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { state in
      for number in 3...8 { state.troubles[number] = .refusedConnection }
    }
    let ending = try await bench.runner(journal).start(Bench.sync, control: control) { report in
      if report.kind == .runWaits { control.stop() }
    }
    #expect(ending.entry.state.phase == .waiting)
    await journal.close()
  }

  @Test func `cancelling does not send a batch that was only planned`() async throws {
    let bench = try Bench(Bench.contacts(20))
    let control = RunControl()
    let journal = try await bench.openJournal(whilePlanning: { control.cancel(by: "ada") })
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync, control: control)
    #expect(ending.entry.state == .cancelled(by: "ada"))
    #expect(bench.platforms.look { $0.upserts } == 0)
    await journal.close()
  }
}
