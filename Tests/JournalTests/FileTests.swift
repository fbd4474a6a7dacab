import Diagnostics
import Foundation
import GRDB
import Journal
import Records
import Subprocess
import SyncMachine
import Testing

@Suite("The journal's file")
struct FileTests {
  @Test func `keeps what was committed`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await journal.close()
    let again = try await folder.open()
    #expect(try await again.reader.run(Story.run).state == .running)
    await again.close()
  }

  @Test func `has everything acknowledged after an unclean stop`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await journal.commit(Story.page(1, of: 1, [Story.ready("1")]))
    // What a crash leaves: the file and its log, with nothing moved or closed.
    let other = try JournalFolder()
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.path + "/" + name,
        toPath: other.path + "/" + name
      )
    }
    let crashed = try await other.open()
    #expect(try await crashed.reader.run(Story.run).counts.read == 1)
    #expect(
      try await crashed.reader.verifyChain().events == journal.reader.lastSequence()
    )
    await crashed.close()
    await journal.close()
  }

  @Test func `refuses a second writer and names the first`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    let own = Int(ProcessInfo.processInfo.processIdentifier)
    await #expect(throws: JournalFault.locked(path: folder.file, process: own)) {
      try await folder.open()
    }
    #expect(JournalFault.locked(path: folder.file, process: own).diagnostic.code == .JRN102)
    await journal.close()
    await (try folder.open()).close()
  }

  @Test func `keeps writers of other processes out, and only while it is open`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    #expect(try await otherProcessLocks(folder) == false)
    await journal.close()
    #expect(try await otherProcessLocks(folder))
  }

  private func otherProcessLocks(_ folder: JournalFolder) async throws -> Bool {
    let result = try await Subprocess.run(
      .name("flock"),
      arguments: ["--nonblock", folder.file + ".lock", "true"],
      output: .discarded
    )
    return result.terminationStatus.isSuccess
  }

  @Test func `lets a reader in beside the writer`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    let reader = try await EventJournal.reader(at: folder.file)
    #expect(try await reader.run(Story.run).state == .running)
    try await journal.commit(.advanceRun(Story.run, [.paused(by: "ada")], expecting: 2))
    #expect(try await reader.run(Story.run).state == .paused(by: "ada"))
    await journal.close()
    #expect(try await reader.run(Story.run).state == .paused(by: "ada"))
  }

  @Test func `can be read when nobody writes`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await journal.close()
    let reader = try await EventJournal.reader(at: folder.file)
    #expect(try await reader.latestRun(of: Story.sync)?.plan == Story.plan())
  }

  @Test func `is missing where nobody has written`() async throws {
    let folder = try JournalFolder()
    await #expect(throws: JournalFault.missing(path: folder.file)) {
      _ = try await EventJournal.reader(at: folder.file)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file))
  }

  @Test func `refuses a file that is something else, and leaves it alone`() async throws {
    let text = try JournalFolder()
    let words = Data(String(repeating: "not a database\n", count: 100).utf8)
    try words.write(to: URL(filePath: text.file))
    await #expect(throws: JournalFault.foreignFile(path: text.file)) { try await text.open() }
    #expect(try Data(contentsOf: URL(filePath: text.file)) == words)

    let database = try JournalFolder()
    try await DatabaseQueue(path: database.file).write {
      try $0.execute(sql: "CREATE TABLE recipe (name TEXT)")
    }
    await #expect(throws: JournalFault.foreignFile(path: database.file)) {
      try await database.open()
    }
  }

  @Test func `refuses a form it does not know`() async throws {
    let folder = try JournalFolder()
    await (try folder.open()).close()
    try await DatabaseQueue(path: folder.file).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('0999 later')")
    }
    await #expect(throws: JournalFault.newerFormat(path: folder.file)) { try await folder.open() }
    await #expect(throws: JournalFault.newerFormat(path: folder.file)) {
      _ = try await EventJournal.reader(at: folder.file)
    }
  }

  @Test func `says when an older form has to be brought up to date`() async throws {
    let folder = try JournalFolder()
    await (try folder.open()).close()
    try await DatabaseQueue(path: folder.file).write {
      try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '0003%'")
    }
    await #expect(throws: JournalFault.olderFormat(path: folder.file)) {
      _ = try await EventJournal.reader(at: folder.file)
    }
  }

  @Test func `notices an event that was changed behind its back`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    await journal.close()
    try await DatabaseQueue(path: folder.file).write {
      try $0.execute(
        sql: """
          DROP TRIGGER event_never_changes;
          UPDATE event SET actor = 'eve' WHERE sequence = 2;
          """
      )
    }
    await #expect(throws: JournalFault.damaged("event 2 is not what was written")) {
      try await folder.open()
    }
    let reader = try await EventJournal.reader(at: folder.file)
    await #expect(throws: JournalFault.damaged("event 2 is not what was written")) {
      try await reader.verifyChain()
    }
  }

  @Test func `takes nothing after it was closed`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    await journal.close()
    await journal.close()
    await #expect(throws: JournalFault.closed) {
      try await journal.commit(.scheduleRun(Story.plan()))
    }
    await #expect(throws: JournalFault.closed) { try await journal.reader.lastSequence() }
  }

  @Test func `is its owner's alone`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await Story.begin(journal)
    for name in [
      "journal.sqlite", "journal.sqlite-wal", "journal.sqlite.lock", "keys.sqlite",
      "keys.sqlite-wal",
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(name)")
    }
    await journal.close()
  }

  @Test func `cannot be opened in a folder that is not there`() async throws {
    let path = "/nowhere/at/all/journal.sqlite"
    await #expect(throws: JournalFault.self) {
      try await EventJournal.open(at: path, actor: "test") { Story.noon }
    }
  }
}
