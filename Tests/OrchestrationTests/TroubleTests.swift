import Diagnostics
import Journal
import Orchestration
import Records
import SyncMachine
import Testing

@Suite("A run in trouble")
struct TroubleTests {

  @Test func `waits for a platform that is down and goes on`() async throws {
    let bench = try Bench(Bench.contacts(30))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { state in
      for number in 3...8 { state.troubles[number] = .refusedConnection }
    }
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.created == 30)
    #expect(bench.noted.contains { $0.kind == .fault && $0.problem?.code.rawValue == "CON301" })
    #expect(bench.noted.contains { $0.kind == .runWaits })
    await journal.close()
  }

  @Test func `sends the same batch again where the answer was lost`() async throws {
    let bench = try Bench(Bench.contacts(30))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .lostAfter] }
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.updated == 30)
    #expect(bench.noted.contains { $0.kind == .batchUnknown })
    #expect(bench.platforms.look { $0.arrivals.filter(\.isCreate).count } == 30)
    await journal.close()
  }

  @Test func `leaves the run waiting where nobody would sit it out`() async throws {
    let bench = try Bench(Bench.contacts(30))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change {
      $0.upsertTroubles = [
        1: .status(
          403,
          #"[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]"#
        )
      ]
    }
    let ending = try await bench.runner(journal).start(Bench.sync)
    guard case .waiting(let reason, let until) = ending.entry.state else {
      Issue.record("\(ending.entry.state)")
      return
    }
    #expect(reason == WaitReason(.quota, connection: "org"))
    #expect(until > bench.clock.now())
    #expect(ending.problem?.code.rawValue == "CON303")
    let resumed = try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    #expect(resumed.entry.state == .completed)
    #expect(resumed.entry.counts.created == 30)
    await journal.close()
  }

  @Test func `asks for a person where credentials are refused, and goes on afterwards`()
    async throws
  {
    let bench = try Bench(Bench.contacts(30))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let refusal = FakePlatforms.Trouble.status(401, #"{"category":"INVALID_AUTHENTICATION"}"#)
    bench.platforms.change { $0.troubles = [3: refusal, 4: refusal] }
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    guard case .needsAttention(let attention) = ending.entry.state else {
      Issue.record("\(ending.entry.state)")
      return
    }
    #expect(attention.kind == .credentials)
    #expect(attention.code == "CON201")
    #expect(attention.connection == "crm")
    #expect(ending.problem?.code.rawValue == "CON201")
    // The program itself does not take it up again.
    let left = try await bench.runner(journal).resume(ending.entry.plan.id, by: nil)
    #expect(left.entry.state == ending.entry.state)
    let resumed = try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    #expect(resumed.entry.state == .completed)
    await journal.close()
  }

  @Test func `renews a refused token once by itself`() async throws {
    let bench = try Bench(Bench.contacts(30))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change {
      $0.upsertTroubles = [
        1: .status(401, #"[{"errorCode":"INVALID_SESSION_ID","message":"expired"}]"#)
      ]
    }
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.state == .completed)
    #expect(bench.clock.slept.isEmpty)
    await journal.close()
  }

  @Test func `finds the record that makes a platform refuse a whole request`() async throws {
    var state = Bench.contacts(200)
    state.poison = ["77", "150"]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.state == .completedWithExceptions)
    #expect(ending.entry.counts.created == 198)
    #expect(ending.entry.counts.rejected == 2)
    // At most two requests for each halving and each of the two.
    #expect(bench.platforms.look { $0.batches.count } <= 2 * 2 * 8)
    let held = try await journal.reader.heldCauses(of: ending.entry.plan.id)
    #expect(held.flatMap(\.examples).sorted() == ["150", "77"])
    await journal.close()
  }

  @Test func `tries a locked record again and again, and then lets it go`() async throws {
    var state = Bench.contacts(20)
    state.locked = ["5": 2, "6": 100]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.counts.created == 19)
    #expect(ending.entry.counts.rejected == 1)
    let run = ending.entry.plan.id
    let outcome = try await journal.reader.outcome(of: "6", in: run)
    #expect(outcome?.outcome.code == "UNABLE_TO_LOCK_ROW")
    await journal.close()
  }

  @Test func `does not give up a record that is locked for a while`() async throws {
    var state = Bench.contacts(1)
    state.locked = ["1": 4]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.state == .completed)
    #expect(bench.platforms.look { $0.batches.count } == 5)
    await journal.close()
  }

  @Test func `stops where half of the first records fail alike`() async throws {
    var state = Bench.contacts(900)
    for index in 0..<900 where index % 3 != 0 {
      state.contacts[index].properties = ["hs_object_id": .string(String(index + 1))]
    }
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync)
    guard case .needsAttention(let attention) = ending.entry.state else {
      Issue.record("\(ending.entry.state)")
      return
    }
    #expect(attention.kind == .mapping)
    #expect(ending.problem?.code.rawValue == "RUN201")
    #expect(ending.entry.counts.read < 900)
    let resumed = try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    #expect(resumed.entry.state == .completedWithExceptions)
    #expect(resumed.entry.counts.invalid == 600)
    #expect(resumed.entry.counts.created == 300)
    await journal.close()
  }

  @Test func `stops where the destination refuses all alike, however slow it is`() async throws {
    var state = Bench.contacts(3_000)
    for number in 1...3_000 { state.refusedRows[String(number)] = "INVALID_EMAIL_ADDRESS" }
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    // It answers when far more than the first thousand are read.
    bench.hold(\.isWrite) { $0.listed >= 20 }
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.problem?.code.rawValue == "RUN201")
    #expect(ending.entry.counts.read >= 2_000)
    #expect(ending.entry.counts.rejected < 1_500)
    await journal.close()
  }

  @Test func `does not mind a page whose cursor leads to itself for ever`() async throws {
    var state = Bench.contacts(30)
    state.pageSize = 10
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let loop = #"{"results":[],"paging":{"next":{"after":"10"}}}"#
    bench.platforms.change { state in
      for number in 5...40 { state.troubles[number] = .status(200, loop) }
    }
    let ending = try await bench.runner(journal).start(Bench.sync)
    guard case .needsAttention(let attention) = ending.entry.state else {
      Issue.record("\(ending.entry.state)")
      return
    }
    #expect(attention.code == "CON501")
    await journal.close()
  }

  @Test func `obeys the limits of a connection`() async throws {
    var state = Bench.contacts(900)
    state.pageSize = 5
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    #expect(ending.entry.state == .completed)
    // 180 pages and one call before them fit into ten seconds of this tier; none more would.
    #expect(!bench.noted.contains { $0.kind == .limitWaits })
    bench.platforms.change { $0.pageSize = 3 }
    let again = try await bench.runner(journal).start(Bench.sync, readsEverything: true) {
      bench.note($0)
    }
    #expect(again.entry.state == .completed)
    #expect(bench.noted.contains { $0.kind == .limitWaits && $0.note?.contains("burst") == true })
    await journal.close()
  }
}
