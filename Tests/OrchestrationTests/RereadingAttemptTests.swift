import Foundation
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine
import Synchronization
import Testing

/// What is read again before which attempt, and what the journal tells of it afterwards.
@Suite("What is read again for the next attempt, and why", .timeLimit(.minutes(10)))
struct RereadingAttemptTests {
  private static func drops(_ count: Int) async throws -> (bench: Bench, journal: EventJournal) {
    try await Bench.ready(
      Bench.contacts(count),
      spec: RereadingTests.spec(existing: #""drop_record""#)
    )
  }

  // MARK: Attempts

  @Test func `an attempt after one that did not arrive reads again`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30), spec: Bench.careful)
    bench.platforms.change { $0.upsertTroubles = [1: .refusedConnection] }
    bench.change(afterLeadLooks: 2) { RereadingTests.fill(&$0) }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.created == 29)
    bench.platforms.look { state in
      #expect(state.leadLooks == 3)
      #expect(state.leads["3"]?["Email"] == "kept@example.org")
    }
    let outcome = try #require(try await journal.reader.outcome(of: "3", in: run.plan.id))
    #expect(outcome.attempts == 2)
    await journal.close()
  }

  @Test(arguments: [FakePlatforms.Trouble.lostAfter, .lostHalfway(10)])
  func `what may have arrived is sent as it was, and not mistaken for somebody else's`(
    trouble: FakePlatforms.Trouble
  ) async throws {
    let (bench, journal) = try await Self.drops(30)
    bench.platforms.change { $0.upsertTroubles = [1: trouble] }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.state == .completed)
    // The filter drops what is there; it is there because the run wrote it.
    #expect(run.counts.skipped == 0)
    #expect(run.counts.created + run.counts.updated == 30)
    bench.platforms.look { state in
      #expect(state.batches == [30, 30])
      #expect(state.leadLooks == 2)
    }
    await journal.close()
  }

  @Test func `what may have arrived is sent as it was also by the next process`() async throws {
    let (bench, journal) = try await Self.drops(30)
    let limit = FakePlatforms.Trouble.status(
      403,
      #"[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"limit"}]"#
    )
    bench.platforms.change { $0.upsertTroubles = [1: .crashAfter, 2: limit] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    let left = try #require(try await journal.reader.latestRun())
    let waiting = try await bench.runner(journal).resume(left.plan.id, by: nil).entry
    #expect(waiting.state.phase == .waiting)
    // The second attempt did not arrive, and the first may have.
    let open = try await journal.reader.openBatches(of: left.plan.id)
    #expect(open.map(\.state) == [.planned(attempts: 2)])
    #expect(open.map(\.mayBeApplied) == [true])
    let run = try await bench.runner(journal).resume(left.plan.id, by: "ada").entry
    #expect(run.state == .completed)
    #expect(run.counts.skipped == 0)
    #expect(run.counts.updated == 30)
    #expect(bench.platforms.look { $0.leadLooks } == 2)
    await journal.close()
  }

  @Test func `halves of a batch that was refused read again, each its own`() async throws {
    var state = Bench.contacts(8)
    state.poison = ["8"]
    let (bench, journal) = try await Bench.ready(state, spec: Bench.careful)
    bench.change(afterLeadLooks: 2) { RereadingTests.fill(&$0) }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.rejected == 1)
    #expect(run.counts.updated == 1)
    #expect(run.counts.created == 6)
    bench.platforms.look { state in
      #expect(state.leads["3"]?["Email"] == "kept@example.org")
      // The page, and as often as something was sent.
      #expect(state.leadLooks == 1 + state.batches.count)
    }
    await journal.close()
  }

  @Test func `what a person corrected stays corrected`() async throws {
    var state = Bench.contacts(8)
    state.refusedEmails = ["person3@example.com"]
    let spec = Bench.careful.replacingOccurrences(
      of: #"{"id": "r4", "target": "Account__c", "value": {"lookup": "account"},"#,
      with: #"{"id": "r4", "target": "Segment__c", "write": "if_empty", "value": {"const": "all"},"#
    )
    let (bench, journal) = try await Bench.ready(state, spec: spec)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    let runner = bench.runner(journal)
    let workbench = try await Workbench(runner, run)
    let entries = try await workbench.records(["3"])
    let corrections = [
      Correction(field: "Email", text: "three@example.com"),
      Correction(field: "lastname", text: "Ida"),
    ]
    _ = try await workbench.fix(entries, corrections, reason: nil, by: "ada")
    _ = try await workbench.retry(entries, by: "ada")
    bench.platforms.change { state in
      state.leads["3"] = ["Key__c": "3", "Email": "kept@example.org", "Segment__c": "some"]
    }
    let again = try await runner.resume(run.plan.id, by: "ada").entry
    #expect(again.counts.updated == 1)
    bench.platforms.look { state in
      #expect(state.leads["3"]?["LastName"] == "Ida")
      // A correction is a constant in place of what the rule says, and always written.
      #expect(state.leads["3"]?["Email"] == "three@example.com")
      #expect(state.leads["3"]?["Segment__c"] == "some")
    }
    #expect(try await RunReplay(journal.reader).replay(again).same == 8)
    await journal.close()
  }

  // MARK: What the journal tells

  @Test func `why tells what was read in the end, and as of then what was read first`()
    async throws
  {
    let bench = try Bench(Bench.contacts(30), start: WhyTests.night)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal, spec: Bench.careful)
    let run = try await bench.runner(journal).start(Bench.sync) { report in
      guard report.kind == .pageStaged else { return }
      bench.clock.advance(by: .seconds(3_600))
      bench.platforms.change { RereadingTests.fill(&$0) }
    }.entry
    let explainer = RecordExplainer(journal.reader)
    let now = try await explainer.explain("3", field: "Email")
    #expect(
      now.sentence(of: "Email")
        == #"Email was left alone because the 02:00 run read current Email = "kept@example.org", "#
        + "and by rule r3 of version 1 the destination already holds a value"
    )
    #expect(now.visit.remapping?.batch == 1)
    #expect(now.visit.remapping?.at == WhyTests.night + .seconds(3_600))
    let then = try await explainer.explain("3", asOf: WhyTests.night + .seconds(60))
    let email = try #require(then.entries(of: "Email").first)
    #expect(email.result == .value("person3@example.com"))
    #expect(then.visit.remapping == nil)
    let other = try await explainer.explain("4", field: "Email")
    #expect(other.visit.remapping == nil)
    let report = try await RunReplay(journal.reader).replay(run)
    #expect(report.same == 30)
    await journal.close()
  }

  @Test func `why tells the value also where it made no difference`() async throws {
    let forward = Bench.spec.replacingOccurrences(
      of: #""value": {"field": "email"},"#,
      with: #""value": {"coalesce": [{"current": "Email"}, {"const": "none"}],"#
        + #" "then": [{"fn": "lower"}]},"#
    )
    var state = Bench.contacts(3)
    state.leads["3"] = ["Key__c": "3", "Email": "KEPT@example.org"]
    let (bench, journal) = try await Bench.ready(state, spec: forward)
    bench.change(afterLeadLooks: 1) { RereadingTests.fill(&$0) }
    _ = try await bench.runner(journal).start(Bench.sync)
    let trace = try await RecordExplainer(journal.reader).explain("3", field: "Email")
    let entry = try #require(trace.entries(of: "Email").first)
    #expect(entry.read.map(\.raw) == [#""kept@example.org""#])
    await journal.close()
  }

  @Test func `why tells which filter drops it now`() async throws {
    let (bench, journal) = try await Self.drops(30)
    bench.change(afterLeadLooks: 1) { RereadingTests.fill(&$0) }
    _ = try await bench.runner(journal).start(Bench.sync)
    let explanation = try await RecordExplainer(journal.reader).explain("3")
    #expect(explanation.sentence(of: nil).contains("filter f1 of version 1 drops it"))
    #expect(explanation.trace?.outcome == .dropped(by: "f1"))
    await journal.close()
  }

  @Test func `another version is replayed with what was read in the end`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30), spec: Bench.careful)
    bench.change(afterLeadLooks: 1) { RereadingTests.fill(&$0) }
    let run = try await bench.runner(journal).start(Bench.sync).entry
    try await bench.shelve(
      journal,
      spec: RereadingTests.spec(existing: #""drop_record""#),
      version: 2,
      isApproved: false
    )
    let report = try await RunReplay(journal.reader).replay(run, with: 2)
    #expect(report.differences.map(\.record) == ["3"])
    #expect(report.differences.map(\.after) == ["skipped"])
    await journal.close()
  }

  // MARK: Crashes

  /// Account, token, a page with two questions, the batch's question, the upsert.
  private static let requests = 7

  private func finished(_ bench: Bench) async throws {
    let journal = try await bench.openJournal()
    var entry: RunEntry
    if let left = try await journal.reader.latestRun(), !left.state.phase.isFinal {
      entry = try await bench.runner(journal).resume(left.plan.id, by: nil).entry
    } else if let left = try await journal.reader.latestRun() {
      entry = left
    } else {
      entry = try await bench.runner(journal).start(Bench.sync).entry
    }
    #expect(entry.state == .completed)
    #expect(entry.counts.addsUp)
    #expect(entry.counts.created + entry.counts.updated == 30)
    bench.platforms.look { state in
      #expect(state.leads.count == 30)
      #expect(state.leads["3"]?["Email"] == "kept@example.org")
      #expect(state.leads["3"]?["LastName"] == "Name 3")
    }
    #expect(try await RunReplay(journal.reader).replay(entry).same == 30)
    await journal.close()
  }

  @Test(arguments: 1...requests, [true, false])
  func `a crash at a request leaves nothing half`(number: Int, isApplied: Bool) async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30), spec: Bench.careful)
    bench.change(afterLeadLooks: 1) { RereadingTests.fill(&$0) }
    bench.platforms.change { $0.troubles[number] = isApplied ? .crashAfter : .crashBefore }
    await #expect(throws: RunFault.self) { try await bench.runner(journal).start(Bench.sync) }
    await journal.close()
    bench.platforms.change { $0.troubles = [:] }
    try await finished(bench)
  }

  @Test func `a crash after any transaction leaves nothing half`() async throws {
    let bench = try Bench(Bench.contacts(30))
    let shelf = try await bench.openJournal()
    try await bench.shelve(shelf, spec: Bench.careful)
    await shelf.close()
    bench.change(afterLeadLooks: 1) { RereadingTests.fill(&$0) }
    let wrecks = Mutex<[Result<Bench, any Error>]>([])
    let journal = try await bench.openJournal(onWrite: {
      let wreck = Result { try bench.wreck() }
      wrecks.withLock { $0.append(wreck) }
    })
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.state == .completed)
    await journal.close()
    let all = wrecks.withLock { $0 }
    // Before the run, its beginning, the page, the plan, the mapping, the intent, the answer, the
    // end.
    #expect(all.count == 8)
    for wreck in all { try await finished(try wreck.get()) }
  }
}
