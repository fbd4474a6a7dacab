import Foundation
import GRDB
import Journal
import Records
import Synchronization
import SyncMachine

/// A folder of its own for a journal, gone when the test lets go of it.
final class JournalFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var file: String { path + "/journal.sqlite" }
  var keys: String { path + "/keys.sqlite" }
  var keeping: JournalKeeping { JournalKeeping(file) }

  func open(actor: ActorName = "test") async throws -> EventJournal {
    try await EventJournal.open(at: file, actor: actor) { Story.noon }
  }

  /// Opens the journal with a clock that the test turns.
  func open(_ clock: StoryClock) async throws -> EventJournal {
    try await EventJournal.open(at: file, actor: "test") { clock.now }
  }

  /// What a crash, a copy or a thief leaves: files of this folder in another one.
  func copy(_ names: String...) throws -> JournalFolder {
    let other = try JournalFolder()
    for name in names {
      try FileManager.default.copyItem(
        atPath: path + "/" + name,
        toPath: other.path + "/" + name
      )
    }
    return other
  }

  /// Changes a closed journal behind its back.
  func tamper(_ sql: String) throws {
    let queue = try DatabaseQueue(path: file)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Whether any file of the folder, whatever it is for, holds these bytes.
  func holds(_ bytes: [UInt8]) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: path).contains { name in
      try Data(contentsOf: URL(filePath: path + "/" + name)).range(of: Data(bytes)) != nil
    }
  }

  func holds(_ text: String) throws -> Bool { try holds(Array(text.utf8)) }

  /// Turns one bit of a file where these bytes stand in it.
  static func flipBit(of bytes: [UInt8], in file: String) throws -> Bool {
    var data = try Data(contentsOf: URL(filePath: file))
    guard let place = data.range(of: Data(bytes)) else { return false }
    data[place.lowerBound] ^= 1
    try data.write(to: URL(filePath: file))
    return true
  }
}

/// A clock that stands until it is turned, a minute at a time.
final class StoryClock: Sendable {
  private let instant = Mutex(Story.noon)

  var now: Instant { instant.withLock { $0 } }

  @discardableResult
  func turn() -> Instant {
    instant.withLock { instant in
      instant = instant + .seconds(60)
      return instant
    }
  }
}
