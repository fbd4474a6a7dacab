import Journal
import Records
import SyncMachine
import Testing

@Suite("A batch in the journal")
struct BatchTests {
  /// A run whose page has three records, all in batch 1.
  private func journal(_ folder: JournalFolder) async throws -> EventJournal {
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(
      Story.page(1, of: 1, [Story.ready("1"), Story.ready("2"), Story.ready("3")]),
      Story.batch(1, 1...3),
      Story.advance(1, [.intended(attempt: 1)], expecting: 1)
    )
    return journal
  }

  @Test func `takes each record once`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    await #expect(throws: JournalFault.recordNotPending(Story.run, "#2")) {
      try await journal.commit(Story.batch(2, 2...2))
    }
    await #expect(
      throws: JournalFault.conflict(stream: .batch(Story.run, 1), expected: 0, found: 1)
    ) { try await journal.commit(Story.batch(1, 1...1)) }
    #expect(try await journal.reader.nextBatch(of: Story.run) == 2)
    await journal.close()
  }

  @Test func `is settled with exactly one outcome for every record`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    await #expect(throws: JournalFault.batchNotCovered(Story.run, 1, missing: 1)) {
      try await journal.commit(
        Story.advance(1, [.applied], expecting: 2, [Story.created("1"), Story.created("2")])
      )
    }
    await #expect(throws: JournalFault.recordNotPending(Story.run, "1")) {
      try await journal.commit(
        Story.advance(
          1,
          [.applied],
          expecting: 2,
          [Story.created("1"), Story.created("1"), Story.created("2")]
        )
      )
    }
    await #expect(throws: JournalFault.recordNotPending(Story.run, "9")) {
      try await journal.commit(
        Story.advance(
          1,
          [.applied],
          expecting: 2,
          [Story.created("1"), Story.created("2"), Story.created("9")]
        )
      )
    }
    await #expect(throws: JournalFault.recordNotPending(Story.run, "3")) {
      try await journal.commit(
        Story.advance(
          1,
          [.applied],
          expecting: 2,
          [Story.created("1"), Story.created("2"), RecordOutcome("3", .unknown)]
        )
      )
    }
    #expect(try await journal.reader.run(Story.run).counts.decided == 0)
    #expect(try await journal.reader.ledger(Story.scope, records: ["1"]).isEmpty)
    await journal.close()
  }

  @Test func `moves the ledger for what was applied and for nothing else`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let suppressed = RecordOutcome("3", .suppressed)
    try await journal.commit(
      Story.advance(
        1,
        [.partlyApplied(unanswered: 0)],
        expecting: 2,
        [Story.created("1"), Story.rejected("2"), suppressed]
      )
    )
    let ledger = try await journal.reader.ledger(Story.scope, records: ["1", "2", "3", "9"])
    #expect(ledger.keys.sorted() == ["1"])
    let entry = try #require(ledger["1"])
    #expect(entry.destination == "00Q1")
    #expect(entry.appliedHash == .sha256(Story.mapped("1").json))
    #expect(entry.mapping == Story.mapping)
    #expect(entry.version == 1)
    #expect(entry.run == Story.run)
    let elsewhere = LedgerScope(from: Story.source, to: RunEnd("salesforce", "Contact"))
    #expect(try await journal.reader.ledger(elsewhere, records: ["1"]).isEmpty)
    await journal.close()
  }

  @Test func `is in doubt as long as its answer is lost`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    try await journal.commit(
      Story.advance(1, [.answerLost(.convergentUpsert)], expecting: 2)
    )
    #expect(try await journal.reader.run(Story.run).counts.unknown == 3)
    #expect(
      try await journal.reader.openBatches(of: Story.run).map(\.state)
        == [.unknown(attempt: 1, .convergentUpsert)]
    )
    try await journal.commit(Story.advance(1, [.resolutionBegan], expecting: 3))
    #expect(try await journal.reader.run(Story.run).counts.unknown == 3)
    try await journal.commit(
      Story.advance(1, [.resendChosen, .intended(attempt: 2)], expecting: 4)
    )
    #expect(try await journal.reader.run(Story.run).counts.unknown == 0)
    try await journal.commit(
      Story.advance(1, [.applied], expecting: 6, ["1", "2", "3"].map(Story.created))
    )
    let batch = try await journal.reader.batch(1, of: Story.run)
    #expect(batch.state == .applied(attempt: 2))
    #expect(batch.size == 3)
    #expect(try await journal.reader.run(Story.run).counts.created == 3)
    await journal.close()
  }

  @Test func `is cut after a partial answer into pieces that cover what is left`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    try await journal.commit(
      Story.advance(
        1,
        [.partlyApplied(unanswered: 2), .isolationBegan],
        expecting: 2,
        [Story.created("1")]
      )
    )
    let event = try #require(
      try await journal.reader.events(in: .batch(Story.run, 1), from: 2, limit: 1).first?.event
    )
    #expect(try StoredBatchEvent(event)?.outcomes == [Story.created("1")])
    await #expect(throws: JournalFault.batchNotCovered(Story.run, 1, missing: 1)) {
      try await journal.commit(
        .splitBatch(BatchSplit(run: Story.run, number: 1, expecting: 4, pieces: [[2]]))
      )
    }
    await #expect(throws: JournalFault.recordNotPending(Story.run, "#1")) {
      try await journal.commit(
        .splitBatch(BatchSplit(run: Story.run, number: 1, expecting: 4, pieces: [[1], [2]]))
      )
    }
    let receipt = try await journal.commit(
      .splitBatch(BatchSplit(run: Story.run, number: 1, expecting: 4, pieces: [[2], [3]]))
    )
    #expect(receipt.pieces == [2, 3])
    let open = try await journal.reader.openBatches(of: Story.run)
    #expect(open.map(\.number) == [2, 3])
    #expect(open.map(\.parent) == [1, 1])
    #expect(try await journal.reader.records(of: 3, in: Story.run).map(\.record.id) == ["3"])
    await journal.close()
  }

  @Test func `does not take events that its machine or its journal does not keep`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    for event in [BatchEvent.sent, .split(pieces: 2), .intended(attempt: 2), .foundNothing] {
      let fault = JournalFault.refused(
        IllegalTransition(.batch, phase: "intended", event: event.kind.rawValue)
      )
      await #expect(throws: fault) {
        try await journal.commit(Story.advance(1, [event], expecting: 2))
      }
    }
    await journal.close()
  }
}
