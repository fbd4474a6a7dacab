import Foundation
import GRDB

/// The opened file: checked, migrated, durable.
struct JournalFile {
  let pool: DatabasePool
  let head: ChainHead

  /// How many events at the end are checked against the chain when the file is opened.
  private static let tailMax = 1000
  private static let readersMax = 4

  /// Opens for writing, making the file where there is none.
  ///
  /// The lock must be held.
  init(writing path: String) throws(JournalFault) {
    do {
      var configuration = Configuration()
      configuration.label = "journal"
      configuration.maximumReaderCount = Self.readersMax
      configuration.busyMode = .timeout(10)
      if FileManager.default.fileExists(atPath: path) {
        try Self.inspect(path)
      } else {
        try Self.make(path)
      }
      pool = try DatabasePool(path: path, configuration: configuration)
      try pool.writeWithoutTransaction { try Durability.establish($0) }
      try Self.migrate(pool, path)
      head = try pool.writeWithoutTransaction { try Self.checkedHead($0) }
    } catch {
      throw JournalFault(error, opening: path)
    }
  }

  /// Makes an empty file that is its owner's alone; SQLite gives the log the same rights.
  private static func make(_ path: String) throws {
    let isMade = FileManager.default.createFile(
      atPath: path,
      contents: nil,
      attributes: [.posixPermissions: 0o600]
    )
    guard isMade else {
      throw JournalFault.storage(
        code: Int(ResultCode.SQLITE_CANTOPEN.rawValue),
        message: "\(path) cannot be made"
      )
    }
  }

  /// Refuses a file that is not ours before anything is changed in it.
  private static func inspect(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { database in
      try identify(database, path, whenEmpty: .writing)
    }
    try queue.close()
  }

  /// Whether an empty file will do.
  enum Purpose {
    case reading
    case writing
  }

  /// Checks whose file it is, and that its form is known.
  static func identify(_ database: Database, _ path: String, whenEmpty purpose: Purpose) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    if tables == 0, mark == 0 {
      guard purpose == .writing else { throw JournalFault.missing(path: path) }
      return
    }
    guard mark == JournalSchema.applicationID else { throw JournalFault.foreignFile(path: path) }
    if try JournalSchema.migrator.hasBeenSuperseded(database) {
      throw JournalFault.newerFormat(path: path)
    }
    if purpose == .reading, try !JournalSchema.migrator.hasCompletedMigrations(database) {
      throw JournalFault.olderFormat(path: path)
    }
  }

  private static func migrate(_ pool: DatabasePool, _ path: String) throws {
    try pool.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA application_id = \(JournalSchema.applicationID)")
    }
    try JournalSchema.migrator.migrate(pool)
    try pool.writeWithoutTransaction { try Durability.verify($0) }
  }

  /// The end of the chain, after checking the last events against it.
  private static func checkedHead(_ database: Database) throws -> ChainHead {
    let last =
      try Int.fetchOne(database, sql: "SELECT coalesce(max(sequence), 0) FROM event") ?? 0
    var checker = ChainCheck()
    try checker.check(database, from: max(1, last - tailMax + 1), limit: tailMax)
    return checker.head
  }
}
