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
  private let workspace: WorkspaceKey

  /// Bytes of the keyed hash of an e-mail address.
  static let markLength = 16

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
      try queue.read { try VaultSchema.identify($0, path) }
      let secret = try queue.read { try VaultSchema.workspaceSecret($0, path) }
      database = queue
      workspace = WorkspaceKey(secret)
    } catch {
      throw JournalFault(error, opening: path)
    }
  }

  /// The keys of records, one for each, made where there is none yet and durable on return.
  ///
  /// `handles`: for each record the e-mail addresses by which its person may ask to be erased;
  /// none for records beyond them.
  package func keys(
    of records: [RecordID],
    at end: RunEnd,
    handles: [[String]]
  ) async throws(JournalFault) -> [PersonKey] {
    let marks = handles.map { $0.map(workspace.mark) }
    let people = try await writing { shelf throws(JournalFault) in
      let place = try VaultSchema.place(end, shelf)
      var secrets = try RandomBytes(for: records.count, each: 32)
      var people: [RecordID: VaultSchema.Person] = [:]
      var known: [(record: RecordID, marks: [[UInt8]])] = []
      // Mostly nobody is known, or everybody: nobody is looked up who need not be.
      for (index, record) in records.enumerated() {
        let marks = index < marks.count ? marks[index] : []
        var person = VaultSchema.Person(secret: Array(secrets.next()))
        _ = person.add(marks)
        if try VaultSchema.add(person, of: record, at: place, shelf) {
          people[record] = person
        } else {
          known.append((record, marks))
        }
      }
      guard !known.isEmpty else { return people }
      people.merge(try VaultSchema.people(known.map(\.record), at: place, shelf)) { $1 }
      for (record, marks) in known where people[record]?.add(marks) == true {
        try VaultSchema.set(people[record]?.marks ?? [], of: record, at: place, shelf)
      }
      return people
    }
    return records.compactMap { people[$0].map { PersonKey(secret: $0.secret, workspace) } }
  }

  /// The keys of records that have one.
  package func knownKeys(
    of records: [RecordID],
    at end: RunEnd
  ) async throws(JournalFault) -> [RecordID: PersonKey] {
    let people = try await reading {
      shelf throws(JournalFault) -> [RecordID: VaultSchema.Person] in
      guard let place = try VaultSchema.knownPlace(end, shelf) else { return [:] }
      return try VaultSchema.people(records, at: place, shelf)
    }
    return people.mapValues { PersonKey(secret: $0.secret, workspace) }
  }

  /// The records known under an e-mail address, or under an identifier.
  package func records(known name: String) async throws(JournalFault) -> [PersonRecord] {
    let mark = workspace.mark(name)
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
