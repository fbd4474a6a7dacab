import Diagnostics
import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing

@Suite("Sending a record again", .timeLimit(.minutes(10)))
struct RetryTests {
  private func ended(
    _ state: FakePlatforms.State = WorkbenchTests.troubled
  ) async throws -> (bench: Bench, journal: EventJournal, run: RunEntry) {
    let (bench, journal) = try await Bench.ready(state)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.state == .completedWithExceptions)
    return (bench, journal, run)
  }

  /// Corrects records where that is wanted, sends them again, and lets the run go on.
  private func retry(
    _ ids: [RecordID],
    setting corrections: [Correction] = [],
    of run: RunEntry,
    _ bench: Bench,
    _ journal: EventJournal
  ) async throws(RunFault) -> RunEntry {
    let runner = bench.runner(journal)
    let workbench = try await Workbench(runner, run)
    let entries = try await workbench.records(ids)
    if !corrections.isEmpty {
      _ = try await workbench.fix(entries, corrections, reason: nil, by: "ada")
    }
    _ = try await workbench.retry(entries, by: "ada")
    return try await runner.resume(run.plan.id, by: "ada") { bench.note($0) }.entry
  }

  private func email(_ text: String) -> [Correction] { [Correction(field: "Email", text: text)] }

  private func name(_ text: String) -> [Correction] { [Correction(field: "lastname", text: text)] }

  @Test func `ends the run with one exception less, and sends nobody else`() async throws {
    let (bench, journal, run) = try await ended()
    #expect(run.counts.rejected == 3)
    let again = try await retry(["7"], setting: email("7@example.com"), of: run, bench, journal)
    #expect(again.state == .completedWithExceptions)
    #expect(again.counts.rejected == 2)
    #expect(again.counts.created == run.counts.created + 1)
    #expect(again.counts.read == run.counts.read)
    #expect(again.counts.addsUp)
    bench.platforms.look { state in
      #expect(state.batches == [18, 1])
      #expect(state.leads["7"]?["Email"] == "7@example.com")
    }
    let outcome = try #require(try await journal.reader.outcome(of: "7", in: run.plan.id))
    #expect(outcome.outcome.kind == .created)
    #expect(outcome.outcome.code == nil)
    #expect(outcome.attempts == 2)
    #expect(outcome.isCorrected)
    await journal.close()
  }

  @Test func `ends the run as completed where it was the last`() async throws {
    let (bench, journal, run) = try await ended()
    var last = try await retry(["2"], setting: name("Ida"), of: run, bench, journal)
    #expect(last.counts.invalid == 0)
    last = try await retry(
      ["3"],
      setting: [Correction(field: "note", text: "yes")],
      of: run,
      bench,
      journal
    )
    #expect(last.counts.held == 0)
    #expect(last.state == .completedWithExceptions)
    last = try await retry(
      ["7", "8", "9"],
      setting: email("ok@example.com"),
      of: run,
      bench,
      journal
    )
    #expect(last.state == .completed)
    #expect(last.counts.created == 20)
    #expect(last.counts.addsUp)
    // Those of one cause went in one batch.
    #expect(bench.platforms.look { $0.batches } == [18, 1, 1, 3])
    #expect(bench.platforms.look { $0.leads["2"]?["LastName"] } == "Ida")
    await journal.close()
  }

  @Test func `counts how often a record was tried, and says why it failed`() async throws {
    var state = WorkbenchTests.troubled
    state.refusedEmails.formUnion(["b@example.com", "c@example.com"])
    let (bench, journal, run) = try await ended(state)
    for (address, attempt) in [("b", 2), ("c", 3), ("d", 4)] {
      let again = try await retry(
        ["7"],
        setting: email(address + "@example.com"),
        of: run,
        bench,
        journal
      )
      #expect(again.counts.rejected == (attempt == 4 ? 2 : 3))
      #expect(again.counts.addsUp)
      let outcome = try #require(try await journal.reader.outcome(of: "7", in: run.plan.id))
      #expect(outcome.attempts == attempt)
    }
    let sent = bench.noted.filter { $0.kind == .batchSent }.map(\.progress.statusText)
    #expect(
      sent == [
        "uploading batch 1 (attempt 2, record 7 rejected: Email)",
        "uploading batch 1 (attempt 3, record 7 rejected: Email)",
        "uploading batch 1 (attempt 4, record 7 rejected: Email)",
      ]
    )
    await journal.close()
  }

  @Test func `says nothing of a refusal where there was none`() async throws {
    let (bench, journal, run) = try await ended()
    _ = try await retry(["2"], setting: name("Ida"), of: run, bench, journal)
    let sent = bench.noted.filter { $0.kind == .batchSent }.map(\.progress.statusText)
    #expect(sent == ["uploading batch 2 (attempt 1)"])
    await journal.close()
  }

  // MARK: Refusals

  private func codes(
    _ ids: [RecordID],
    of run: RunEntry,
    _ bench: Bench,
    _ journal: EventJournal
  ) async throws -> [String] {
    let before = bench.platforms.look { $0.batches }
    let codes = await Bench.codes { () async throws(RunFault) in
      _ = try await retry(ids, of: run, bench, journal)
    }
    #expect(bench.platforms.look { $0.batches } == before)
    #expect(try await journal.reader.run(run.plan.id).state == run.state)
    return codes
  }

  @Test func `is refused for one that would fail again`() async throws {
    let (bench, journal, run) = try await ended()
    #expect(try await codes(["2", "3", "7"], of: run, bench, journal) == ["RUN206", "RUN206"])
    await journal.close()
  }

  @Test func `is refused for one that has changed at its source`() async throws {
    let (bench, journal, run) = try await ended()
    bench.edit("7", ["lastname": "Newer"])
    #expect(try await codes(["7", "8"], of: run, bench, journal) == ["RUN207"])
    // What the mapping does not read does not matter.
    bench.edit("8", ["tier": "free"])
    #expect(try await codes(["7"], of: run, bench, journal) == ["RUN207"])
    let again = try await retry(["8"], setting: email("8@example.com"), of: run, bench, journal)
    #expect(again.counts.rejected == 2)
    await journal.close()
  }

  @Test func `is refused for one that is gone`() async throws {
    let (bench, journal, run) = try await ended()
    bench.platforms.change { $0.contacts.removeAll { $0.id == "7" } }
    #expect(try await codes(["7"], of: run, bench, journal) == ["RUN208"])
    await journal.close()
  }

  @Test func `is refused for one that is settled`() async throws {
    let (bench, journal, run) = try await ended()
    let workbench = try await Workbench(bench.runner(journal), run)
    try await workbench.dismiss(try await workbench.records(["2"]), reason: nil, by: "ada")
    _ = try await journal.erase("7", reason: nil, by: "ada")
    bench.clock.advance(by: .seconds(3_600))
    _ = try await bench.runner(journal).start(Bench.sync)
    let codes = try await codes(["2", "7", "8"], of: run, bench, journal)
    #expect(codes == ["RUN209", "RUN209", "RUN209"])
    await journal.close()
  }

  @Test func `is refused while another run writes to the same object`() async throws {
    let (bench, journal, run) = try await ended()
    // Account and token are asked for, then the other run dies at its first page.
    bench.platforms.change { $0.troubles = [$0.requests + 3: .crashBefore] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    #expect(try await journal.reader.unfinishedRuns().count == 1)
    let workbench = try await Workbench(bench.runner(journal), run)
    let entries = try await workbench.records(["7"])
    _ = try await workbench.fix(entries, email("7@example.com"), reason: nil, by: "ada")
    #expect(try await codes(["7"], of: run, bench, journal) == ["RUN105"])
    await journal.close()
  }

  // MARK: The run

  @Test func `keeps to the version of its run`() async throws {
    let (bench, journal, run) = try await ended()
    let other = Bench.spec.replacingOccurrences(
      of: #"{"field": "lastname"}"#,
      with: #"{"const": "Revised"}"#
    )
    try await bench.shelve(journal, spec: other, version: 2)
    let again = try await retry(["7"], setting: email("7@example.com"), of: run, bench, journal)
    #expect(again.plan.version == 1)
    #expect(bench.platforms.look { $0.leads["7"]?["LastName"] } == "Name 7")
    await journal.close()
  }

  @Test(arguments: [FakePlatforms.Trouble.crashAfter, .crashBefore])
  func `goes on after a crash before the answer`(trouble: FakePlatforms.Trouble) async throws {
    let (bench, journal, run) = try await ended()
    bench.platforms.change { $0.upsertTroubles = [2: trouble] }
    _ = try? await retry(["7"], setting: email("7@example.com"), of: run, bench, journal)
    await journal.close()
    let reopened = try await bench.openJournal()
    let left = try await reopened.reader.run(run.plan.id)
    #expect(left.state == .running)
    #expect(left.counts.rejected == 2)
    #expect(left.counts.pending == 1)
    let progress = try await reopened.reader.progress(of: run.plan.id)
    #expect(progress.statusText == "uploading batch 1 (attempt 2, record 7 rejected: Email)")
    let ending = try await bench.runner(reopened).resume(run.plan.id, by: nil)
    #expect(ending.entry.state == .completedWithExceptions)
    #expect(ending.entry.counts.addsUp)
    #expect(ending.entry.counts.rejected == 2)
    #expect(bench.platforms.look { $0.arrivals.count { $0.key == "7" && $0.isCreate } } == 1)
    await reopened.close()
  }

  @Test func `goes on after a crash before it was planned`() async throws {
    let (bench, journal, run) = try await ended()
    let workbench = try await Workbench(bench.runner(journal), run)
    let entries = try await workbench.records(["7"])
    _ = try await workbench.fix(entries, email("7@example.com"), reason: nil, by: "ada")
    _ = try await workbench.retry(entries, by: "ada")
    await journal.close()
    let reopened = try await bench.openJournal()
    let ending = try await bench.runner(reopened).resume(run.plan.id, by: nil)
    #expect(ending.entry.counts.created == run.counts.created + 1)
    #expect(bench.platforms.look { $0.leads["7"]?["Email"] } == "7@example.com")
    await reopened.close()
  }

  @Test func `is due again where the run is cancelled before it was sent`() async throws {
    let (bench, journal, run) = try await ended()
    let workbench = try await Workbench(bench.runner(journal), run)
    let entries = try await workbench.records(["7"])
    _ = try await workbench.fix(entries, email("7@example.com"), reason: nil, by: "ada")
    _ = try await workbench.retry(entries, by: "ada")
    _ = try await bench.runner(journal).cancel(run.plan.id, by: "ada")
    bench.platforms.change { $0.refusedEmails = [] }
    let next = try await bench.runner(journal).start(Bench.sync)
    #expect(next.entry.counts.read >= 1)
    #expect(bench.platforms.look { $0.leads["7"] } != nil)
    await journal.close()
  }

  @Test func `is not stopped by many that failed alike and were looked at`() async throws {
    var state = Bench.contacts(300)
    for index in 0..<250 {
      state.contacts[index].properties = ["hs_object_id": .string(String(index + 1))]
    }
    let (bench, journal) = try await Bench.ready(state)
    let stopped = try await bench.runner(journal).start(Bench.sync).entry
    #expect(stopped.state.phase == .needsAttention)
    let run = try await bench.runner(journal).resume(stopped.plan.id, by: "ada").entry
    #expect(run.counts.invalid == 250)
    let again = try await retry(["7"], setting: name("Ida"), of: run, bench, journal)
    #expect(again.state == .completedWithExceptions)
    #expect(again.counts.invalid == 249)
    await journal.close()
  }
}
