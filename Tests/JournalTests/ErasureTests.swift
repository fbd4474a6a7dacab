import Diagnostics
import Foundation
import GRDB
@testable import Journal
import Records
import SyncMachine
import Testing

@Suite("Erasing a person")
struct ErasureTests {
  /// Six records through one batch, and a seventh that waits on the second page.
  private func journal(_ folder: JournalFolder) async throws -> EventJournal {
    let journal = try await folder.open()
    try await Story.begin(journal)
    let page = try await Story.sealedPage(
      1,
      of: 2,
      [
        Story.decided("1", .invalid, code: "R201"), Story.ready("2"), Story.ready("3"),
        Story.decided("4", .skipped),
      ],
      journal
    )
    try await journal.commit(page, Story.batch([2, 3], isIntended: true))
    try await journal.commit(
      Story.advance(1, [.applied], expecting: 2, [Story.created("2"), Story.created("3")])
    )
    try await journal.commit(try await Story.sealedPage(2, of: 2, [Story.ready("7")], journal))
    return journal
  }

  @Test func `leaves nothing of what was written for them`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let proof = try await journal.erase(Story.email("2"), reason: "asked", by: "ada")
    #expect(proof.records == [PersonRecord(Story.source, "2")])
    #expect(proof.readings == 1)
    #expect(proof.withdrawn == 0)
    #expect(proof.remainders.map(\.destination) == [Story.destination])
    #expect(proof.remainders.map(\.record) == ["00Q2"])
    #expect(proof.by == "ada")
    #expect(proof.at == Story.noon)
    #expect(proof.sequence == (try await journal.reader.lastSequence()))

    let ledger = try await journal.reader.ledger(Story.scope, records: ["2", "3"])
    #expect(ledger.keys.sorted() == ["3"])
    #expect(
      try await journal.reader.contents(of: [2, 3], in: Story.run) == [3: Story.contents("3")]
    )
    let keys = try await journal.vault.knownKeys(of: ["2", "3"], at: Story.source)
    #expect(keys.keys.sorted() == ["3"])
    #expect(try await journal.reader.outcome(of: "2", in: Story.run)?.outcome.kind == .created)
    #expect(try await journal.reader.verifyChain().contents == 2)
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }

  @Test func `settles what is on the workbench`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    #expect(try await journal.reader.dueRecords(Story.scope, after: nil, limit: 9) == ["1"])
    _ = try await journal.erase("1", reason: nil, by: "ada")
    #expect(try await journal.reader.dueRecords(Story.scope, after: nil, limit: 9).isEmpty)
    #expect(try await journal.reader.heldCauses(of: Story.run).isEmpty)
    let held = try #require(try await journal.reader.heldRecord("1", in: Story.run))
    #expect(held.entry.settlement == .erased)
    #expect(held.entry.outcome.message == nil)
    #expect(held.contents == nil)
    await #expect(throws: JournalFault.notOnWorkbench(Story.run, 1)) {
      try await Story.retry([1], journal)
    }
    #expect(try await journal.reader.run(Story.run).counts.invalid == 1)
    await journal.close()
  }

  @Test func `withdraws what waits, so that the run can end`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let proof = try await journal.erase("hubspot/contacts/7", reason: nil, by: "ada")
    #expect(proof.withdrawn == 1)
    let outcome = try #require(try await journal.reader.outcome(of: "7", in: Story.run))
    #expect(outcome.outcome.kind == .skipped)
    #expect(outcome.outcome.rule == "erased")
    #expect(outcome.decided == proof.sequence)
    await #expect(throws: JournalFault.recordNotPending(Story.run, "#5")) {
      try await journal.commit(Story.batch([5]))
    }
    try await Story.finish(journal)
    #expect(try await journal.reader.run(Story.run).counts.skipped == 2)
    await journal.close()
  }

  /// Between asking for an erasure and writing it, more may have been read.
  @Test func `withdraws what the journal knows of, not what the caller does`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    try await journal.commit(.erase([PersonRecord(Story.source, "7")], reason: nil))
    #expect(try await journal.reader.stagedRecords(of: Story.run).isEmpty)
    await journal.close()
  }

  @Test func `waits while they are in a batch under way`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    try await journal.commit(Story.batch([5], isIntended: true))
    let last = try await journal.reader.lastSequence()
    let fault = JournalFault.erasureWaits(Story.run, 2)
    await #expect(throws: fault) {
      _ = try await journal.erase(Story.email("7"), reason: nil, by: "ada")
    }
    #expect(fault.diagnostic.code == .JRN117)
    #expect(try await journal.reader.lastSequence() == last)
    #expect(try await journal.reader.contents(of: [5], in: Story.run) == [5: Story.contents("7")])

    try await journal.commit(
      Story.advance(2, [.applied], expecting: 2, [Story.created("7")])
    )
    _ = try await journal.erase(Story.email("7"), reason: nil, by: "ada")
    await journal.close()
  }

  @Test func `finds them by an address in any case, or by the name of a record`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    _ = try await journal.vault.keys(
      of: ["1", "2", "3"],
      at: Story.source,
      handles: [["Ada@Example.org", "ada@home.example"], ["ada@example.org"], []]
    )
    _ = try await journal.vault.keys(of: ["3"], at: RunEnd("hubspot", "deals"), handles: [])
    func found(_ name: String) async throws -> [String] {
      try await journal.vault.records(known: name).map(\.text)
    }
    let both = ["hubspot/contacts/1", "hubspot/contacts/2"]
    #expect(try await found("ADA@example.ORG") == both)
    #expect(try await found("ada@home.example") == ["hubspot/contacts/1"])
    #expect(try await found("3") == ["hubspot/contacts/3", "hubspot/deals/3"])
    #expect(try await found("hubspot/deals/3") == ["hubspot/deals/3"])
    #expect(try await found("ada").isEmpty)
    await journal.close()
  }

  @Test func `is finished on opening where a crash came before the keys were deleted`()
    async throws
  {
    let folder = try JournalFolder()
    var journal = try await journal(folder)
    await journal.close()
    let before = try folder.copy("keys.sqlite")
    journal = try await folder.open()
    _ = try await journal.erase("2", reason: nil, by: "ada")
    await journal.close()
    try FileManager.default.removeItem(atPath: folder.keys)
    try FileManager.default.copyItem(atPath: before.keys, toPath: folder.keys)

    journal = try await folder.open()
    let keys = try await journal.vault.knownKeys(of: ["2", "3"], at: Story.source)
    #expect(keys.keys.sorted() == ["3"])
    await #expect(throws: JournalFault.unknown(.person, "2")) {
      _ = try await journal.erase("2", reason: nil, by: "ada")
    }
    await journal.close()
  }

  @Test func `finds them in a file of keys of the form before`() async throws {
    let folder = try JournalFolder()
    var journal = try await journal(folder)
    await journal.close()
    let queue = try DatabaseQueue(path: folder.keys)
    try await queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE handle (mark BLOB NOT NULL, place INTEGER NOT NULL, record TEXT NOT NULL,
            PRIMARY KEY (mark, place, record)) STRICT, WITHOUT ROWID;
          INSERT INTO handle SELECT marks, place, record FROM person;
          INSERT INTO handle SELECT zeroblob(16), place, record FROM person WHERE record = '2';
          CREATE TABLE older (place INTEGER NOT NULL, record TEXT NOT NULL, secret BLOB NOT NULL,
            PRIMARY KEY (place, record)) STRICT, WITHOUT ROWID;
          INSERT INTO older SELECT place, record, secret FROM person;
          DROP TABLE person;
          ALTER TABLE older RENAME TO person;
          PRAGMA user_version = 0;
          """
      )
    }
    try queue.close()
    await #expect(throws: JournalFault.olderFormat(path: folder.keys)) {
      try await EventJournal.reader(at: folder.file)
    }
    journal = try await folder.open()
    #expect(try await journal.reader.contents(of: [2], in: Story.run).count == 1)
    let certificate = try await journal.erase(Story.email("2"), reason: nil, by: "ada")
    #expect(certificate.records.map(\.record) == ["2"])
    await journal.close()
  }

  @Test func `of somebody unknown is refused, and of somebody erased too`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let unknown = JournalFault.unknown(.person, "nobody@example.org")
    await #expect(throws: unknown) {
      _ = try await journal.erase("nobody@example.org", reason: nil, by: "ada")
    }
    #expect(unknown.diagnostic.code == .JRN203)
    _ = try await journal.erase("2", reason: nil, by: "ada")
    await #expect(throws: JournalFault.unknown(.person, Story.email("2"))) {
      _ = try await journal.erase(Story.email("2"), reason: nil, by: "ada")
    }
    await journal.close()
  }

  @Test func `overwrites the bytes of their key in every file`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let secrets = try await DatabaseQueue(path: folder.keys).read { database in
      try ["2", "3"].map { record in
        let secret = try Data.fetchOne(
          database,
          sql: "SELECT secret FROM person WHERE record = ?",
          arguments: [record]
        )
        return [UInt8](try #require(secret))
      }
    }
    #expect(try folder.holds(secrets[0]))
    _ = try await journal.erase("2", reason: nil, by: "ada")
    #expect(try !folder.holds(secrets[0]))
    #expect(try folder.holds(secrets[1]))
    await journal.close()
    #expect(try !folder.holds(secrets[0]))
    #expect(try folder.holds(secrets[1]))
  }
}
