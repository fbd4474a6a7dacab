import Journal
import Orchestration
import Records
import SyncMachine
import Testing

/// Reading and writing side by side: what is held back on one side must not stop the other.
@Suite("Intake and delivery overlap", .timeLimit(.minutes(10)))
struct OverlapTests {
  @Test func `pages go on being read while an answer is held back`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(600))
    bench.hold(\.isWrite) { $0.listed == 6 }
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    #expect(ending.entry.state == .completed)
    let kinds = bench.noted.map(\.kind)
    let answered = try #require(kinds.firstIndex(of: .batchAnswered))
    #expect(kinds[..<answered].count { $0 == .pageStaged } >= 5)
    await journal.close()
  }

  @Test func `no more batches are in flight than are allowed`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(2_000))
    bench.hold(\.isWrite) { $0.listed == 20 && $0.underWay.count == 3 }
    var options = RunOptions()
    options.inFlightMax = 3
    let ending = try await bench.runner(journal, options: options).start(Bench.sync)
    #expect(ending.entry.counts.created == 2_000)
    #expect(bench.platforms.look { $0.underWayMax } == 3)
    #expect(bench.platforms.look { $0.batches } == Array(repeating: 200, count: 10))
    await journal.close()
  }

  @Test func `no more is read than the staging area holds`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(1_500))
    // The destination keeps silent long after the area is full.
    bench.hold(\.isWrite) { state in
      if state.listed >= 5 { state.asked += 1 }
      return state.asked > 100
    }
    var options = RunOptions()
    options.stagedMax = 500
    options.inFlightMax = 2
    let ending = try await bench.runner(journal, options: options).start(Bench.sync) {
      bench.note($0)
    }
    #expect(ending.entry.counts.created == 1_500)
    let staged = bench.noted.map { $0.progress.counts.pending }
    #expect(staged.max().map { (500..<600).contains($0) } == true)
    await journal.close()
  }

  @Test func `a page that is retried later does not stop deliveries`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(500))
    bench.platforms.change { $0.listTroubles = [4: .refusedConnection] }
    // The page comes again only after all that was read before it has been written.
    bench.hold({ $0.kind == .list && $0.place == 5 }) { $0.arrivals.count == 300 }
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.counts.created == 500)
    #expect(bench.platforms.look { $0.batches }.sorted() == [100, 200, 200])
    await journal.close()
  }

  @Test func `a batch that is retried later stops neither pages nor other batches`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(500))
    bench.platforms.change { $0.upsertTroubles = [1: .refusedConnection] }
    bench.hold({ $0.place > 1 && $0.keys.contains("1") }) {
      $0.listed == 5 && $0.arrivals.count == 300
    }
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.counts.created == 500)
    #expect(bench.platforms.look { $0.arrivals.first?.key } != "1")
    await journal.close()
  }

  @Test func `of two records with one key the later is written later`() async throws {
    var state = Bench.contacts(400)
    state.contacts[249].properties = ["hs_object_id": "1", "lastname": "Later"]
    let (bench, journal) = try await Bench.ready(state)
    bench.hold({ $0.place == 1 && $0.isWrite }) { $0.listed == 4 && $0.arrivals.count == 199 }
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.counts.created == 399)
    #expect(ending.entry.counts.updated == 1)
    bench.platforms.look { state in
      #expect(state.clashes.isEmpty)
      #expect(state.leads["1"]?["LastName"] == "Later")
      #expect(state.arrivals.filter { $0.key == "1" }.map(\.isCreate) == [true, false])
    }
    await journal.close()
  }

  @Test func `many records with few keys do not come to a standstill`() async throws {
    var state = Bench.contacts(60)
    state.pageSize = 10
    for index in 0..<60 {
      state.contacts[index].properties = [
        "hs_object_id": .string("k\(index % 3)"), "lastname": .string("Name \(index)"),
      ]
    }
    let (bench, journal) = try await Bench.ready(state)
    var options = RunOptions()
    options.stagedMax = 20
    let ending = try await bench.runner(journal, options: options).start(Bench.sync)
    #expect(ending.entry.counts.created == 3)
    #expect(ending.entry.counts.updated == 57)
    bench.platforms.look { state in
      #expect(state.clashes.isEmpty)
      #expect(state.leads["k0"]?["LastName"] == "Name 57")
      #expect(state.leads["k2"]?["LastName"] == "Name 59")
    }
    await journal.close()
  }

  @Test func `a wish to stop waits for the answers under way`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(1_000))
    let control = RunControl()
    bench.hold(\.isWrite) { state in
      guard state.underWay.count == 3 else { return false }
      control.stop()
      return true
    }
    var options = RunOptions()
    options.inFlightMax = 3
    let ending = try await bench.runner(journal, options: options)
      .start(Bench.sync, control: control)
    #expect(ending.entry.state == .running)
    #expect(ending.entry.counts.created == 600)
    #expect(bench.platforms.look { $0.batches } == [200, 200, 200])
    let left = try await journal.reader.openBatches(of: ending.entry.plan.id)
    #expect(left.allSatisfy { $0.state.phase == .planned })
    let resumed = try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    #expect(resumed.entry.state == .completed)
    #expect(resumed.entry.counts.created == 1_000)
    await journal.close()
  }

  @Test func `a crash with several batches in flight loses and doubles nothing`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(1_000))
    bench.platforms.change {
      $0.upsertTroubles = [1: .crashAfter, 2: .crashBefore, 3: .crashAfter, 4: .crashBefore]
    }
    bench.hold(\.isWrite) { $0.underWay.count == 4 }
    await #expect(throws: RunFault.self) {
      try await bench.runner(journal).start(Bench.sync)
    }
    await journal.close()
    bench.platforms.change { $0.upsertTroubles = [:] }
    let reopened = try await bench.openJournal()
    let left = try #require(try await reopened.reader.latestRun())
    let open = try await reopened.reader.openBatches(of: left.plan.id)
    #expect(open.count { $0.state == .intended(attempt: 1) } == 4)
    let ending = try await bench.runner(reopened).resume(left.plan.id, by: nil)
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.addsUp)
    #expect(ending.entry.counts.created == 600)
    #expect(ending.entry.counts.updated == 400)
    bench.platforms.look { state in
      #expect(state.leads.count == 1_000)
      #expect(state.arrivals.count(where: \.isCreate) == 1_000)
      #expect(state.clashes.isEmpty)
    }
    await reopened.close()
  }
}
