import Dispatch
import Foundation
import GRDB
import SyncMachine

/// Reads a journal, beside its writer or without one.
///
/// Every call reads from one snapshot of its own and holds it only while it runs. Lists are pages:
/// none grows with the journal.
package final class JournalReader: Sendable {
  private let database: any DatabaseReader
  /// The keys of contents; `nil` where they are not beside the journal.
  let vault: PersonVault?

  init(_ database: any DatabaseReader, vault: PersonVault?) {
    self.database = database
    self.vault = vault
  }

  /// Opens an existing journal read-only.
  static func open(at path: String) async throws(JournalFault) -> JournalReader {
    let opened: Result<JournalReader, JournalFault> = await withCheckedContinuation { waiting in
      DispatchQueue.global().async {
        do {
          waiting.resume(returning: .success(try JournalReader(openingFile: path)))
        } catch {
          waiting.resume(returning: .failure(JournalFault(error, opening: path)))
        }
      }
    }
    return try opened.get()
  }

  private convenience init(openingFile path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw JournalFault.missing(path: path)
    }
    var configuration = Configuration()
    configuration.label = "journal reader"
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { try JournalFile.identify($0, path, whenEmpty: .reading) }
    let keys = PersonVault.path(besideJournalAt: path)
    let vault: PersonVault? =
      FileManager.default.fileExists(atPath: keys)
      ? try PersonVault(at: keys, writing: false) : nil
    self.init(queue, vault: vault)
  }

  /// Runs a query of ours away from Swift's own threads.
  func ask<Answer: Sendable>(
    _ query: @escaping @Sendable (StatementShelf) throws(JournalFault) -> Answer
  ) async throws(JournalFault) -> Answer { try await read { try query(StatementShelf($0)) } }

  /// Runs a query away from Swift's own threads.
  func read<Answer: Sendable>(
    _ query: @escaping @Sendable (Database) throws -> Answer
  ) async throws(JournalFault) -> Answer {
    do {
      return try await database.read(query)
    } catch {
      throw JournalFault(error)
    }
  }
}
