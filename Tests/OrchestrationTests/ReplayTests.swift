import Diagnostics
import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing

/// What a run would have sent, computed anew from what it read.
@Suite("Replaying a run")
struct ReplayTests {
  /// Replays, and sees to it that nothing was asked, sent or written.
  private func replay(
    _ run: RunEntry,
    with version: VersionNumber? = nil,
    differencesMax: Int = 20,
    _ bench: Bench,
    _ journal: EventJournal
  ) async throws -> RunReplay.Report {
    let asked = bench.platforms.look { $0.requests }
    let events = try await journal.reader.events(after: 0, limit: 10_000).count
    let report = try await RunReplay(journal.reader)
      .replay(run, with: version, differencesMax: differencesMax)
    #expect(bench.platforms.look { $0.requests } == asked)
    #expect(try await journal.reader.events(after: 0, limit: 10_000).count == events)
    #expect(report.same + report.different + report.unreadable == run.counts.read)
    return report
  }

  private static let constantEmail = Bench.spec.replacingOccurrences(
    of: #"{"field": "email"}"#,
    with: #"{"const": "none"}"#
  )

  @Test func `with its own version gives the same for everybody`() async throws {
    var state = WhyTests.contacts
    state.poison = []
    let (bench, journal) = try await Bench.ready(state)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.skipped == 1)
    #expect(run.counts.invalid == 1)
    #expect(run.counts.held == 1)
    #expect(run.counts.rejected == 1)
    let report = try await replay(run, bench, journal)
    #expect(report.version == 1)
    #expect(report.same == 10)
    #expect(report.differences.isEmpty)
    await journal.close()
  }

  @Test func `goes through all pages`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(450))
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(try await replay(run, bench, journal).same == 450)
    await journal.close()
  }

  @Test func `with another version tells the fields that differ`() async throws {
    let (bench, journal) = try await Bench.ready(WhyTests.contacts)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    try await bench.shelve(journal, spec: Self.constantEmail, version: 2, isApproved: false)
    let report = try await replay(run, with: 2, differencesMax: 3, bench, journal)
    #expect(report.version == 2)
    // Skipped, invalid and held records end before any rule is of matter.
    #expect(report.same == 3)
    #expect(report.different == 7)
    #expect(report.differences.map(\.record) == ["1", "5", "6"])
    let first = try #require(report.differences.first)
    #expect(first.before == "created")
    #expect(first.after == "created")
    #expect(first.fields.map(\.name) == ["Email"])
    #expect(first.fields.map(\.before) == [#""person1@example.com""#])
    #expect(first.fields.map(\.after) == [#""none""#])
    let second = report.differences[1]
    #expect(second.fields.map(\.before) == [nil])
    await journal.close()
  }

  @Test func `with another version tells who would not be sent, and who would`() async throws {
    let (bench, journal) = try await Bench.ready(WhyTests.contacts)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    let other = Bench.spec.replacingOccurrences(
      of: #"{"of": {"field": "note"}, "op": "eq", "arg": "skip"}"#,
      with: #"{"of": {"field": "tier"}, "op": "eq", "arg": "free"}"#
    )
    try await bench.shelve(journal, spec: other, version: 2, isApproved: false)
    let report = try await replay(run, with: 2, bench, journal)
    #expect(report.differences.map(\.record) == ["4", "6"])
    #expect(report.differences.map(\.before) == ["skipped", "created"])
    #expect(report.differences.map(\.after) == ["sent", "skipped"])
    #expect(report.differences.last?.fields.allSatisfy { $0.after == nil } == true)
    await journal.close()
  }

  @Test func `takes answers of look-ups from the journal`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30))
    let run = try await bench.runner(journal).start(Bench.sync).entry
    bench.platforms.change { $0.accounts = [] }
    #expect(try await replay(run, bench, journal).same == 30)
    let other = Bench.spec.replacingOccurrences(
      of: #""equals": {"field": "company"}"#,
      with: #""equals": {"field": "lastname"}"#
    )
    try await bench.shelve(journal, spec: other, version: 2, isApproved: false)
    // What was never asked has no answer, and is not made up.
    let report = try await replay(run, with: 2, bench, journal)
    #expect(report.different == 30)
    #expect(report.differences.allSatisfy { $0.after == "invalid" })
    await journal.close()
  }

  @Test func `takes what the destination held from the journal`() async throws {
    var state = Bench.contacts(30)
    state.leads["3"] = ["Key__c": "3", "Email": "kept@example.org"]
    let (bench, journal) = try await Bench.ready(state, spec: Bench.careful)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(try await replay(run, bench, journal).same == 30)
    await journal.close()
  }

  @Test func `cannot tell of an erased person, also where a later run read them`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30))
    let run = try await bench.runner(journal).start(Bench.sync).entry
    _ = try await journal.erase("7", reason: nil, by: "ada")
    let erased = try await replay(run, bench, journal)
    #expect(erased.unreadable == 1)
    #expect(erased.same == 29)
    _ = try await bench.runner(journal).start(Bench.sync, readsEverything: true)
    let later = try await replay(run, bench, journal)
    #expect(later.unreadable == 1)
    #expect(later.same == 29)
    await journal.close()
  }

  @Test func `cannot tell of what was unchanged`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30))
    _ = try await bench.runner(journal).start(Bench.sync)
    bench.edit("7", ["lastname": "New"])
    let run = try await bench.runner(journal).start(Bench.sync, readsEverything: true).entry
    let report = try await replay(run, bench, journal)
    #expect(report.unreadable == 29)
    #expect(report.same == 1)
    await journal.close()
  }

  @Test func `leaves alone what is only created`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(30), spec: Bench.createOnly)
    _ = try await bench.runner(journal).start(Bench.sync)
    bench.clock.advance(by: .seconds(3_600))
    bench.edit("7", ["lastname": "New"])
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.counts.skipped == 1)
    #expect(try await replay(run, bench, journal).same == 1)
    await journal.close()
  }

  @Test func `includes what a person corrected`() async throws {
    let (bench, journal) = try await Bench.ready(WhyTests.contacts)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    let runner = bench.runner(journal)
    let workbench = try await Workbench(runner, run)
    let name = try await workbench.records(["2"])
    let email = try await workbench.records(["7"])
    _ = try await workbench.fix(
      name,
      [Correction(field: "lastname", text: "Ida")],
      reason: nil,
      by: "ada"
    )
    _ = try await workbench.fix(
      email,
      [Correction(field: "Email", text: "seven@example.com")],
      reason: nil,
      by: "ada"
    )
    _ = try await workbench.retry(name + email, by: "ada")
    let again = try await runner.resume(run.plan.id, by: "ada").entry
    #expect(again.counts.created == run.counts.created + 2)
    #expect(try await replay(again, bench, journal).same == 10)
    await journal.close()
  }

  @Test func `of a version that there is not`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(3))
    let run = try await bench.runner(journal).start(Bench.sync).entry
    let codes = await Bench.codes { () async throws(RunFault) in
      _ = try await RunReplay(journal.reader).replay(run, with: 9)
    }
    #expect(codes.count == 1)
    await journal.close()
  }
}
