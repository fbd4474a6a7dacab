import GRDB

/// What the writing connection must promise before anything is written.
///
/// GRDB sets `synchronous = NORMAL` when it turns on WAL, after the hook that prepares a
/// connection: an acknowledged commit could then be forgotten in a power cut. So it is set here,
/// later, and read back. No memory mapping, because a second connection that checkpoints and mapped
/// pages together are what corrupts files in SQLite before 3.51.3; readers are opened read-only and
/// cannot checkpoint.
enum Durability {
  /// `PRAGMA synchronous`: 2 is FULL.
  private static let full = 2

  static func establish(_ database: Database) throws(JournalFault) {
    do {
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA mmap_size = 0;
          PRAGMA journal_size_limit = 67108864;
          """
      )
    } catch {
      throw JournalFault(error)
    }
    try verify(database)
  }

  /// Reads the settings back.
  ///
  /// - Throws: ``JournalFault/notDurable(setting:wanted:found:)``.
  static func verify(_ database: Database) throws(JournalFault) {
    try expect("journal_mode", "wal", database)
    try expect("synchronous", String(full), database)
    // Absent where SQLite is built without memory mapping.
    try expect("mmap_size", "0", database, orAbsent: true)
  }

  private static func expect(
    _ setting: String,
    _ wanted: String,
    _ database: Database,
    orAbsent: Bool = false
  ) throws(JournalFault) {
    let value: DatabaseValue?
    do {
      value = try DatabaseValue.fetchOne(database, sql: "PRAGMA \(setting)")
    } catch {
      throw JournalFault(error)
    }
    let found =
      switch value?.storage {
      case .int64(let number): String(number)
      case .string(let text): text
      case .null, .double, .blob, nil: "nothing"
      }
    guard found == wanted || (value == nil && orAbsent) else {
      throw .notDurable(setting: setting, wanted: wanted, found: found)
    }
  }
}
