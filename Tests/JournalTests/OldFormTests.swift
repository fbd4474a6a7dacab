import Diagnostics
import Foundation
import Journal
import Records
import SyncMachine
import Testing

@Suite("A journal of an older form")
struct OldFormTests {
  @Test func `is carried over, every row made from its events`() async throws {
    let folder = try JournalFolder()
    try OldJournal.write(to: folder, phase: .completedWithExceptions)
    await #expect(throws: JournalFault.olderFormat(path: folder.file)) {
      _ = try await EventJournal.reader(at: folder.file)
    }
    let journal = try await folder.open()
    let entry = try await journal.reader.run(Story.run)
    #expect(entry.plan == Story.plan())
    #expect(entry.state == .completedWithExceptions)
    #expect(entry.position == 3)
    #expect(entry.counts.created == 2)
    #expect(entry.endedAt == Story.noon)
    let outcomes = try await journal.reader.outcomes(of: Story.run, limit: 9)
    #expect(outcomes.map(\.outcome.record) == ["1", "2", "3", "4"])
    #expect(outcomes.map(\.outcome.kind) == [.created, .rejected, .invalid, .created])
    #expect(outcomes.map(\.batch) == [1, 3, nil, 2])
    let ledger = try await journal.reader.ledger(Story.scope, records: ["1", "2", "3", "4"])
    #expect(ledger.mapValues(\.appliedHash) == ["1": "aa", "4": "dd"])
    #expect(try await journal.reader.dueRecords(Story.scope, after: nil, limit: 9) == ["2", "3"])
    #expect(try await journal.reader.batch(1, of: Story.run).state == .split(pieces: 2))
    #expect(try await journal.reader.batch(3, of: Story.run).parent == 1)
    #expect(try await journal.reader.approvedVersion(of: Story.mapping)?.version == 1)
    #expect(
      try await journal.reader.latestCatalog(of: "contacts", at: "hubspot")?.json
        == #"{"fields":[]}"#
    )
    #expect(try await journal.reader.verifyChain().events == 24)
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }

  @Test func `goes on in the new form`() async throws {
    let folder = try JournalFolder()
    try OldJournal.write(to: folder, phase: .completedWithExceptions)
    let journal = try await folder.open()
    // What was in its records was not carried over.
    #expect(try await journal.reader.contents(of: [1, 2, 3, 4], in: Story.run).isEmpty)
    try await Story.retry([2], journal, contents: [("2", Story.contents("2"))])
    // The batch it was refused in is due again.
    let batch = try await journal.reader.batch(3, of: Story.run)
    #expect(batch.state == .planned(attempts: 1))
    try await journal.commit(
      Story.advance(
        3,
        [.intended(attempt: 2), .applied],
        expecting: batch.position,
        [Story.created("2")]
      )
    )
    try await Story.finish(journal)
    #expect(try await journal.reader.run(Story.run).counts.created == 3)
    #expect(
      try await journal.reader.contents(of: [2], in: Story.run) == [2: Story.contents("2")]
    )
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }

  @Test(arguments: [RunState.Phase.running, .paused, .needsAttention])
  func `is left alone while a run in it has not ended`(phase: RunState.Phase) async throws {
    let folder = try JournalFolder()
    try OldJournal.write(to: folder, phase: phase)
    let fault = JournalFault.unfinishedRun(Story.run)
    await #expect(throws: fault) { try await folder.open() }
    #expect(fault.diagnostic.code == .JRN114)
    await #expect(throws: fault) { try await folder.open() }
    await #expect(throws: JournalFault.olderFormat(path: folder.file)) {
      _ = try await EventJournal.reader(at: folder.file)
    }
  }
}
