import Diagnostics
import Journal
import Records
import SyncMachine
import Testing

@Suite("Trying again")
struct RetryTests {
  /// A run that ended with four exceptions: 1, 3, 5 and 6.
  private func ended(_ folder: JournalFolder) async throws -> EventJournal {
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    try await Story.finish(journal)
    return journal
  }

  private func due(
    _ journal: EventJournal,
    before run: RunID? = nil
  ) async throws -> [RecordID] {
    try await journal.reader.dueRecords(Story.scope, before: run, after: nil, limit: 9)
  }

  private func scheduleSecond(_ journal: EventJournal, to end: RunEnd) async throws {
    try await journal.commit(
      .scheduleRun(Story.plan(Story.second, to: end)),
      .advanceRun(Story.second, [.started], expecting: 1)
    )
  }

  // MARK: Retrying

  @Test func `reopens a run that had ended, and ends it again`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    let before = try await journal.reader.run(Story.run)
    #expect(before.state == .completedWithExceptions)
    #expect(before.counts.invalid == 2)
    try await Story.retry([1, 6], journal)
    var entry = try await journal.reader.run(Story.run)
    #expect(entry.state == .running)
    #expect(entry.endedAt == nil)
    #expect(entry.startedAt == before.startedAt)
    #expect(entry.counts.invalid == 1)
    #expect(entry.counts.rejected == 0)
    #expect(entry.counts.pending == 2)
    let staged = try await journal.reader.stagedRecords(of: Story.run)
    #expect(staged.map(\.ordinal) == [1, 6])
    #expect(staged.map(\.hash) == ["again-1", "again-6"])
    #expect(staged.map(\.attempts) == [0, 1])
    // What was never sent was refused by nobody.
    #expect(staged.map(\.problem?.field) == [nil, "Email"])

    try await journal.commit(
      .planBatch(BatchPlan(run: Story.run, records: [1, 6], attempts: 1, isIntended: true)),
      Story.advance(
        2,
        [.partlyApplied(unanswered: 0)],
        expecting: 2,
        [Story.created("1"), Story.rejected("6")]
      )
    )
    try await Story.finish(journal)
    entry = try await journal.reader.run(Story.run)
    #expect(entry.state == .completedWithExceptions)
    #expect(entry.counts.created == 2)
    #expect(entry.counts.rejected == 1)
    #expect(entry.counts.addsUp)
    let ledger = try await journal.reader.ledger(Story.scope, records: ["1", "6"])
    #expect(ledger.mapValues(\.appliedHash) == ["1": "again-1"])
    #expect(try await journal.reader.outcome(of: "6", in: Story.run)?.attempts == 2)
    await journal.close()
  }

  @Test func `opens nothing in a run that is at work`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    let position = try await journal.reader.run(Story.run).position
    try await Story.retry([1], journal)
    #expect(try await journal.reader.run(Story.run).position == position)
    await journal.close()
  }

  @Test func `is refused for what is no exception any more, or never was`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    try await Story.retry([1], journal)
    for ordinal in [1, 2, 4, 7] as [RecordOrdinal] {
      let fault = JournalFault.notOnWorkbench(Story.run, ordinal)
      await #expect(throws: fault) { try await Story.retry([3, ordinal], journal) }
      await #expect(throws: fault) {
        try await journal.commit(
          .correct(Story.run, RecordCorrection(ordinal: ordinal), nil)
        )
      }
      await #expect(throws: fault) {
        try await journal.commit(.dismiss(Story.run, [ordinal], reason: nil))
      }
      #expect(fault.diagnostic.code == .RUN108)
    }
    // What was refused has left nothing behind.
    #expect(try await journal.reader.run(Story.run).counts.invalid == 1)
    await journal.close()
  }

  @Test func `waits for a run that writes to the same object`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    try await scheduleSecond(journal, to: Story.destination)
    await #expect(throws: JournalFault.runInTheWay(Story.second)) {
      try await Story.retry([1], journal)
    }
    #expect(try await journal.reader.run(Story.run).state == .completedWithExceptions)
    try await journal.commit(.advanceRun(Story.second, [.gaveUp("CON201")], expecting: 2))
    try await Story.retry([1], journal)
    #expect(try await journal.reader.run(Story.run).state == .running)
    await journal.close()
  }

  @Test func `is refused in a run that was broken off`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    try await journal.commit(.advanceRun(Story.run, [.gaveUp("CON201")], expecting: 2))
    await #expect(
      throws: JournalFault.refused(IllegalTransition(.run, phase: "failed", event: "reopened"))
    ) { try await Story.retry([1], journal) }
    await journal.close()
  }

  // MARK: Settling

  @Test func `is not asked for what was dismissed`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    let cause = try #require(try await journal.reader.heldCauses(of: Story.run).first)
    #expect(cause.examples == ["1", "3"])
    try await journal.commit(.dismiss(Story.run, [1], reason: "spam"))
    let causes = try await journal.reader.heldCauses(of: Story.run)
    #expect(causes.map(\.examples) == [["3"], ["5"], ["6"]])
    #expect(causes.map(\.count) == [1, 1, 1])
    #expect(
      try await journal.reader.records(of: cause, in: Story.run).map(\.outcome.record) == ["3"]
    )
    #expect(
      try await journal.reader.outcome(of: "1", in: Story.run)?.settlement == .dismissed
    )
    #expect(try await journal.reader.run(Story.run).counts.invalid == 2)
    await #expect(throws: JournalFault.notOnWorkbench(Story.run, 1)) {
      try await Story.retry([1], journal)
    }
    await journal.close()
  }

  @Test func `is not asked for what a later run has read again`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    try await scheduleSecond(journal, to: Story.destination)
    try await journal.commit(
      Story.page(1, of: 1, [Story.ready("1"), Story.decided("5", .skipped)], in: Story.second)
    )
    let causes = try await journal.reader.heldCauses(of: Story.run)
    #expect(causes.map(\.examples) == [["3"], ["6"]])
    #expect(
      try await journal.reader.outcome(of: "5", in: Story.run)?.settlement == .superseded
    )
    await journal.close()
  }

  @Test func `is not spoilt by a run between other objects`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    try await scheduleSecond(journal, to: Story.elsewhere)
    try await journal.commit(
      Story.page(1, of: 2, [Story.decided("9", .invalid, code: "R201")], in: Story.second),
      Story.page(2, of: 2, [Story.ready("1"), Story.ready("3")], in: Story.second)
    )
    #expect(try await due(journal) == ["1", "3", "5", "6"])
    #expect(try await journal.reader.outcome(of: "1", in: Story.run)?.settlement == nil)
    await journal.close()
  }

  // MARK: What is due

  @Test func `is due until it is settled`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    #expect(try await due(journal) == ["1", "3", "5", "6"])
    #expect(
      try await journal.reader.dueRecords(Story.scope, after: "1", limit: 2) == ["3", "5"]
    )
    try await journal.commit(.dismiss(Story.run, [3], reason: nil))
    #expect(try await due(journal) == ["1", "5", "6"])
    try await Story.retry([1, 6], journal)
    // Whoever is tried again is due until it is decided.
    #expect(try await due(journal) == ["1", "5", "6"])
    try await journal.commit(
      Story.batch([1, 6], isIntended: true),
      Story.advance(
        2,
        [.partlyApplied(unanswered: 0)],
        expecting: 2,
        [Story.created("1"), Story.rejected("6")]
      )
    )
    #expect(try await due(journal) == ["5", "6"])
    try await Story.finish(journal)
    try await scheduleSecond(journal, to: Story.destination)
    try await journal.commit(
      Story.page(
        1,
        of: 1,
        [Story.ready("5"), Story.decided("6", .invalid, code: "R201")],
        in: Story.second
      )
    )
    #expect(try await due(journal) == ["5", "6"])
    #expect(try await due(journal, before: Story.second).isEmpty)
    await journal.close()
  }

  @Test func `is due again when the run that took it up is broken off`() async throws {
    let folder = try JournalFolder()
    let journal = try await ended(folder)
    // Taken up by a run that read it again, without reading anything else to its end.
    try await scheduleSecond(journal, to: Story.destination)
    let records = [Story.ready("1"), Story.ready("8"), Story.decided("5", .skipped)]
    try await journal.commit(Story.page(1, of: 2, records, in: Story.second))
    #expect(try await due(journal, before: Story.second) == ["3", "6"])
    try await journal.commit(.advanceRun(Story.second, [.gaveUp("CON201")], expecting: 2))
    #expect(try await due(journal) == ["1", "3", "6"])
    // Taken up by a retry.
    try await Story.retry([3], journal)
    #expect(try await due(journal) == ["1", "3", "6"])
    try await journal.commit(
      .advanceRun(
        Story.run,
        [.cancelRequested(by: "ada"), .wentQuiet],
        expecting: try await journal.reader.run(Story.run).position
      )
    )
    #expect(try await due(journal) == ["1", "3", "6"])
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }
}
