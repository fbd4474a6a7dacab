import Crypto
import Foundation
import GRDB
import Records
import SyncMachine

/// The tables of the file of keys, and everything that is asked of them.
enum VaultSchema {
  /// Marks the file as ours; `PRAGMA application_id`: "CWKY".
  static let applicationID = 0x4357_4B59

  private static let sql = """
    CREATE TABLE IF NOT EXISTS workspace (
      number INTEGER PRIMARY KEY CHECK (number = 1),
      secret BLOB    NOT NULL CHECK (length(secret) = 32)
    ) STRICT;
    -- where people's records are
    CREATE TABLE IF NOT EXISTS place (
      number     INTEGER PRIMARY KEY,
      connection TEXT    NOT NULL,
      object     TEXT    NOT NULL,
      UNIQUE (connection, object)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS person (
      place  INTEGER NOT NULL,
      record TEXT    NOT NULL,
      secret BLOB    NOT NULL CHECK (length(secret) = 32),
      PRIMARY KEY (place, record)
    ) STRICT, WITHOUT ROWID;
    -- keyed hashes of e-mail addresses
    CREATE TABLE IF NOT EXISTS handle (
      mark   BLOB    NOT NULL,
      place  INTEGER NOT NULL,
      record TEXT    NOT NULL,
      PRIMARY KEY (mark, place, record)
    ) STRICT, WITHOUT ROWID;
    -- how far the journal was known to go
    CREATE TABLE IF NOT EXISTS head (
      number   INTEGER PRIMARY KEY CHECK (number = 1),
      sequence INTEGER NOT NULL,
      hash     BLOB    NOT NULL CHECK (length(hash) = 32)
    ) STRICT;
    """

  static func establish(_ database: Database, _ path: String) throws {
    try Durability.establish(database)
    try database.execute(sql: "PRAGMA secure_delete = ON")
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard mark != applicationID else { return }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    guard tables == 0, mark == 0 else { throw JournalFault.foreignFile(path: path) }
    try database.inTransaction {
      try database.execute(sql: sql)
      try database.execute(
        sql: "INSERT INTO workspace (number, secret) VALUES (1, ?)",
        arguments: [Data(randomSecret())]
      )
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      return .commit
    }
  }

  static func workspaceSecret(_ database: Database, _ path: String) throws -> [UInt8] {
    let secret = try StatementShelf(database).first("SELECT secret FROM workspace") { $0.blob(0) }
    guard let secret, secret.count == 32 else { throw JournalFault.foreignFile(path: path) }
    return secret
  }

  // MARK: People

  static func secret(
    of record: RecordID,
    at place: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [UInt8] {
    if let known = try knownSecret(of: record, at: place, shelf) { return known }
    let secret = randomSecret()
    try shelf.execute(
      "INSERT INTO person (place, record, secret) VALUES (?, ?, ?)",
      .integer(place),
      Bound(record),
      .blob(secret)
    )
    return secret
  }

  static func knownSecret(
    of record: RecordID,
    at place: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [UInt8]? {
    try shelf.first(
      "SELECT secret FROM person WHERE place = ? AND record = ?",
      .integer(place),
      Bound(record)
    ) { $0.blob(0) }
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

  static func add(
    _ mark: [UInt8],
    to record: RecordID,
    at place: Int,
    _ shelf: StatementShelf
  ) throws(JournalFault) {
    try shelf.execute(
      "INSERT OR IGNORE INTO handle (mark, place, record) VALUES (?, ?, ?)",
      .blob(mark),
      .integer(place),
      Bound(record)
    )
  }

  /// By the mark of an e-mail address; by a record's identifier, alone or with its place.
  static func records(
    marked mark: [UInt8],
    or name: String,
    _ shelf: StatementShelf
  ) throws(JournalFault) -> [PersonRecord] {
    try shelf.all(
      """
      SELECT connection, object, record FROM handle JOIN place ON number = place WHERE mark = ?
      UNION
      SELECT connection, object, record FROM person JOIN place ON number = place
      WHERE record = ? OR connection || '/' || object || '/' || record = ?
      ORDER BY connection, object, record
      """,
      .blob(mark),
      .text(name),
      .text(name)
    ) { PersonRecord(RunEnd(ConnectionName($0.text(0)), $0.text(1)), RecordID($0.text(2))) }
  }

  static func forget(_ person: PersonRecord, _ shelf: StatementShelf) throws(JournalFault) {
    for table in ["person", "handle"] {
      try shelf.execute(
        """
        DELETE FROM \(table) WHERE record = ?
          AND place = (SELECT number FROM place WHERE connection = ? AND object = ?)
        """,
        Bound(person.record),
        Bound(person.source.connection),
        .text(person.source.object)
      )
    }
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

  private static func randomSecret() -> [UInt8] {
    var secret: [UInt8] = []
    secret.reserveCapacity(32)
    // Few questions to the kernel: each has the price of many bytes.
    for _ in 0..<4 {
      let word = UInt64.random(in: .min ... .max)
      for shift in stride(from: 0, to: 64, by: 8) {
        secret.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return secret
  }
}
