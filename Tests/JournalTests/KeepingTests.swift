import Diagnostics
import Foundation
import GRDB
import Journal
import Records
import SyncMachine
import Testing

@Suite("Keeping a journal")
struct KeepingTests {
  /// A closed journal with six records and their contents.
  private func closed() async throws -> JournalFolder {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    await journal.close()
    return folder
  }

  private func boxes(_ folder: JournalFolder) throws -> [UInt8] {
    let queue = try DatabaseQueue(path: folder.file)
    defer { try? queue.close() }
    let boxes = try queue.read { try Data.fetchOne($0, sql: "SELECT boxes FROM content") }
    return [UInt8](try #require(boxes))
  }

  private func expectDamage(
    _ folder: JournalFolder,
    _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let fault = await #expect(throws: JournalFault.self, comment, sourceLocation: sourceLocation) {
      let reader = try await EventJournal.reader(at: folder.file)
      _ = try await reader.verifyChain()
    }
    #expect(fault?.diagnostic.code == .JRN106, comment, sourceLocation: sourceLocation)
  }

  // MARK: Verifying

  @Test func `finds it sound, with its events and contents counted`() async throws {
    let folder = try await closed()
    let reader = try await EventJournal.reader(at: folder.file)
    let report = try await reader.verifyChain()
    #expect(report.events == (try await reader.lastSequence()))
    #expect(report.contents == 2)
    #expect(report.head.text.count == 64)
  }

  @Test(arguments: [#""code":"INVALID_EMAIL_ADDRESS""#, #"{"attempt":1}"#, "intake.staged"])
  func `finds one bit that was turned in an event`(text: String) async throws {
    let folder = try await closed()
    #expect(try JournalFolder.flipBit(of: Array(text.utf8), in: folder.file))
    try await expectDamage(folder)
    let fault = await #expect(throws: JournalFault.self) { try await folder.open() }
    #expect(fault?.diagnostic.code == .JRN106)
  }

  @Test func `finds one bit that was turned in sealed contents`() async throws {
    let folder = try await closed()
    let boxes = try boxes(folder)
    for place in [0, 4, 500] {
      let other = try folder.copy("journal.sqlite", "keys.sqlite")
      let bytes = Array(boxes[place..<place + 24])
      #expect(try JournalFolder.flipBit(of: bytes, in: other.file))
      try await expectDamage(other, "at byte \(place)")
    }
  }

  @Test func `finds a table that says other than the events, which rebuilding mends`()
    async throws
  {
    let folder = try await closed()
    let keeping = JournalKeeping(folder.file)
    _ = try await keeping.verify()
    try folder.tamper("UPDATE record SET attempts = 7 WHERE outcome = 'created'")
    await #expect(throws: JournalFault.tablesDiffer) { try await keeping.verify() }
    #expect(try await !keeping.rebuild().isSame)
    _ = try await keeping.verify()
  }

  @Test func `finds contents that are gone, or are another event's`() async throws {
    let folder = try await closed()
    for sql in [
      "DROP TRIGGER content_never_vanishes; DELETE FROM content",
      """
      DROP TRIGGER content_never_changes;
      UPDATE content SET boxes = (SELECT boxes FROM content ORDER BY sequence DESC LIMIT 1);
      """,
    ] {
      let other = try folder.copy("journal.sqlite", "keys.sqlite")
      try other.tamper(sql)
      try await expectDamage(other, "\(sql)")
    }
  }

  // MARK: A journal that was cut

  @Test func `notices that the end is missing`() async throws {
    let folder = try JournalFolder()
    var journal = try await folder.open()
    try await Story.begin(journal)
    let known = try await journal.reader.lastSequence()
    await journal.close()
    let early = try folder.copy("journal.sqlite")
    journal = try await folder.open()
    try await Story.workThrough(journal)
    let last = try await journal.reader.lastSequence()
    await journal.close()

    try FileManager.default.copyItem(atPath: folder.keys, toPath: early.keys)
    let cut = JournalFault.cut(found: known, known: last)
    await #expect(throws: cut) { try await early.open() }
    #expect(cut.diagnostic.code == .JRN112)
  }

  @Test func `notices that the file is shorter than it was`() async throws {
    let folder = try await closed()
    let data = try Data(contentsOf: URL(filePath: folder.file))
    for kept in [data.count - 4096, data.count / 2] {
      let other = try folder.copy("keys.sqlite")
      try data.prefix(kept).write(to: URL(filePath: other.file))
      try await expectDamage(other, "\(kept) bytes")
      let fault = await #expect(throws: JournalFault.self) { try await other.open() }
      #expect([.JRN106, .JRN112].contains(fault?.diagnostic.code))
    }
  }

  @Test func `notices that a journal and keys do not belong together`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await journal.close()
    let other = try folder.copy("journal.sqlite")
    for (folder, name) in [(folder, "one"), (other, "other")] {
      let journal = try await folder.open()
      try await journal.commit(
        .note(JournalNote(.sync(SyncName(name)), [StoredEvent("sync.skipped")]))
      )
      await journal.close()
    }
    try FileManager.default.removeItem(atPath: other.keys)
    try FileManager.default.copyItem(atPath: folder.keys, toPath: other.keys)
    let fault = await #expect(throws: JournalFault.self) { try await other.open() }
    #expect(fault?.diagnostic.code == .JRN106)
  }

  // MARK: Keys

  @Test func `refuses to write without the keys of its contents`() async throws {
    let folder = try await closed()
    let other = try folder.copy("journal.sqlite")
    let missing = JournalFault.keysMissing(path: other.keys)
    await #expect(throws: missing) { try await other.open() }
    #expect(missing.diagnostic.code == .JRN113)
    #expect(!FileManager.default.fileExists(atPath: other.keys))
    // All but the contents can be read.
    let reader = try await EventJournal.reader(at: other.file)
    #expect(try await reader.run(Story.run).counts.read == 6)
    #expect(try await reader.contents(of: [1], in: Story.run).isEmpty)
    #expect(try await reader.heldRecord("1", in: Story.run)?.contents == nil)
    // An empty file is none.
    try Data().write(to: URL(filePath: other.keys))
    await #expect(throws: missing) { try await EventJournal.reader(at: other.file) }
  }

  @Test func `makes keys where there are no contents yet`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await journal.close()
    let other = try folder.copy("journal.sqlite")
    let again = try await other.open()
    #expect(try await again.reader.run(Story.run).state == .running)
    await again.close()
    #expect(FileManager.default.fileExists(atPath: other.keys))
  }

  @Test func `refuses keys that are a file of something else`() async throws {
    let folder = try await closed()
    let text = try folder.copy("journal.sqlite")
    let words = Data(String(repeating: "not a database\n", count: 100).utf8)
    try words.write(to: URL(filePath: text.keys))
    await #expect(throws: JournalFault.foreignFile(path: text.keys)) { try await text.open() }
    #expect(try Data(contentsOf: URL(filePath: text.keys)) == words)

    let database = try folder.copy("journal.sqlite")
    try await DatabaseQueue(path: database.keys).write {
      try $0.execute(sql: "CREATE TABLE recipe (name TEXT)")
    }
    await #expect(throws: JournalFault.foreignFile(path: database.keys)) {
      try await database.open()
    }
  }
}
