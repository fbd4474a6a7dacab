import Foundation
import Journal
import Records
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

  func open(actor: ActorName = "test") async throws -> EventJournal {
    try await EventJournal.open(at: file, actor: actor) { Story.noon }
  }
}
