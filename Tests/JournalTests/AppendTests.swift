import Diagnostics
import GRDB
import Journal
import Records
import SyncMachine
import Testing

@Suite("Events")
struct AppendTests {
  private let stream = StreamName.sync(Story.sync)

  private func note(_ kind: String, expecting: Int? = nil) -> JournalWrite {
    .note(JournalNote(stream, [StoredEvent(kind)], expecting: expecting))
  }

  @Test func `have sequences and positions without gaps`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(note("sync.skipped"), note("sync.skipped"))
    let receipt = try await journal.commit(JournalChange(note("sync.missed"), by: "clock"))
    #expect(receipt.lastSequence == 3)
    #expect(receipt.positions == [stream: 3])
    let events = try await journal.reader.events(after: 0, limit: 10)
    #expect(events.map(\.sequence) == [1, 2, 3])
    #expect(events.map(\.position) == [0, 1, 2])
    #expect(events.map(\.event.kind) == ["sync.skipped", "sync.skipped", "sync.missed"])
    #expect(events.map(\.actor) == ["test", "test", "clock"])
    #expect(events.allSatisfy { $0.at == Story.noon })
    let latest = try await journal.reader.latestEvents(in: stream, limit: 1)
    #expect(latest.map(\.position) == [2])
    await journal.close()
  }

  @Test func `conflict when somebody else was first`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(note("sync.skipped", expecting: 0))
    let conflict = JournalFault.conflict(stream: stream, expected: 0, found: 1)
    await #expect(throws: conflict) {
      try await journal.commit(note("sync.skipped", expecting: 0))
    }
    #expect(conflict.diagnostic.code == .JRN201)
    #expect(try await journal.reader.lastSequence() == 1)
    await journal.close()
  }

  @Test func `of a refused change leave nothing behind, and gaps neither`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    await #expect(throws: JournalFault.self) {
      try await journal.commit(note("sync.skipped"), note("sync.skipped", expecting: 0))
    }
    #expect(try await journal.reader.lastSequence() == 0)
    try await journal.commit(note("sync.skipped", expecting: 0))
    #expect(try await journal.reader.verifyChain().events == 1)
    await journal.close()
  }

  @Test func `of many callers are all kept, and refused ones refused alone`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    let kept = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          // Every tenth expects a stream that nobody has written to, twice.
          let write: JournalWrite =
            number % 10 == 0
            ? .note(JournalNote(stream, [StoredEvent("sync.skipped")], expecting: 100_000))
            : .note(
              JournalNote(
                .sync(SyncName("s\(number)")),
                [StoredEvent("sync.skipped")],
                expecting: 0
              )
            )
          do {
            try await journal.commit(write)
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(kept == 180)
    #expect(try await journal.reader.verifyChain().events == 180)
    await journal.close()
  }

  @Test func `go only to diaries when no machine makes them`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    await #expect(throws: JournalFault.unknown(.stream, "run/\(Story.run)")) {
      try await journal.commit(
        .note(JournalNote(.run(Story.run), [StoredEvent("run.finished")]))
      )
    }
    await journal.close()
  }

  @Test(arguments: [
    "UPDATE event SET kind = 'other'", "DELETE FROM event",
    "INSERT INTO event SELECT 1, 99, 0, kind, version, body, at, actor, hash FROM event",
    "INSERT INTO event SELECT 2, stream, 0, kind, version, body, at, actor, hash FROM event",
    "INSERT INTO event SELECT 2, 99, 0, kind, 0, body, at, actor, hash FROM event",
    "UPDATE content SET boxes = x'00'", "DELETE FROM content", "UPDATE artifact SET body = 'other'",
    "UPDATE approval SET by = 'eve'", "DELETE FROM approval",
  ])
  func `are defended by the schema itself`(sql: String) async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(note("sync.skipped"))
    await journal.close()
    try await DatabaseQueue(path: folder.file).write { database in
      try database.execute(
        sql: """
          INSERT INTO content VALUES (1, x'01');
          INSERT INTO artifact VALUES (1, 'a1', 'spec', 'text', 0);
          INSERT INTO mapping_version VALUES
            ('m', 1, 'approved', '{}', 1, 'imported', 'a1', NULL, NULL, NULL, NULL, NULL, '{}',
              '{}', NULL, 0, 'ada');
          INSERT INTO approval VALUES ('m', 1, 'seal', 'ada', 0);
          """
      )
      #expect(throws: DatabaseError.self) { try database.execute(sql: sql) }
    }
  }

  /// What the schema lets pass, the chain of hashes does not.
  @Test(arguments: [
    "INSERT OR REPLACE INTO event SELECT 1, stream, position, 'x', 1, body, at, actor, hash FROM event",
    "INSERT INTO event SELECT 9, 99, 0, kind, version, body, at, actor, hash FROM event",
    "INSERT INTO event SELECT 2, 99, 1, kind, version, body, at, actor, hash FROM event",
    "INSERT INTO content VALUES (1, x'01')",
  ])
  func `that nobody committed break the chain`(sql: String) async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(note("sync.skipped"))
    await journal.close()
    try await DatabaseQueue(path: folder.file).write { try $0.execute(sql: sql) }
    let reader = try await EventJournal.reader(at: folder.file)
    let fault = await #expect(throws: JournalFault.self) { try await reader.verifyChain() }
    #expect(fault?.diagnostic.code == .JRN106)
  }
}
