import Crypto
import Foundation
import GRDB
import Records
package import SyncMachine

/// The keys of the people whose records the journal holds, in a file of their own.
///
/// Whoever deletes a key has erased what it sealed, wherever copies of the journal are. A key
/// belongs to one source record; an e-mail address leads to it by a keyed hash, never in the clear.
package final class PersonVault: Sendable {
  private let database: any DatabaseWriter
  private let workspace: SymmetricKey

  /// The file beside a journal.
  package static func path(besideJournalAt path: String) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return folder + "keys.sqlite"
  }

  /// Opens the file; the owner of the journal makes it where there is none.
  ///
  /// Blocks the calling thread.
  init(at path: String, writing: Bool) throws(JournalFault) {
    do {
      var configuration = Configuration()
      configuration.label = "keys"
      configuration.readonly = !writing
      configuration.busyMode = .timeout(10)
      if writing {
        if !FileManager.default.fileExists(atPath: path) { try JournalFile.make(path) }
        configuration.journalMode = .wal
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      if writing { try queue.inDatabase { try VaultSchema.establish($0, path) } }
      let secret = try queue.read { try VaultSchema.workspaceSecret($0, path) }
      database = queue
      workspace = SymmetricKey(data: secret)
    } catch {
      throw JournalFault(error, opening: path)
    }
  }

  /// The keys of records, one for each, made where there is none yet and durable on return.
  ///
  /// `handles`: for each record the e-mail addresses by which its person may ask to be erased.
  package func keys(
    of records: [RecordID],
    at end: RunEnd,
    handles: [[String]]
  ) async throws(JournalFault) -> [PersonKey] {
    let workspace = workspace
    let marks = handles.map { $0.map { Self.mark($0, workspace) } }
    let secrets = try await writing { shelf throws(JournalFault) in
      let place = try VaultSchema.place(end, shelf)
      var secrets: [[UInt8]] = []
      for (index, record) in records.enumerated() {
        secrets.append(try VaultSchema.secret(of: record, at: place, shelf))
        for mark in index < marks.count ? marks[index] : [] {
          try VaultSchema.add(mark, to: record, at: place, shelf)
        }
      }
      return secrets
    }
    return secrets.map { PersonKey(secret: $0, workspace: workspace) }
  }

  /// The keys of records that have one.
  package func knownKeys(
    of records: [RecordID],
    at end: RunEnd
  ) async throws(JournalFault) -> [RecordID: PersonKey] {
    let secrets = try await reading { shelf throws(JournalFault) in
      var secrets: [RecordID: [UInt8]] = [:]
      guard let place = try VaultSchema.knownPlace(end, shelf) else { return secrets }
      for record in records {
        secrets[record] = try VaultSchema.knownSecret(of: record, at: place, shelf)
      }
      return secrets
    }
    return secrets.mapValues { PersonKey(secret: $0, workspace: workspace) }
  }

  /// The records known under an e-mail address, or under an identifier.
  package func records(known name: String) async throws(JournalFault) -> [PersonRecord] {
    let mark = Self.mark(name, workspace)
    return try await reading { shelf throws(JournalFault) in
      try VaultSchema.records(marked: mark, or: name, shelf)
    }
  }

  /// Deletes keys for good: the bytes are overwritten, the file is rewritten, its log emptied.
  package func forget(_ records: [PersonRecord]) async throws(JournalFault) {
    try await writing { shelf throws(JournalFault) in
      for record in records { try VaultSchema.forget(record, shelf) }
    }
    do {
      try await database.vacuum()
      _ = try await database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    } catch {
      throw JournalFault(error)
    }
  }

  // MARK: The journal's end

  /// Notes how far the journal goes, so that one that was cut is noticed.
  func note(_ head: ChainHead) throws(JournalFault) {
    do {
      try database.write { try VaultSchema.note(head, StatementShelf($0)) }
    } catch {
      throw JournalFault(error)
    }
  }

  func notedHead() throws(JournalFault) -> ChainHead? {
    do {
      return try database.read { try VaultSchema.notedHead(StatementShelf($0)) }
    } catch {
      throw JournalFault(error)
    }
  }

  func close() { try? database.close() }

  // MARK: Queries

  private static func mark(_ name: String, _ workspace: SymmetricKey) -> [UInt8] {
    let text = name.lowercased()
    return Array(
      HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: workspace).prefix(16)
    )
  }

  private func writing<Answer: Sendable>(
    _ change: @escaping @Sendable (StatementShelf) throws(JournalFault) -> Answer
  ) async throws(JournalFault) -> Answer {
    do {
      return try await database.write { try change(StatementShelf($0)) }
    } catch {
      throw JournalFault(error)
    }
  }

  private func reading<Answer: Sendable>(
    _ query: @escaping @Sendable (StatementShelf) throws(JournalFault) -> Answer
  ) async throws(JournalFault) -> Answer {
    do {
      return try await database.read { try query(StatementShelf($0)) }
    } catch {
      throw JournalFault(error)
    }
  }
}
