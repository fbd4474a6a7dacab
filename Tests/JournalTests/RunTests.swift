import Diagnostics
import Journal
import Records
import SyncMachine
import Testing

@Suite("A run in the journal")
struct RunTests {
  private func counts(_ change: (inout RunCounts) -> Void) -> RunCounts {
    var counts = RunCounts()
    change(&counts)
    return counts
  }

  private func refusal(
    _ phase: String,
    _ event: String,
    _ reason: IllegalTransition.Reason = .notInThisPhase
  ) -> JournalFault {
    .refused(IllegalTransition(.run, phase: phase, event: event, reason: reason))
  }

  @Test func `is scheduled only with the approved version`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    let fault = JournalFault.notApproved(Story.mapping, 1)
    await #expect(throws: fault) { try await journal.commit(.scheduleRun(Story.plan())) }
    #expect(fault.diagnostic.code == .RUN102)
    try await journal.commit(JournalChange(Story.propose(1)))
    await #expect(throws: fault) { try await journal.commit(.scheduleRun(Story.plan())) }
    try await journal.commit(Story.approve(1))
    var other = Story.plan()
    other.seal = "0dd"
    let change = JournalChange(.scheduleRun(other))
    await #expect(throws: fault) { try await journal.commit(change) }
    try await journal.commit(.scheduleRun(Story.plan()))
    let entry = try await journal.reader.run(Story.run)
    #expect(entry.plan == Story.plan())
    #expect(entry.state == .scheduled)
    #expect(entry.position == 1)
    #expect(entry.intake == .initial)
    await journal.close()
  }

  @Test func `waits for the one that writes to the same object`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await #expect(throws: JournalFault.runInTheWay(Story.run)) {
      try await journal.commit(.scheduleRun(Story.plan("second")))
    }
    try await journal.commit(
      .scheduleRun(Story.plan("elsewhere", to: RunEnd("salesforce", "Contact")))
    )
    try await journal.commit(.advanceRun(Story.run, [.gaveUp("CON201")], expecting: 2))
    try await journal.commit(.scheduleRun(Story.plan("second")))
    #expect(
      try await journal.reader.unfinishedRuns().map(\.plan.id) == ["elsewhere", "second"]
    )
    #expect(
      try await journal.reader.runs(limit: 10).map(\.plan.id)
        == ["second", "elsewhere", Story.run]
    )
    await journal.close()
  }

  @Test func `is made once by an occurrence of a schedule`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(JournalChange(Story.propose(1) + [Story.approve(1)]))
    try await journal.commit(.scheduleRun(Story.plan(occurrence: "02:00")))
    try await journal.commit(.advanceRun(Story.run, [.gaveUp("CON201")], expecting: 1))
    await #expect(throws: JournalFault.exists(.run, Story.run.text)) {
      try await journal.commit(.scheduleRun(Story.plan("again", occurrence: "02:00")))
    }
    let run = try await journal.reader.run(of: Story.sync, occurrence: "02:00")
    #expect(run?.plan.id == Story.run)
    #expect(try await journal.reader.run(of: Story.sync, occurrence: "03:00") == nil)
    await journal.close()
  }

  @Test func `goes from page to batch to end with counts that add up`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(
      Story.page(
        1,
        of: 2,
        [
          Story.ready("1"), Story.decided("2", .skipped), Story.ready("3"),
          Story.decided("4", .invalid, code: "R201"),
        ]
      )
    )
    try await journal.commit(Story.page(2, of: 2, [Story.ready("5"), Story.ready("3")]))
    var entry = try await journal.reader.run(Story.run)
    #expect(entry.intake == .exhausted(2))
    #expect(
      entry.counts
        == counts {
          $0.read = 5
          $0.skipped = 1
          $0.invalid = 1
        }
    )
    #expect(
      try await journal.reader.stagedRecords(of: Story.run).map(\.ordinal) == [1, 3, 5]
    )

    let staged = try await journal.reader.stagedRecords(of: Story.run)
    #expect(staged.map(\.record) == ["1", "3", "5"])
    #expect(staged.map(\.hash) == ["1", "3", "5"].map { .sha256(Story.mapped($0)) })

    let first = try await journal.commit(Story.batch([1]))
    let second = try await journal.commit(Story.batch([5, 3]))
    #expect(first.batches + second.batches == [1, 2])
    #expect(try await journal.reader.batch(2, of: Story.run).members == [5, 3])

    try await journal.commit(Story.advance(1, [.intended(attempt: 1)], expecting: 1))
    #expect(
      try await journal.reader.progress(of: Story.run).statusText == "uploading batch 1 (attempt 1)"
    )
    try await journal.commit(
      Story.advance(1, [.applied], expecting: 2, [Story.created("1")]),
      Story.advance(2, [.intended(attempt: 1)], expecting: 1)
    )
    try await journal.commit(
      Story.advance(
        2,
        [.partlyApplied(unanswered: 0)],
        expecting: 2,
        [Story.rejected("5"), Story.created("3")]
      )
    )

    entry = try await journal.reader.run(Story.run)
    #expect(entry.counts.addsUp)
    #expect(try await journal.reader.openBatches(of: Story.run).isEmpty)
    #expect(try await journal.reader.stagedRecords(of: Story.run).isEmpty)
    try await journal.commit(.advanceRun(Story.run, [.finished(entry.counts)], expecting: 2))
    entry = try await journal.reader.run(Story.run)
    #expect(entry.state == .completedWithExceptions)
    #expect(entry.endedAt == Story.noon)
    await journal.close()
  }

  @Test func `reads a record once, whichever page it comes on`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(Story.page(1, of: 2, [Story.ready("1"), Story.ready("1")]))
    let receipt = try await journal.commit(
      Story.page(2, of: 2, [Story.decided("1", .skipped), Story.ready("2")])
    )
    #expect(receipt.repeated == ["1"])
    #expect(try await journal.reader.run(Story.run).counts.read == 2)
    #expect(
      try await journal.reader.stagedRecords(of: Story.run).map(\.record) == ["1", "2"]
    )
    await journal.close()
  }

  @Test func `stages only the page that is due`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(Story.page(1, of: 3, [Story.ready("1")]))
    await #expect(
      throws: JournalFault.conflict(stream: .intake(Story.run), expected: 0, found: 1)
    ) { try await journal.commit(Story.page(1, of: 3, [Story.ready("1")])) }
    let wrong = JournalFault.refused(
      IllegalTransition(.intake, phase: "validating", event: "staged", reason: .wrongPage)
    )
    await #expect(throws: wrong) { try await journal.commit(Story.page(3, of: 3, [])) }
    await #expect(throws: wrong) {
      try await journal.commit(
        .stagePage(
          PageStaging(
            run: Story.run,
            page: IntakePage(2, after: "elsewhere"),
            next: nil,
            records: []
          )
        )
      )
    }
    try await journal.commit(Story.page(2, of: 2, []))
    await #expect(throws: JournalFault.self) {
      try await journal.commit(Story.page(3, of: 3, []))
    }
    await journal.close()
  }

  @Test func `ends only when the source is exhausted and with the journal's counts`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await #expect(throws: refusal("running", "finished", .sourceNotExhausted)) {
      try await journal.commit(.advanceRun(Story.run, [.finished(RunCounts())], expecting: 2))
    }
    try await journal.commit(Story.page(1, of: 1, [Story.ready("1")]))
    await #expect(throws: refusal("running", "finished", .countsDoNotAddUp)) {
      try await journal.commit(.advanceRun(Story.run, [.finished(RunCounts())], expecting: 2))
    }
    let found = try await journal.reader.run(Story.run).counts
    await #expect(throws: refusal("running", "finished", .countsDoNotAddUp)) {
      try await journal.commit(.advanceRun(Story.run, [.finished(found)], expecting: 2))
    }
    await journal.close()
  }

  @Test func `takes no illegal step, and none on an old position`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await #expect(throws: refusal("running", "woke")) {
      try await journal.commit(.advanceRun(Story.run, [.woke], expecting: 2))
    }
    await #expect(
      throws: JournalFault.conflict(stream: .run(Story.run), expected: 1, found: 2)
    ) { try await journal.commit(.advanceRun(Story.run, [.paused(by: "ada")], expecting: 1)) }
    await #expect(throws: JournalFault.unknown(.run, "other")) {
      try await journal.commit(.advanceRun("other", [.started], expecting: 1))
    }
    #expect(try await journal.reader.run(Story.run).position == 2)
    await journal.close()
  }

  @Test func `lets go of what it had staged when it is cancelled`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(Story.page(1, of: 2, [Story.ready("1"), Story.ready("2")]))
    try await journal.commit(Story.batch([1]))
    try await journal.commit(
      .advanceRun(Story.run, [.cancelRequested(by: "ada"), .wentQuiet], expecting: 2)
    )
    let entry = try await journal.reader.run(Story.run)
    #expect(entry.state == .cancelled(by: "ada"))
    #expect(entry.counts.pending == 2)
    #expect(try await journal.reader.openBatches(of: Story.run).isEmpty)
    let fault = refusal("cancelled", "progress")
    await #expect(throws: fault) { try await journal.commit(Story.batch([2])) }
    #expect(fault.diagnostic.code == .RUN107)
    await journal.close()
  }

  @Test func `is the last of its pair only when it gave every record an outcome`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    func last() async throws -> RunID? {
      try await journal.reader.lastFinishedRun(Story.scope)?.plan.id
    }
    #expect(try await last() == nil)
    try await Story.workThrough(journal)
    try await Story.finish(journal)
    #expect(try await last() == Story.run)
    var plan = Story.plan(Story.second)
    plan.since = Story.noon
    try await journal.commit(.scheduleRun(plan))
    #expect(try await journal.reader.run(Story.second).plan == plan)
    try await journal.commit(.advanceRun(Story.second, [.gaveUp("CON201")], expecting: 1))
    #expect(try await last() == Story.run)
    try await Story.retry([1], journal)
    #expect(try await last() == nil)
    let elsewhere = LedgerScope(from: Story.source, to: Story.elsewhere)
    #expect(try await journal.reader.lastFinishedRun(elsewhere) == nil)
    await journal.close()
  }

  @Test func `tells its events and its batches' in order`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(Story.page(1, of: 1, [Story.ready("1")]))
    try await journal.commit(
      .scheduleRun(Story.plan("contacts-to-leads-10", to: RunEnd("salesforce", "Contact")))
    )
    try await journal.commit(Story.batch([1]))
    let events = try await journal.reader.events(of: Story.run, after: 0, limit: 10)
    #expect(
      events.map(\.event.kind) == [
        "run.scheduled", "run.started", "intake.staged", "batch.planned",
      ]
    )
    await journal.close()
  }
}
