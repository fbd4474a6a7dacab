import Crypto
import Foundation
import GRDB
import Records
import SyncMachine

/// The tables of the file of keys, and everything that is asked of them.
enum VaultSchema {
  /// Marks the file as ours; `PRAGMA application_id`: "CWKY".
  static let applicationID = 0x4357_4B59

  /// The form of the file, in its `PRAGMA user_version`.
  ///
  /// The one before had the marks in a table of their own.
  static let form = 1

  private static let sql = """
    CREATE TABLE workspace (
      number INTEGER PRIMARY KEY CHECK (number = 1),
      secret BLOB    NOT NULL CHECK (length(secret) = 32)
    ) STRICT;
    -- where people's records are
    CREATE TABLE place (
      number     INTEGER PRIMARY KEY,
      connection TEXT    NOT NULL,
      object     TEXT    NOT NULL,
      UNIQUE (connection, object)
    ) STRICT;
    CREATE TABLE person (
      place  INTEGER NOT NULL,
      record TEXT    NOT NULL,
      secret BLOB    NOT NULL CHECK (length(secret) = 32),
      -- keyed hashes of e-mail addresses, 16 bytes each
      marks  BLOB    NOT NULL DEFAULT x'' CHECK (length(marks) % 16 = 0),
      PRIMARY KEY (place, record)
    ) STRICT, WITHOUT ROWID;
    -- how far the journal was known to go
    CREATE TABLE head (
      number   INTEGER PRIMARY KEY CHECK (number = 1),
      sequence INTEGER NOT NULL,
      hash     BLOB    NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    """

  /// Makes what is not there, and brings an older form up to date.
  static func establish(_ database: Database, _ path: String) throws {
    try Durability.establish(database)
    try database.execute(sql: "PRAGMA secure_delete = ON")
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard mark != applicationID else { return try update(database) }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard tables == 0, mark == 0 else { throw JournalFault.foreignFile(path: path) }
    let secret = try RandomBytes.drawn(32)
    try database.inTransaction {
      try database.execute(sql: sql)
      try database.execute(
        sql: "INSERT INTO workspace (number, secret) VALUES (1, ?)",
        arguments: [Data(secret)]
      )
      try database.execute(
        sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(form)"
      )
      return .commit
    }
  }

  /// Puts the marks beside the secrets of their records.
  private static func update(_ database: Database) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA user_version") == 0 else { return }
    try database.inTransaction {
      try database.execute(
        sql: "ALTER TABLE person ADD COLUMN marks BLOB NOT NULL DEFAULT x''"
      )
      let shelf = StatementShelf(database)
      let handles = try shelf.all("SELECT place, record, mark FROM handle") {
        (place: $0.integer(0), record: RecordID($0.text(1)), mark: $0.blob(2))
      }
      for handle in handles {
        let known = try people([handle.record], at: handle.place, shelf)[handle.record]
        guard var person = known, person.add([handle.mark]) else { continue }
        try set(person.marks, of: handle.record, at: handle.place, shelf)
      }
      try database.execute(sql: "DROP TABLE handle; PRAGMA user_version = \(form)")
      return .commit
    }
  }

  /// Checks that a file to be read is ours, in a form that is known.
  static func identify(_ database: Database, _ path: String) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard mark != 0 || tables != 0 else { throw JournalFault.keysMissing(path: path) }
    guard mark == applicationID else { throw JournalFault.foreignFile(path: path) }
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= form else { throw JournalFault.newerFormat(path: path) }
    guard found == form else { throw JournalFault.olderFormat(path: path) }
  }

  static func workspaceSecret(_ database: Database, _ path: String) throws -> [UInt8] {
    let secret = try StatementShelf(database).first("SELECT secret FROM workspace") { $0.blob(0) }
    guard let secret, secret.count == 32 else { throw JournalFault.foreignFile(path: path) }
    return secret
  }

  // MARK: People

  /// A record's own secret, and the marks it goes by.
  struct Person: Sendable {
    var secret: [UInt8]
    /// One after the other, each of ``PersonVault/markLength`` bytes.
    var marks: [UInt8] = []

    /// Adds marks it does not have.
    ///
    /// - Returns: whether there was one.
    mutating func add(_ more: [[UInt8]]) -> Bool {
      let length = PersonVault.markLength
      let before = marks.count
      for mark in more {
        let isKnown = stride(from: 0, to: marks.count, by: length)
          .contains { marks[$0..<$0 + length].elementsEqual(mark) }
        if !isKnown { marks += mark }
      }
      return marks.count > before
    }
  }

  /// Those of the records that are known.
  static func people(
    _ records: [RecordID],
    at place: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [RecordID: Person] {
    var people: [RecordID: Person] = [:]
    try shelf.each(
      """
      SELECT record, secret, marks FROM person
      WHERE place = ? AND record IN (SELECT value FROM json_each(?))
      """,
      .integer(place),
      .text(JSON.strings(records.map(\.text)).text())
    ) { people[RecordID($0.text(0))] = Person(secret: $0.blob(1), marks: $0.blob(2)) }
    return people
  }

  /// Adds a record that is not known.
  ///
  /// - Returns: whether it was not.
  static func add(
    _ person: Person,
    of record: RecordID,
    at place: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> Bool {
    let added = try shelf.execute(
      """
      INSERT INTO person (place, record, secret, marks) VALUES (?, ?, ?, ?)
      ON CONFLICT (place, record) DO NOTHING
      """,
      .integer(place),
      Bound(record),
      .blob(person.secret),
      .blob(person.marks)
    )
    return added == 1
  }

  static func set(
    _ marks: [UInt8],
    of record: RecordID,
    at place: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) {
    try shelf.execute(
      "UPDATE person SET marks = ? WHERE place = ? AND record = ?",
      .blob(marks),
      .integer(place),
      Bound(record)
    )
  }

  /// The number of a place that is known.
  static func knownPlace(
    _ end: RunEnd,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> Int? {
    try shelf.first(
      "SELECT number FROM place WHERE connection = ? AND object = ?",
      Bound(end.connection),
      .text(end.object)
    ) { $0.integer(0) }
  }

  static func place(_ end: RunEnd, _ shelf: StatementShelf) throws(JournalFault) -> Int {
    if let known = try knownPlace(end, shelf) { return known }
    try shelf.execute(
      "INSERT INTO place (connection, object) VALUES (?, ?)",
      Bound(end.connection),
      .text(end.object)
    )
    return try knownPlace(end, shelf) ?? 0
  }

  /// By the mark of an e-mail address; by a record's identifier, alone or with its place.
  ///
  /// Looks at everybody: who is erased is looked for seldom, and an index of marks, which are
  /// scattered, costs a page of the disk for each record that is read.
  static func records(
    marked mark: [UInt8],
    or name: String,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [PersonRecord] {
    try shelf.all(
      """
      SELECT connection, object, record FROM person JOIN place ON number = place
      WHERE instr(marks, ?) > 0 OR record = ?
        OR connection || '/' || object || '/' || record = ?
      ORDER BY connection, object, record
      """,
      .blob(mark),
      .text(name),
      .text(name)
    ) { PersonRecord(RunEnd(ConnectionName($0.text(0)), $0.text(1)), RecordID($0.text(2))) }
  }

  static func forget(_ person: PersonRecord, _ shelf: StatementShelf) throws(JournalFault) {
    try shelf.execute(
      """
      DELETE FROM person WHERE record = ?
        AND place = (SELECT number FROM place WHERE connection = ? AND object = ?)
      """,
      Bound(person.record),
      Bound(person.source.connection),
      .text(person.source.object)
    )
  }

  // MARK: The journal's end

  static func note(_ head: ChainHead, _ shelf: StatementShelf) throws(JournalFault) {
    try shelf.execute(
      "INSERT OR REPLACE INTO head (number, sequence, hash) VALUES (1, ?, ?)",
      .integer(head.sequence),
      .blob(head.hash)
    )
  }

  static func notedHead(_ shelf: StatementShelf) throws(JournalFault) -> ChainHead? {
    try shelf.first("SELECT sequence, hash FROM head") {
      ChainHead(sequence: $0.integer(0), hash: $0.blob(1))
    }
  }
}
