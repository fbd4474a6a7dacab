import Diagnostics
import Dispatch
import Foundation
import GRDB
import Records
package import SyncMachine

/// What is done to a journal as a whole: its rows made anew, copies of it, a copy put in its place.
package struct JournalKeeping: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  // MARK: Verifying

  /// Checks every page, every event, all contents, and that every row is what follows from the
  /// events; beside its writer where there is one.
  ///
  /// - Throws: ``JournalFault/damaged(_:)`` at the first thing that is not as it was written.
  package func verify() async throws(JournalFault) -> ChainReport {
    try await blocking {
      let chain = try Self.examine(path)
      try compareRows()
      return chain
    }
  }

  /// Makes all rows a second time, in a file of their own that reads the journal's events.
  private func compareRows() throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let scratch = try DatabaseQueue(configuration: configuration)
    defer { try? scratch.close() }
    try scratch.inDatabase { database in
      let file = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      try database.execute(
        sql: "ATTACH DATABASE ? AS journal",
        arguments: ["file:\(file)?mode=ro"]
      )
      try database.inTransaction(.deferred) {
        try Rebuilding.makeTables(database)
        try Rebuilding.fillTables(StatementShelf(database))
        let mine = try Rebuilding.digest(database)
        guard try mine == Rebuilding.digest(database, of: "journal") else {
          throw JournalFault.tablesDiffer
        }
        return .commit
      }
    }
  }

  // MARK: Rebuilding

  /// What making all rows anew came to.
  package struct RebuildReport: Hashable, Sendable {
    package var events: Int
    package var before: ContentHash
    package var after: ContentHash

    /// Whether the rows were what follows from the events.
    package var isSame: Bool { before == after }
  }

  /// Makes every row that follows from events anew, in one transaction.
  package func rebuild() async throws(JournalFault) -> RebuildReport {
    try await blocking {
      let lock = try LockFile(ofJournalAt: path)
      let file = try JournalFile(writing: path)
      defer { file.close() }
      let report = try file.pool.writeWithoutTransaction { database in
        // A table with rows that others refer to cannot be dropped.
        try database.execute(sql: "PRAGMA foreign_keys = OFF")
        let before = try Rebuilding.digest(database)
        try database.inTransaction(.immediate) {
          try Rebuilding.dropTables(database)
          try Rebuilding.makeTables(database)
          try Rebuilding.fillTables(StatementShelf(database))
          return .commit
        }
        return RebuildReport(
          events: file.head.sequence,
          before: before,
          after: try Rebuilding.digest(database)
        )
      }
      _ = consume lock
      return report
    }
  }

  // MARK: Copies

  /// Copies the journal as it is now to a new file, beside its writer where there is one, then
  /// opens the copy and checks all of it.
  ///
  /// The keys are copied only where a place for them is given: who has a copy of the keys can undo
  /// an erasure.
  package func backup(
    to file: String,
    keys: String? = nil
  ) async throws(JournalFault) -> ChainReport {
    try await blocking {
      try Self.copy(path, to: file)
      if let keys { try Self.copy(PersonVault.path(besideJournalAt: path), to: keys) }
      return try Self.examine(file)
    }
  }

  private static func copy(_ path: String, to file: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw JournalFault.missing(path: path)
    }
    guard !FileManager.default.fileExists(atPath: file) else {
      throw JournalFault.exists(.file, file)
    }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let source = try DatabaseQueue(path: path, configuration: configuration)
    try JournalFile.make(file)
    let target = try DatabaseQueue(path: file)
    try source.backup(to: target)
    // One file, not a file and a log.
    try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try target.close()
    try source.close()
  }

  /// Opens a copy and checks every page, every event and all contents.
  private static func examine(_ file: String) throws -> ChainReport {
    guard FileManager.default.fileExists(atPath: file) else {
      throw JournalFault.missing(path: file)
    }
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: file, configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { database in
      try JournalFile.identify(database, file, whenEmpty: .reading)
      try JournalReader.quickCheck(database)
      var check = ChainCheck()
      try check.check(StatementShelf(database), from: 1, limit: .max)
      return ChainReport(check)
    }
  }

  // MARK: Restoring

  /// What putting a copy in the journal's place came to.
  package struct RestoreReport: Hashable, Sendable {
    package var chain: ChainReport
    /// Where the journal that was there is now.
    package var replaced: String?
    /// Events that were known to have happened after the backup, and are in no file any more.
    package var lost: Int
  }

  /// Puts a backup in the journal's place, unless the journal that is there has more, or other,
  /// events.
  ///
  /// What was there is moved, never deleted.
  package func restore(from file: String) async throws(JournalFault) -> RestoreReport {
    try await blocking {
      let chain: ChainReport
      do {
        chain = try Self.examine(file)
      } catch {
        throw JournalFault.notRestored(.unsound(Self.reason(error, file)))
      }
      guard Self.resolved(file) != Self.resolved(path) else {
        throw JournalFault.notRestored(.unsound("it is the journal itself"))
      }
      let lock = try LockFile(ofJournalAt: path)
      // The copy is whole before anything is moved.
      let copy = path + ".restoring"
      try? FileManager.default.removeItem(atPath: copy)
      defer { try? FileManager.default.removeItem(atPath: copy) }
      try FileManager.default.copyItem(atPath: file, toPath: copy)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: copy)
      let replaced = try makeWay(for: file, chain)
      try FileManager.default.moveItem(atPath: copy, toPath: path)
      let lost = try noteEnd(chain)
      _ = consume lock
      return RestoreReport(chain: chain, replaced: replaced, lost: lost)
    }
  }

  private static func resolved(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  private static func reason(_ error: any Error, _ file: String) -> String {
    JournalFault(error, opening: file).diagnostic.message
  }

  /// Moves the journal that is there aside, if its events are in the backup, or it is damaged; its
  /// log with it, and without it too: SQLite would play that into whatever takes its place.
  private func makeWay(for file: String, _ backup: ChainReport) throws -> String? {
    if FileManager.default.fileExists(atPath: path), let journal = try? Self.examine(path) {
      let both = min(journal.events, backup.events)
      guard try Self.hash(of: both, in: path) == Self.hash(of: both, in: file) else {
        throw JournalFault.notRestored(.different(since: try firstDifference(file, below: both)))
      }
      guard journal.events <= backup.events else {
        throw JournalFault.notRestored(
          .newer(journal: journal.events, backup: backup.events)
        )
      }
    }
    let parts = Self.parts(of: path)
    guard parts.contains(true) else { return nil }
    var number = 1
    while Self.parts(of: "\(path).replaced-\(number)").contains(true) { number += 1 }
    let aside = "\(path).replaced-\(number)"
    for (suffix, isThere) in zip(Self.suffixes, parts) where isThere {
      try FileManager.default.moveItem(atPath: path + suffix, toPath: aside + suffix)
    }
    return parts[0] ? aside : nil
  }

  private static let suffixes = ["", "-wal", "-shm"]

  /// Which files of a journal there are.
  private static func parts(of path: String) -> [Bool] {
    suffixes.map { FileManager.default.fileExists(atPath: path + $0) }
  }

  private static func hash(of sequence: Int, in file: String) throws -> [UInt8]? {
    guard sequence > 0 else { return nil }
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: file, configuration: configuration)
    defer { try? queue.close() }
    return try queue.read { database in
      try StatementShelf(database).first(
        "SELECT hash FROM event WHERE sequence = ?",
        .integer(sequence)
      ) { $0.blob(0) }
    }
  }

  private func firstDifference(_ file: String, below end: Int) throws -> Int {
    var low = 0
    var high = end
    while high - low > 1 {
      let middle = (low + high) / 2
      if try Self.hash(of: middle, in: path) == Self.hash(of: middle, in: file) {
        low = middle
      } else {
        high = middle
      }
    }
    return high
  }

  /// The keys learn where the journal ends now; how many events it was known to have beyond.
  private func noteEnd(_ chain: ChainReport) throws -> Int {
    let keys = PersonVault.path(besideJournalAt: path)
    guard FileManager.default.fileExists(atPath: keys) else { return 0 }
    let vault = try PersonVault(at: keys, writing: true)
    defer { vault.close() }
    let known = try vault.notedHead()?.sequence ?? 0
    guard let hash = try Self.hash(of: chain.events, in: path) else { return known }
    try vault.note(ChainHead(sequence: chain.events, hash: hash))
    return max(0, known - chain.events)
  }

  // MARK: Threads

  /// Runs what blocks away from Swift's own threads.
  private func blocking<Answer: Sendable>(
    _ work: @escaping @Sendable () throws -> Answer
  ) async throws(JournalFault) -> Answer {
    let path = path
    let result: Result<Answer, JournalFault> = await withCheckedContinuation { waiting in
      DispatchQueue.global().async {
        do {
          waiting.resume(returning: .success(try work()))
        } catch {
          waiting.resume(returning: .failure(JournalFault(error, opening: path)))
        }
      }
    }
    return try result.get()
  }
}
