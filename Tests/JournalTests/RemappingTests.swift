import Journal
import Records
import SyncMachine
import Testing

@Suite("A batch whose records are mapped again")
struct RemappingTests {
  private static let fresh = RecordContents(
    key: "k1",
    mapped: Array("{\"LastName\":\"New\"}".utf8),
    answers: Array("{\"current\":null}".utf8)
  )
  private static let nothing = RecordContents(mapped: [], answers: fresh.answers, details: "{}")
  private static let held = RecordOutcome("3", .held, field: "Email", rule: "f2")

  /// A run whose page has three records, all in batch 1, which is not intended yet.
  private func journal(
    _ folder: JournalFolder,
    _ clock: StoryClock = StoryClock()
  ) async throws -> EventJournal {
    let journal = try await folder.open(clock)
    try await Story.begin(journal)
    let records = [Story.ready("1"), Story.ready("2"), Story.ready("3")]
    try await journal.commit(
      try await Story.sealedPage(1, of: 1, records, journal),
      Story.batch([1, 2, 3])
    )
    return journal
  }

  /// 1 is to be sent otherwise, 2 as it was, 3 is held.
  private func remapping(
    _ journal: EventJournal,
    then events: [BatchEvent] = []
  ) async throws -> JournalWrite {
    Story.advance(
      1,
      [.remapped(left: 2)] + events,
      expecting: 1,
      [Self.held],
      ready: [ReadyRecord(1, "aa")],
      try await Story.seal([("1", Self.fresh), ("3", Self.nothing)], journal)
    )
  }

  @Test func `holds what is to be sent now, and those that are left`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let before = try await journal.reader.stagedRecords(of: Story.run)
    try await journal.commit(try await remapping(journal, then: [.intended(attempt: 1)]))
    let after = try await journal.reader.stagedRecords(of: Story.run)
    #expect(after.map(\.record) == ["1", "2"])
    #expect(after.map(\.hash) == ["aa", before[1].hash])
    let batch = try await journal.reader.batch(1, of: Story.run)
    #expect(batch.state == .intended(attempt: 1))
    #expect(batch.members == [1, 2])
    #expect(batch.size == 3)
    #expect(try await journal.reader.run(Story.run).counts.held == 1)
    let held = try #require(try await journal.reader.outcome(of: "3", in: Story.run))
    #expect(held.outcome == Self.held)
    #expect(held.attempts == 0)

    let contents = try await journal.reader.contents(of: [1, 2, 3], in: Story.run)
    #expect(contents[1] == Story.contents("1").amended(by: Self.fresh))
    #expect(contents[1]?.mapped == Self.fresh.mapped)
    #expect(contents[2] == Story.contents("2"))
    // What was to be sent of it before is not what was made of it in the end.
    #expect(contents[3]?.mapped == nil)
    #expect(contents[3]?.source == Story.contents("3").source)
    #expect(contents[3]?.details == "{}")

    try await journal.commit(
      Story.advance(1, [.applied], expecting: 3, [Story.created("1"), Story.created("2")])
    )
    let ledger = try await journal.reader.ledger(Story.scope, records: ["1", "2", "3"])
    #expect(ledger.mapValues(\.appliedHash) == ["1": "aa", "2": before[1].hash])
    try await Story.finish(journal)
    #expect(try await journal.reader.contents(of: [1], in: Story.run)[1]?.answers != nil)
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }

  @Test func `ends where nothing of it is left, and so does its run`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    try await journal.commit(
      Story.advance(
        1,
        [.remapped(left: 0)],
        expecting: 1,
        [
          RecordOutcome("1", .skipped, rule: "f1"), RecordOutcome("2", .unchanged), Self.held,
        ]
      )
    )
    #expect(try await journal.reader.openBatches(of: Story.run).isEmpty)
    #expect(try await journal.reader.batch(1, of: Story.run).state == .withdrawn(attempts: 0))
    #expect(try await journal.reader.ledger(Story.scope, records: ["1", "2"]).isEmpty)
    try await Story.finish(journal)
    let counts = try await journal.reader.run(Story.run).counts
    #expect(counts.addsUp)
    #expect([counts.skipped, counts.unchanged, counts.held] == [1, 1, 1])
    // A held record of it goes into another batch.
    try await Story.retry([3], journal)
    let receipt = try await journal.commit(Story.batch([3], isIntended: true))
    #expect(receipt.batches == [2])
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }

  @Test func `has an outcome or something to send for each record, and no other`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let refused: [(JournalWrite, JournalFault)] = [
      (
        Story.advance(1, [.remapped(left: 1)], expecting: 1, [Self.held]),
        .batchNotCovered(Story.run, 1, missing: 1)
      ),
      (
        Story.advance(1, [.remapped(left: 3)], expecting: 1, [Self.held]),
        .batchNotCovered(Story.run, 1, missing: -1)
      ),
      (
        Story.advance(1, [.remapped(left: 3)], expecting: 1, ready: [ReadyRecord(4, "aa")]),
        .recordNotPending(Story.run, "#4")
      ),
      (
        Story.advance(
          1,
          [.remapped(left: 2)],
          expecting: 1,
          [Self.held],
          ready: [ReadyRecord(3, "aa")]
        ),
        .recordNotPending(Story.run, "#3")
      ),
      (
        Story.advance(1, [.intended(attempt: 1)], expecting: 1, ready: [ReadyRecord(1, "aa")]),
        .batchNotCovered(Story.run, 1, missing: -1)
      ),
      (
        Story.advance(
          1,
          [.intended(attempt: 1), .remapped(left: 2)],
          expecting: 1,
          [Self.held]
        ),
        .refused(IllegalTransition(.batch, phase: "intended", event: "remapped"))
      ),
    ]
    for (write, fault) in refused {
      await #expect(throws: fault) { try await journal.commit(write) }
    }
    #expect(try await journal.reader.batch(1, of: Story.run).position == 1)
    #expect(try await journal.reader.run(Story.run).counts.decided == 0)
    await journal.close()
  }

  // MARK: Doubt

  @Test func `may have been applied, and so may what is cut from it`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    func mayBeApplied(_ number: BatchNumber) async throws -> Bool {
      try await journal.reader.batch(number, of: Story.run).mayBeApplied
    }
    try await journal.commit(
      Story.advance(1, [.intended(attempt: 1), .notApplied, .intended(attempt: 2)], expecting: 1)
    )
    #expect(try await !mayBeApplied(1))
    try await journal.commit(
      Story.advance(
        1,
        [.answerLost(.convergentUpsert), .resolutionBegan, .resendChosen, .intended(attempt: 3)],
        expecting: 4
      )
    )
    #expect(try await mayBeApplied(1))
    try await journal.commit(
      Story.advance(
        1,
        [.partlyApplied(unanswered: 2), .isolationBegan],
        expecting: 8,
        [Story.rejected("1")]
      ),
      Story.split(1, expecting: 10, into: [[2], [3]])
    )
    #expect(try await mayBeApplied(2))
    #expect(try await mayBeApplied(3))
    try await journal.commit(
      Story.advance(
        2,
        [.intended(attempt: 1), .refused(unanswered: 0)],
        expecting: 1,
        [Story.rejected("2")]
      ),
      Story.advance(3, [.intended(attempt: 1), .applied], expecting: 1, [Story.created("3")])
    )
    try await Story.finish(journal)
    // The destination has answered for it since.
    try await Story.retry([2], journal)
    #expect(try await !mayBeApplied(2))
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }

  // MARK: Time

  @Test func `is told as it was at any time`() async throws {
    let folder = try JournalFolder()
    let clock = StoryClock()
    let journal = try await journal(folder, clock)
    let read = clock.now
    let again = clock.turn()
    try await journal.commit(try await remapping(journal))
    clock.turn()
    func visit(_ record: RecordID, asOf instant: Instant?) async throws -> RecordVisit {
      try #require(try await journal.reader.visits(of: record, asOf: instant).first)
    }
    let first = try await visit("1", asOf: read)
    #expect(first.remapping == nil)
    #expect(try await journal.reader.contents(of: first) == Story.contents("1"))
    for instant in [again, nil] {
      let now = try await visit("1", asOf: instant)
      #expect(now.remapping?.batch == 1)
      #expect(now.remapping?.at == again)
      #expect(now.outcome == nil)
      #expect(try await journal.reader.contents(of: now)?.mapped == Self.fresh.mapped)
      let held = try await visit("3", asOf: instant)
      #expect(held.remapping?.at == again)
      #expect(held.outcome?.outcome == Self.held)
      #expect(try await journal.reader.contents(of: held)?.answers == Self.fresh.answers)
      #expect(try await visit("2", asOf: instant).remapping == nil)
    }
    #expect(try await visit("3", asOf: read).outcome == nil)
    await journal.close()
  }

  // MARK: Older journals

  @Test func `can be in a journal that was made before there were such batches`() async throws {
    let folder = try JournalFolder()
    let clock = StoryClock()
    let lived = try await folder.open(clock)
    try await Story.live(lived, clock)
    await lived.close()
    try folder.tamper(
      """
      ALTER TABLE batch DROP COLUMN may_be_applied;
      ALTER TABLE record DROP COLUMN remapped;
      DELETE FROM grdb_migrations WHERE identifier = '0005 mapped again';
      """
    )
    await #expect(throws: JournalFault.olderFormat(path: folder.file)) {
      _ = try await EventJournal.reader(at: folder.file)
    }
    let journal = try await folder.open(clock)
    #expect(try await journal.reader.batch(1, of: Story.second).mayBeApplied)
    #expect(try await journal.reader.batch(1, of: Story.run).state == .applied(attempt: 1))
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }
}
