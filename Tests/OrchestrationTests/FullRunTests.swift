import Diagnostics
import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing

@Suite("A run from beginning to end")
struct FullRunTests {
  @Test func `writes every contact once and its counts add up`() async throws {
    let bench = try Bench(Bench.contacts(450))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    #expect(ending.entry.state == .completed)
    #expect(ending.problem == nil)
    #expect(ending.entry.counts.read == 450)
    #expect(ending.entry.counts.created == 450)
    #expect(ending.entry.counts.addsUp)
    bench.platforms.look { state in
      #expect(state.batches == [200, 200, 50])
      #expect(state.arrivals.count { $0.isCreate } == 450)
      #expect(state.leads["1"]?["Account__c"] == "001B")
      #expect(state.leads["2"]?.object?.names == ["attributes", "Key__c", "LastName", "Email"])
      #expect(state.leads["3"]?["Account__c"] == "001A")
    }
    let kinds = bench.noted.map(\.kind)
    #expect(kinds.first == .runStarted)
    #expect(kinds.last == .runEnded)
    #expect(kinds.count { $0 == .pageStaged } == 5)
    #expect(kinds.count { $0 == .batchSent } == 3)
    await journal.close()
  }

  @Test func `asks a look-up once a page, for distinct keys`() async throws {
    let bench = try Bench(Bench.contacts(250))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    _ = try await bench.runner(journal).start(Bench.sync)
    bench.platforms.look { state in
      #expect(state.lookups.count == 3)
      #expect(state.lookups.allSatisfy { Set($0).count == $0.count && $0.count == 3 })
    }
    await journal.close()
  }

  @Test func `sends nothing that the destination holds already`() async throws {
    let bench = try Bench(Bench.contacts(120))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    _ = try await bench.runner(journal).start(Bench.sync)
    bench.platforms.change { $0.contacts[6].properties = Self.renamed("7") }
    let again = try await bench.runner(journal).start(Bench.sync, readsEverything: true)
    #expect(again.entry.counts.unchanged == 119)
    #expect(again.entry.counts.updated == 1)
    #expect(again.entry.state == .completed)
    #expect(bench.platforms.look { $0.leads["7"]?["LastName"] } == "New")
    await journal.close()
  }

  private static func renamed(_ id: String) -> JSON {
    ["hs_object_id": .string(id), "lastname": "New"]
  }

  @Test func `tells apart what was skipped, invalid, held and rejected`() async throws {
    var state = Bench.contacts(10)
    state.contacts[0].properties = ["hs_object_id": "1", "lastname": "A", "note": "skip"]
    state.contacts[1].properties = ["hs_object_id": "2"]
    state.contacts[2].properties = ["hs_object_id": "3", "lastname": "C", "note": "ask"]
    state.refusedRows = ["4": "INVALID_EMAIL_ADDRESS"]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync)
    let counts = ending.entry.counts
    #expect(ending.entry.state == .completedWithExceptions)
    let wanted = [1, 1, 1, 1, 6]
    let found = [counts.skipped, counts.invalid, counts.held, counts.rejected, counts.created]
    #expect(found == wanted)
    #expect(counts.addsUp)
    let run = ending.entry.plan.id
    let rejected = try #require(try await journal.reader.heldRecord("4", in: run))
    #expect(rejected.entry.outcome.code == "INVALID_EMAIL_ADDRESS")
    #expect(rejected.entry.outcome.field == "Email")
    // The platform's sentence names a person: it stays with the contents.
    #expect(rejected.entry.outcome.message?.contains("example.com") == false)
    #expect(rejected.entry.outcome.details?.contains("a@example.com") == true)
    let invalid = try #require(try await journal.reader.heldRecord("2", in: run))
    #expect(invalid.entry.outcome.rule == "r2")
    #expect(invalid.entry.outcome.field == "LastName")
    let held = try #require(try await journal.reader.heldRecord("3", in: run))
    #expect(held.entry.outcome.message == "Really?")
    await journal.close()
  }

  @Test func `reads what the destination holds where the mapping asks`() async throws {
    var state = Bench.contacts(30)
    state.leads["3"] = ["Key__c": "3", "Email": "kept@example.org"]
    state.leads["4"] = ["Key__c": "4"]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal, spec: Bench.careful)
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.counts.created == 28)
    #expect(ending.entry.counts.updated == 2)
    bench.platforms.look { state in
      #expect(state.leads["3"]?["Email"] == "kept@example.org")
      #expect(state.leads["4"]?["Email"] == "person4@example.com")
      #expect(state.leads["5"]?["Email"] == "person5@example.com")
    }
    await journal.close()
  }

  @Test func `of nothing is complete`() async throws {
    let bench = try Bench(Bench.contacts(0))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts == RunCounts())
    await journal.close()
  }

  @Test func `puts records with one key into different requests`() async throws {
    var state = Bench.contacts(6)
    state.contacts[3].properties = ["hs_object_id": "1", "lastname": "Twin"]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(bench.platforms.look { $0.batches } == [5, 1])
    #expect(ending.entry.counts.created == 5)
    #expect(ending.entry.counts.updated == 1)
    await journal.close()
  }

  @Test func `ends where a rule that must not fail has failed`() async throws {
    var state = Bench.contacts(3)
    state.contacts[1].properties = ["hs_object_id": "2"]
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    let strict = Bench.spec.replacingOccurrences(
      of: #""on_error": "reject_record""#,
      with: #""on_error": "fail_run""#
    )
    .replacingOccurrences(
      of:
        #""target": "LastName", "value": {"field": "lastname"},"#,
      with: #""target": "LastName", "value": {"field": "lastname", "then": [{"fn": "required"}]},"#
    )
    try await bench.shelve(journal, spec: strict)
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.state == .failed("RUN202"))
    #expect(ending.problem?.code.rawValue == "RUN202")
    #expect(bench.platforms.look { $0.leads.isEmpty })
    await journal.close()
  }

  @Test func `says each report as one line of JSON`() async throws {
    let bench = try Bench(Bench.contacts(3))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    _ = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    let last = try #require(bench.noted.last).json
    #expect(last["event"] == "run.ended")
    #expect(last["phase"] == "completed")
    #expect(last["counts"]?["created"]?.int == 3)
    let sent = try #require(bench.noted.first { $0.kind == .batchSent })
    #expect(sent.json["status"]?.string?.hasPrefix("uploading batch 1 (attempt 1)") == true)
    await journal.close()
  }
}
