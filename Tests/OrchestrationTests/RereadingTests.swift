import Diagnostics
import Foundation
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine
import Testing

/// The destination changes after a record was mapped and before it is sent.
@Suite("What the destination holds, read again before a batch is sent", .timeLimit(.minutes(10)))
struct RereadingTests {
  /// Somebody gives lead 3 an address after the page was mapped.
  static func fill(_ state: inout FakePlatforms.State) {
    state.leads["3"] = ["Key__c": "3", "LastName": "Other", "Email": "kept@example.org"]
  }

  /// A mapping with a filter on whether the destination has the record.
  static func spec(existing action: String) -> String {
    let filter =
      #"{"id": "f1", "when": {"all": [{"of": {"field": "note"}, "op": "eq", "arg": "skip"}]}"#
    return Bench.spec.replacingOccurrences(
      of: filter + #",\#n     "action": "drop_record","#,
      with: #"{"id": "f1", "when": {"all": [{"op": "is_existing"}]},\#n     "action": \#(action),"#
    )
  }

  private static func remappings(
    of run: RunID,
    _ journal: EventJournal
  ) async throws -> [StoredBatchEvent] {
    try await journal.reader.events(of: run, after: 0, limit: 10_000).compactMap {
      try StoredBatchEvent($0.event)
    }.filter { $0.event.kind == .remapped }
  }

  // MARK: Respecting the change

  @Test func `a field that was empty and is not any more is left alone`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30), spec: Bench.careful)
    bench.change(afterLeadLooks: 1) { Self.fill(&$0) }
    let run = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }.entry
    #expect(run.state == .completed)
    #expect(run.counts.created == 29)
    #expect(run.counts.updated == 1)
    bench.platforms.look { state in
      #expect(state.leads["3"]?["Email"] == "kept@example.org")
      #expect(state.leads["3"]?["LastName"] == "Name 3")
      #expect(state.leads["4"]?["Email"] == "person4@example.com")
    }
    let remappings = try await Self.remappings(of: run.plan.id, journal)
    #expect(remappings.map(\.event) == [.remapped(left: 30)])
    #expect(remappings.first?.ready.map(\.ordinal) == [3])
    let reported = bench.noted.filter { $0.kind == .batchRemapped }
    #expect(reported.map(\.batch) == [1])
    #expect(reported.first?.note == "batch 1: org has changed, records mapped again: 1")
    await journal.close()
  }

  @Test func `a stage that went on meanwhile is not lowered`() async throws {
    let forward = Bench.spec.replacingOccurrences(
      of: #"{"id": "r4", "target": "Account__c", "value": {"lookup": "account"},"#,
      with: #"""
        {"id": "r4", "target": "Segment__c", "value": {"field": "tier"},
         "when": {"all": [{"of": {"current": "Segment__c"}, "op": "ne", "arg": "customer"}]},
        """#
    )
    var state = Bench.contacts(3)
    for index in 0..<3 {
      var properties = state.contacts[index].properties.object ?? JSONObject()
      properties["tier"] = "lead"
      state.contacts[index].properties = .object(properties)
      let key = state.contacts[index].id
      state.leads[key] = ["Key__c": .string(key), "Segment__c": "subscriber"]
    }
    let (bench, journal) = try await Bench.ready(state, spec: forward)
    bench.change(afterLeadLooks: 1) { state in
      state.leads["2"] = ["Key__c": "2", "Segment__c": "customer"]
    }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.updated == 3)
    #expect(
      bench.platforms.look { state in ["1", "2", "3"].map { state.leads[$0]?["Segment__c"] } }
        == ["lead", "customer", "lead"]
    )
    await journal.close()
  }

  @Test(arguments: [
    (#""drop_record""#, OutcomeKind.skipped),
    (#""hold_record", "ask": {"text": "Really?", "options": ["yes", "no"]}"#, .held),
    (#""reject_record", "target": "LastName""#, .invalid),
  ])
  func `a record that is there by now is not new any more`(
    action: String,
    kind: OutcomeKind
  ) async throws {
    let (bench, journal) = try await Bench.ready(
      Bench.contacts(30),
      spec: Self.spec(existing: action)
    )
    bench.change(afterLeadLooks: 1) { Self.fill(&$0) }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts[kind] == 1)
    #expect(run.counts.created == 29)
    #expect(run.counts.addsUp)
    #expect(run.state.phase == (kind.isException ? .completedWithExceptions : .completed))
    #expect(bench.platforms.look { $0.leads["3"]?["LastName"] } == "Other")
    let outcome = try #require(try await journal.reader.outcome(of: "3", in: run.plan.id))
    #expect(outcome.outcome.rule == "f1")
    #expect(outcome.attempts == 0)
    let report = try await RunReplay(journal.reader).replay(run)
    #expect(report.same == 30)
    #expect(report.differences.isEmpty)
    await journal.close()
  }

  @Test func `of which nothing is left to be sent ends the run all the same`() async throws {
    let (bench, journal) = try await Bench.ready(
      Bench.contacts(30),
      spec: Self.spec(existing: #""drop_record""#)
    )
    bench.change(afterLeadLooks: 1) { state in
      for number in 1...30 { state.leads[String(number)] = ["Key__c": .string(String(number))] }
    }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.state == .completed)
    #expect(run.counts.skipped == 30)
    #expect(bench.platforms.look { $0.upserts } == 0)
    let batch = try await journal.reader.batch(1, of: run.plan.id)
    #expect(batch.state == .withdrawn(attempts: 0))
    await journal.close()
  }

  @Test func `what comes out as it was written last is unchanged`() async throws {
    var state = Bench.contacts(30)
    Self.fill(&state)
    let (bench, journal) = try await Bench.ready(state, spec: Bench.careful)
    _ = try await bench.runner(journal).start(Bench.sync)
    // Somebody takes the address away, and gives it back after the page was mapped.
    bench.platforms.change { $0.leads["3"] = ["Key__c": "3", "Email": .null] }
    bench.platforms.change { $0.looksAt = [] }
    bench.change(afterLeadLooks: 1) { Self.fill(&$0) }
    let run = try await bench.runner(journal).start(Bench.sync, readsEverything: true).entry
    let outcome = try #require(try await journal.reader.outcome(of: "3", in: run.plan.id))
    #expect(outcome.outcome.kind == .unchanged)
    #expect(run.counts.addsUp)
    #expect(bench.platforms.look { $0.leads["3"]?["LastName"] } == "Other")
    await journal.close()
  }

  @Test func `what another record of the run has written counts, too`() async throws {
    var state = Bench.contacts(6)
    state.contacts[3].properties = [
      "hs_object_id": "1", "lastname": "Twin", "email": "twin@example.com",
    ]
    let (bench, journal) = try await Bench.ready(state, spec: Bench.careful)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.created == 5)
    #expect(run.counts.updated == 1)
    bench.platforms.look { state in
      #expect(state.leads["1"]?["Email"] == "person1@example.com")
      #expect(state.leads["1"]?["LastName"] == "Twin")
    }
    await journal.close()
  }

  @Test func `a rule that must not fail and fails now ends the run before the write`() async throws
  {
    let strict = Bench.spec.replacingOccurrences(
      of: #""value": {"field": "email"},"#,
      with: #""on_error": "fail_run", "value": {"current": "Email", "then": [{"fn": "required"}]},"#
    )
    var state = Bench.contacts(3)
    for number in 1...3 {
      state.leads[String(number)] = ["Key__c": .string(String(number)), "Email": "a@example.org"]
    }
    let (bench, journal) = try await Bench.ready(state, spec: strict)
    bench.change(afterLeadLooks: 1) { $0.leads["2"] = ["Key__c": "2"] }
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.state == .failed("RUN202"))
    #expect(bench.platforms.look { $0.upserts } == 0)
    await journal.close()
  }

  @Test func `too many that fail alike now stop the run before the write`() async throws {
    let (bench, journal) = try await Bench.ready(
      Bench.contacts(200),
      spec: Self.spec(existing: #""reject_record", "target": "LastName""#)
    )
    bench.change(afterLeadLooks: 2) { state in
      for number in 1...199 { state.leads[String(number)] = ["Key__c": .string(String(number))] }
    }
    var options = RunOptions()
    options.alikeMin = 150
    let ending = try await bench.runner(journal, options: options).start(Bench.sync)
    #expect(ending.entry.state.phase == .needsAttention)
    #expect(ending.problem?.code.rawValue == "RUN201")
    #expect(bench.platforms.look { $0.upserts } == 0)
    let resumed = try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    #expect(resumed.entry.counts.created == 1)
    #expect(resumed.entry.counts.invalid == 199)
    await journal.close()
  }

  // MARK: Asking

  @Test func `costs one question for a batch, and nothing else where nothing changed`() async throws
  {
    let (bench, journal) = try await Bench.ready(Bench.contacts(230), spec: Bench.careful)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.created == 230)
    bench.platforms.look { state in
      // Three pages and two batches.
      #expect(state.leadLooks == 5)
      #expect(state.lookups.count == 3)
      #expect(state.batches.sorted() == [30, 200])
    }
    #expect(try await Self.remappings(of: run.plan.id, journal).isEmpty)
    await journal.close()
  }

  @Test func `what the mapping does not read may change, and nothing follows`() async throws {
    var state = Bench.contacts(30)
    Self.fill(&state)
    let (bench, journal) = try await Bench.ready(state, spec: Bench.careful)
    bench.change(afterLeadLooks: 1) { state in
      state.leads["3"] = ["Key__c": "3", "LastName": "Third", "Email": "kept@example.org"]
    }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.updated == 1)
    #expect(bench.platforms.look { $0.leadLooks } == 2)
    #expect(try await Self.remappings(of: run.plan.id, journal).isEmpty)
    await journal.close()
  }

  @Test func `asks nothing where the mapping does not depend on it`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(230))
    _ = try await bench.runner(journal).start(Bench.sync)
    #expect(bench.platforms.look { $0.leadLooks } == 0)
    await journal.close()
  }

  @Test func `asks look-ups only what was not asked before`() async throws {
    // The account is that of the lead's segment.
    let spec = Bench.spec.replacingOccurrences(
      of: #""equals": {"field": "company"}"#,
      with: #""equals": {"current": "Segment__c"}"#
    )
    var state = Bench.contacts(3)
    for number in 1...3 {
      state.leads[String(number)] = ["Key__c": .string(String(number)), "Segment__c": "Kilo AG"]
    }
    let (bench, journal) = try await Bench.ready(state, spec: spec)
    bench.change(afterLeadLooks: 1) { state in
      state.leads["2"] = ["Key__c": "2", "Segment__c": "Fjord & Sons"]
    }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    bench.platforms.look { state in
      #expect(state.lookups == [["kilo ag"], ["fjord & sons"]])
      #expect(state.leads["1"]?["Account__c"] == "001B")
      #expect(state.leads["2"]?["Account__c"] == "001A")
    }
    let report = try await RunReplay(journal.reader).replay(run)
    #expect(report.same == 3)
    await journal.close()
  }

  @Test func `waits where the destination does not answer, and sends nothing meanwhile`()
    async throws
  {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30), spec: Bench.careful)
    bench.change(afterLeadLooks: 1) { Self.fill(&$0) }
    // The question before the batch, twice.
    bench.platforms.change { $0.leadTroubles = [2: .status(503, "[]"), 3: .refusedConnection] }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.state == .completed)
    #expect(run.counts.created == 29)
    bench.platforms.look { state in
      #expect(state.leads["3"]?["Email"] == "kept@example.org")
      #expect(state.batches == [30])
      #expect(state.leadQueries == 4)
    }
    await journal.close()
  }

  @Test func `stops where the destination refuses to be asked`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30), spec: Bench.careful)
    bench.platforms.change { $0.leadTroubles = [2: .status(400, "[]")] }
    let ending = try await bench.runner(journal).start(Bench.sync)
    #expect(ending.entry.state.phase == .needsAttention)
    #expect(bench.platforms.look { $0.upserts } == 0)
    let open = try await journal.reader.openBatches(of: ending.entry.plan.id)
    #expect(open.map(\.state) == [.planned(attempts: 0)])
    let resumed = try await bench.runner(journal).resume(ending.entry.plan.id, by: "ada")
    #expect(resumed.entry.counts.created == 30)
    await journal.close()
  }
}
