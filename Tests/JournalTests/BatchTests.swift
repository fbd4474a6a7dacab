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
      Story.batch([1, 2, 3], isIntended: true)
    )
    return journal
  }

  @Test func `takes each record once`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    for records in [[2], [4], [2, 2]] as [[RecordOrdinal]] {
      let fault = JournalFault.recordNotPending(Story.run, RecordID("#\(records[0])"))
      await #expect(throws: fault) { try await journal.commit(Story.batch(records)) }
    }
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
    #expect(entry.appliedHash == .sha256(Story.mapped("1")))
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
        Story.split(1, expecting: 4, into: [[2]])
      )
    }
    await #expect(throws: JournalFault.batchNotCovered(Story.run, 1, missing: 1)) {
      try await journal.commit(Story.split(1, expecting: 4, into: [[1], [2]]))
    }
    let receipt = try await journal.commit(Story.split(1, expecting: 4, into: [[2], [3]]))
    #expect(receipt.batches == [2, 3])
    let open = try await journal.reader.openBatches(of: Story.run)
    #expect(open.map(\.number) == [2, 3])
    #expect(open.map(\.parent) == [1, 1])
    #expect(open.map(\.members) == [[2], [3]])
    await journal.close()
  }

  @Test func `is given no outcome of a record that another batch holds`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(
      Story.page(1, of: 1, [Story.ready("1"), Story.ready("2"), Story.ready("3")]),
      Story.batch([1], isIntended: true),
      Story.batch([2], isIntended: true)
    )
    for record in ["2", "3"] {
      await #expect(throws: JournalFault.recordNotPending(Story.run, RecordID(record))) {
        try await journal.commit(
          Story.advance(1, [.applied], expecting: 2, [Story.created(record)])
        )
      }
    }
    #expect(try await journal.reader.outcomes(of: Story.run, limit: 9).isEmpty)
    await journal.close()
  }

  @Test func `is numbered by the journal, with its attempts and its first intent`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(Story.page(1, of: 1, [Story.ready("1"), Story.ready("2")]))
    let receipt = try await journal.commit(
      .planBatch(BatchPlan(run: Story.run, records: [2], attempts: 2, isIntended: true)),
      .planBatch(BatchPlan(run: Story.run, records: [1], attempts: 1))
    )
    #expect(receipt.batches == [1, 2])
    let batches = try await journal.reader.openBatches(of: Story.run)
    #expect(batches.map(\.state) == [.intended(attempt: 3), .planned(attempts: 1)])
    #expect(batches.map(\.position) == [2, 1])
    #expect(batches.map(\.members) == [[2], [1]])
    await #expect(throws: JournalFault.batchNotCovered(Story.run, 3, missing: 0)) {
      try await journal.commit(Story.batch([]))
    }
    await #expect(throws: JournalFault.unknown(.batch, "\(Story.run)/3")) {
      try await journal.reader.batch(3, of: Story.run)
    }
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
