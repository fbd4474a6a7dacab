import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing
import Workspace

@Suite("What a later run reads", .timeLimit(.minutes(10)))
struct ChangesTests {
  /// A first run that has read everything, an hour ago.
  private func begun(
    _ state: FakePlatforms.State,
    spec: String = Bench.spec
  ) async throws -> (bench: Bench, journal: EventJournal, first: RunEntry) {
    let (bench, journal) = try await Bench.ready(state, spec: spec)
    let first = try await bench.runner(journal).start(Bench.sync).entry
    bench.clock.advance(by: .seconds(3_600))
    return (bench, journal, first)
  }

  /// Record 2 has no name, record 4 is refused.
  private static var troubled: FakePlatforms.State {
    var state = Bench.contacts(50)
    state.contacts[1].properties = ["hs_object_id": "2"]
    state.refusedRows = ["4": "INVALID_EMAIL_ADDRESS"]
    return state
  }

  // MARK: The cursor

  @Test func `is only what changed`() async throws {
    let (bench, journal, first) = try await begun(Bench.contacts(250))
    for id in ["3", "140", "250"] { bench.edit(id, ["lastname": "New"]) }
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(first.plan.since == nil)
    let began = try #require(first.startedAt)
    #expect(second.plan.since == began + .seconds(-300))
    #expect(second.counts.read == 3)
    #expect(second.counts.updated == 3)
    #expect(second.state == .completed)
    bench.platforms.look { state in
      #expect(state.listed == 3)
      #expect(state.searches == 1)
      #expect(state.readIDs.isEmpty)
      #expect(state.leads["140"]?["LastName"] == "New")
    }
    await journal.close()
  }

  @Test func `is nothing where nothing changed`() async throws {
    let (bench, journal, _) = try await begun(Bench.contacts(250))
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.state == .completed)
    #expect(second.counts == RunCounts())
    await journal.close()
  }

  @Test func `reaches back over what a search may have seen too late`() async throws {
    var state = Bench.contacts(50)
    let start = VirtualClock.start.milliseconds
    state.modified = ["7": start - 120_000, "8": start - 600_000]
    let (bench, journal, _) = try await begun(state)
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.counts.read == 1)
    #expect(second.counts.unchanged == 1)
    #expect(bench.platforms.look { $0.batches } == [50])
    await journal.close()
  }

  @Test func `is every record of one time stamp, page by page`() async throws {
    let (bench, journal, _) = try await begun(Bench.contacts(450))
    let now = bench.clock.now().milliseconds
    bench.platforms.change { state in
      for index in 0..<450 {
        state.modified[state.contacts[index].id] = now
        let id = state.contacts[index].id
        state.contacts[index].properties = ["hs_object_id": .string(id), "lastname": "Bulk"]
      }
    }
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.counts.read == 450)
    #expect(second.counts.updated == 450)
    #expect(bench.platforms.look { $0.searches } == 3)
    await journal.close()
  }

  @Test func `is everything where a person says so`() async throws {
    let (bench, journal, _) = try await begun(Bench.contacts(50))
    let second = try await bench.runner(journal).start(Bench.sync, readsEverything: true).entry
    #expect(second.plan.since == nil)
    #expect(second.counts.unchanged == 50)
    await journal.close()
  }

  @Test func `is everything where the sync says so`() async throws {
    let (bench, journal, _) = try await begun(Bench.contacts(50))
    var configuration = Bench.configuration
    configuration.syncs[0].readsEverything = true
    let runner = bench.runner(journal, configuration: configuration)
    let second = try await runner.start(Bench.sync).entry
    #expect(second.counts.unchanged == 50)
    #expect(bench.platforms.look { $0.searches } == 0)
    await journal.close()
  }

  @Test func `is everything where another version maps it`() async throws {
    let (bench, journal, _) = try await begun(Bench.contacts(50))
    let other = Bench.spec.replacingOccurrences(
      of: #"{"field": "email"}"#,
      with: #"{"const": "none"}"#
    )
    try await bench.shelve(journal, spec: other, version: 2)
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.plan.since == nil)
    #expect(second.counts.updated == 50)
    bench.clock.advance(by: .seconds(3_600))
    let third = try await bench.runner(journal).start(Bench.sync).entry
    #expect(third.plan.since == second.startedAt.map { $0 + .seconds(-300) })
    #expect(third.counts.read == 0)
    await journal.close()
  }

  @Test func `counts from before a run that was cancelled or failed`() async throws {
    let (bench, journal, first) = try await begun(Bench.contacts(50))
    bench.edit("3", ["lastname": "New"])
    let control = RunControl()
    let cancelled = try await bench.runner(journal).start(Bench.sync, control: control) { report in
      if report.kind == .pageStaged { control.cancel(by: "ada") }
    }
    #expect(cancelled.entry.state == .cancelled(by: "ada"))
    bench.clock.advance(by: .seconds(3_600))
    let third = try await bench.runner(journal).start(Bench.sync).entry
    #expect(third.plan.since == first.startedAt.map { $0 + .seconds(-300) })
    #expect(third.counts.updated == 1)
    #expect(bench.platforms.look { $0.leads["3"]?["LastName"] } == "New")
    await journal.close()
  }

  // MARK: What is due

  @Test func `is also what failed before, by its identifiers`() async throws {
    let (bench, journal, first) = try await begun(Self.troubled)
    #expect(first.state == .completedWithExceptions)
    bench.platforms.change { $0.refusedRows = [:] }
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.counts.read == 2)
    #expect(second.counts.created == 1)
    #expect(second.counts.invalid == 1)
    #expect(bench.platforms.look { $0.readIDs } == ["2", "4"])
    // The first run's workbench is empty: what is left to do stands on the second's.
    #expect(try await journal.reader.heldCauses(of: first.plan.id).isEmpty)
    let held = try await journal.reader.heldCauses(of: second.plan.id)
    #expect(held.flatMap(\.examples) == ["2"])
    bench.edit("2", ["lastname": "At last"])
    let third = try await bench.runner(journal).start(Bench.sync).entry
    #expect(third.counts.created == 1)
    #expect(third.state == .completed)
    // What was written is due no more, and what was read already is not read twice.
    #expect(bench.platforms.look { $0.readIDs } == ["2", "4"])
    await journal.close()
  }

  @Test func `is not what fails in this very run`() async throws {
    let (bench, journal, _) = try await begun(Bench.contacts(250))
    for id in 1...250 { bench.edit(String(id), ["email": "same@example.com"]) }
    bench.edit("2", ["lastname": ""])
    bench.edit("4", ["note": "ask"])
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.counts.updated == 248)
    #expect(second.counts.invalid == 1)
    #expect(second.counts.held == 1)
    #expect(bench.platforms.look { $0.readIDs.isEmpty })
    await journal.close()
  }

  @Test func `is not what a person has dismissed, until it changes`() async throws {
    let (bench, journal, first) = try await begun(Self.troubled)
    let workbench = try await Workbench(bench.runner(journal), first)
    try await workbench.dismiss(
      try await workbench.records(["2", "4"]),
      reason: "test data",
      by: "ada"
    )
    #expect(try await bench.runner(journal).start(Bench.sync).entry.counts.read == 0)
    bench.edit("2", ["lastname": "At last"])
    #expect(try await bench.runner(journal).start(Bench.sync).entry.counts.created == 1)
    await journal.close()
  }

  @Test func `is still what failed before where the run that read it was cancelled`() async throws {
    let (bench, journal, _) = try await begun(Self.troubled)
    bench.platforms.change { $0.refusedRows = [:] }
    let control = RunControl()
    let cancelled = try await bench.runner(journal).start(Bench.sync, control: control) { report in
      let isRead = report.kind == .pageStaged && report.progress.counts.read == 2
      if isRead { control.cancel(by: "ada") }
    }
    #expect(cancelled.entry.state == .cancelled(by: "ada"))
    #expect(cancelled.entry.counts.invalid == 1)
    let third = try await bench.runner(journal).start(Bench.sync).entry
    #expect(third.counts.read == 2)
    #expect(third.counts.created == 1)
    #expect(bench.platforms.look { $0.leads["4"] } != nil)
    await journal.close()
  }

  @Test func `is what is due in pages, also after a crash in the middle`() async throws {
    var state = Bench.contacts(250)
    for index in 0..<230 {
      state.contacts[index].properties = ["hs_object_id": .string(String(index + 1))]
    }
    let (bench, journal, first) = try await guarded(state)
    #expect(first.counts.invalid == 230)
    bench.platforms.change { state in
      for index in 0..<230 {
        state.contacts[index].properties = [
          "hs_object_id": .string(String(index + 1)), "lastname": "Here",
        ]
      }
      // Account, search, and the first of what is due have been answered.
      state.troubles = [state.requests + 5: .crashBefore]
    }
    _ = try? await bench.runner(journal).start(Bench.sync)
    bench.platforms.change { $0.troubles = [:] }
    let left = try #require(try await journal.reader.unfinishedRuns().first)
    #expect(left.counts.read == 100)
    let second = try await bench.runner(journal).resume(left.plan.id, by: nil).entry
    #expect(second.state == .completed)
    #expect(second.counts.created == 230)
    #expect(bench.platforms.look { $0.leads.count } == 250)
    await journal.close()
  }

  /// A first run that too many alike stopped, and a person let go on.
  private func guarded(
    _ state: FakePlatforms.State
  ) async throws -> (bench: Bench, journal: EventJournal, first: RunEntry) {
    let (bench, journal, stopped) = try await begun(state)
    #expect(stopped.state.phase == .needsAttention)
    let first = try await bench.runner(journal).resume(stopped.plan.id, by: "ada").entry
    bench.clock.advance(by: .seconds(3_600))
    return (bench, journal, first)
  }

  @Test func `leaves what is gone from its source where it is`() async throws {
    let (bench, journal, first) = try await begun(Self.troubled)
    bench.platforms.change { $0.contacts.removeAll { $0.id == "4" } }
    let second = try await bench.runner(journal).start(Bench.sync).entry
    #expect(second.counts.read == 1)
    #expect(second.counts.invalid == 1)
    let held = try await journal.reader.heldCauses(of: first.plan.id)
    #expect(held.flatMap(\.examples) == ["4"])
    await journal.close()
  }
}
