import Diagnostics
import Foundation
import Journal
import Records
import SyncMachine
import Testing

@Suite("A backup of the journal")
struct BackupTests {
  private func journal(_ folder: JournalFolder) async throws -> EventJournal {
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    return journal
  }

  private func note(_ name: String, _ journal: EventJournal) async throws {
    try await journal.commit(
      .note(JournalNote(.sync(SyncName(name)), [StoredEvent("sync.skipped")]))
    )
  }

  /// One more event, in a journal that is closed before and after.
  private func goOn(_ name: String, _ folder: JournalFolder) async throws {
    let journal = try await folder.open()
    try await note(name, journal)
    await journal.close()
  }

  // MARK: Taking one

  @Test func `is taken beside the writer, whole and sound`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let file = folder.path + "/backup.sqlite"
    let report = try await folder.keeping.backup(to: file)
    #expect(report == (try await journal.reader.verifyChain()))
    try await note("later", journal)
    await journal.close()

    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix("backup") } == ["backup.sqlite"])
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let reader = try await EventJournal.reader(at: file)
    #expect(try await reader.lastSequence() == report.events)
    #expect(try await reader.run(Story.run).counts.read == 6)
  }

  @Test func `has the keys only where they are asked for`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let bare = try JournalFolder()
    _ = try await folder.keeping.backup(to: bare.file)
    #expect(!FileManager.default.fileExists(atPath: bare.keys))
    let other = try JournalFolder()
    _ = try await folder.keeping.backup(to: other.file, keys: other.keys)
    await journal.close()
    let reader = try await EventJournal.reader(at: other.file)
    #expect(try await reader.contents(of: [1], in: Story.run) == [1: Story.contents("1")])
    // The erased stay erased in every copy without keys.
    let again = try await other.open()
    _ = try await again.erase("1", reason: nil, by: "ada")
    await again.close()
  }

  @Test func `overwrites nothing`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let exists = JournalFault.exists(.file, folder.file)
    await #expect(throws: exists) { _ = try await folder.keeping.backup(to: folder.file) }
    #expect(exists.diagnostic.code == .JRN204)
    await #expect(throws: JournalFault.exists(.file, folder.keys)) {
      _ = try await folder.keeping.backup(to: folder.path + "/backup", keys: folder.keys)
    }
    _ = try await journal.reader.verifyChain()
    await journal.close()
  }

  @Test func `is not made of nothing`() async throws {
    let folder = try JournalFolder()
    await #expect(throws: JournalFault.missing(path: folder.file)) {
      _ = try await folder.keeping.backup(to: folder.path + "/backup.sqlite")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/backup.sqlite"))
  }

  @Test func `tells of damage in what it copied`() async throws {
    let folder = try JournalFolder()
    await (try await journal(folder)).close()
    #expect(try JournalFolder.flipBit(of: Array(#""code":"INVALID_EMAIL"#.utf8), in: folder.file))
    let fault = await #expect(throws: JournalFault.self) {
      _ = try await folder.keeping.backup(to: folder.path + "/backup.sqlite")
    }
    #expect(fault?.diagnostic.code == .JRN106)
  }

  // MARK: Putting it back

  /// A closed journal with a backup beside it.
  private func backedUp() async throws -> (folder: JournalFolder, file: String, events: Int) {
    let folder = try JournalFolder()
    await (try await journal(folder)).close()
    let file = folder.path + "/backup.sqlite"
    let report = try await folder.keeping.backup(to: file)
    return (folder, file, report.events)
  }

  @Test func `takes the place of a journal that is gone`() async throws {
    let (folder, file, events) = try await backedUp()
    try FileManager.default.removeItem(atPath: folder.file)
    let report = try await folder.keeping.restore(from: file)
    #expect(report.chain.events == events)
    #expect(report.replaced == nil)
    #expect(report.lost == 0)
    let journal = try await folder.open()
    #expect(
      try await journal.reader.contents(of: [1], in: Story.run) == [1: Story.contents("1")]
    )
    try await Story.finish(journal)
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }

  /// SQLite would play a log that it finds beside a file into it.
  @Test func `moves aside the log of a journal that is gone`() async throws {
    let (folder, file, events) = try await backedUp()
    let journal = try await folder.open()
    for number in 1...9 { try await note("later \(number)", journal) }
    let other = try folder.copy("journal.sqlite-wal", "keys.sqlite")
    let report = try await other.keeping.restore(from: file)
    #expect(report.replaced == nil)
    #expect(FileManager.default.fileExists(atPath: other.file + ".replaced-1-wal"))
    #expect(try await EventJournal.reader(at: other.file).verifyChain().events == events)
    let restored = try await other.open()
    #expect(try await restored.reader.lastSequence() == events)
    await restored.close()
    await journal.close()
  }

  @Test func `moves aside a journal that has the same events, or fewer`() async throws {
    let (folder, file, events) = try await backedUp()
    for number in 1...2 {
      let report = try await folder.keeping.restore(from: file)
      #expect(report.replaced == folder.file + ".replaced-\(number)")
      let aside = try await EventJournal.reader(at: folder.file + ".replaced-\(number)")
      #expect(try await aside.lastSequence() == events)
    }
    await (try await folder.open()).close()
  }

  @Test func `does not replace a journal that has more`() async throws {
    let (folder, file, events) = try await backedUp()
    try await goOn("later", folder)
    let newer = JournalFault.notRestored(.newer(journal: events + 1, backup: events))
    await #expect(throws: newer) { _ = try await folder.keeping.restore(from: file) }
    #expect(newer.diagnostic.code == .JRN115)
    let journal = try await folder.open()
    #expect(try await journal.reader.lastSequence() == events + 1)
    await journal.close()
  }

  @Test func `does not replace a journal that went another way`() async throws {
    let (folder, _, events) = try await backedUp()
    let other = try folder.copy("journal.sqlite", "keys.sqlite")
    for number in 1...3 {
      // They go the same way for one step more each time.
      let fork = try folder.copy("journal.sqlite", "keys.sqlite")
      for step in 1..<number { try await goOn("same \(step)", fork) }
      for name in ["x", "y"] { try await goOn(name, fork) }
      if number > 1 { try await goOn("same \(number - 1)", other) }
      let branch = try other.copy("journal.sqlite", "keys.sqlite")
      for name in ["a", "b", "c"] { try await goOn(name, branch) }
      let file = branch.path + "/backup.sqlite"
      _ = try await branch.keeping.backup(to: file)

      let different = JournalFault.notRestored(.different(since: events + number))
      await #expect(throws: different) { _ = try await fork.keeping.restore(from: file) }
      #expect(different.diagnostic.code == .JRN115)
      let reader = try await EventJournal.reader(at: fork.file)
      #expect(try await reader.lastSequence() == events + number + 1)
    }
  }

  @Test func `moves aside a journal that is damaged, and says what is lost`() async throws {
    let (folder, file, events) = try await backedUp()
    try await goOn("later", folder)
    #expect(try JournalFolder.flipBit(of: Array(#""code":"INVALID_EMAIL"#.utf8), in: folder.file))
    let report = try await folder.keeping.restore(from: file)
    #expect(report.replaced == folder.file + ".replaced-1")
    #expect(report.lost == 1)
    let journal = try await folder.open()
    #expect(try await journal.reader.lastSequence() == events)
    try await note("anew", journal)
    #expect(try await journal.reader.verifyChain().events == events + 1)
    await journal.close()
    await (try await folder.open()).close()
  }

  @Test func `is refused when it is not sound itself`() async throws {
    let (folder, file, events) = try await backedUp()
    #expect(try JournalFolder.flipBit(of: Array(#""code":"INVALID_EMAIL"#.utf8), in: file))
    for backup in [file, folder.keys, folder.path + "/nowhere.sqlite"] {
      let fault = await #expect(throws: JournalFault.self) {
        _ = try await folder.keeping.restore(from: backup)
      }
      #expect(fault?.diagnostic.code == .JRN116, "\(backup)")
    }
    let reader = try await EventJournal.reader(at: folder.file)
    #expect(try await reader.verifyChain().events == events)
  }

  @Test func `waits for the writer to be gone`() async throws {
    let (folder, file, _) = try await backedUp()
    let journal = try await folder.open()
    let fault = await #expect(throws: JournalFault.self) {
      _ = try await folder.keeping.restore(from: file)
    }
    #expect(fault?.diagnostic.code == .JRN102)
    await journal.close()
  }
}
