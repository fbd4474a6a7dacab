import Foundation
import GRDB

/// The opened file: checked, migrated, durable.
struct JournalFile {
  let pool: DatabasePool
  let head: ChainHead
  let vault: PersonVault
  let ballast: Ballast

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
      // What a change would have to take back is kept in memory: it is small, and a file of its own
      // for every change costs as much as the change.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
      let head = try pool.writeWithoutTransaction { try Self.checkedHead(StatementShelf($0)) }
      vault = try Self.vault(besideJournalAt: path, pool)
      try Self.compare(head, with: try vault.notedHead(), pool)
      self.head = head
      ballast = Ballast(besideJournalAt: path)
      ballast.fill()
    } catch {
      throw JournalFault(error, opening: path)
    }
  }

  func close() {
    try? pool.close()
    vault.close()
  }

  /// Makes an empty file that is its owner's alone; SQLite gives the log the same rights.
  static func make(_ path: String) throws {
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
  private static func checkedHead(_ shelf: StatementShelf) throws(JournalFault) -> ChainHead {
    let last = try shelf.first("SELECT coalesce(max(sequence), 0) FROM event") { $0.integer(0) }
    var checker = ChainCheck()
    checker.readsContents = false
    try checker.check(shelf, from: max(1, (last ?? 0) - tailMax + 1), limit: tailMax)
    return checker.head
  }

  /// The keys of what the journal holds; made with the journal, never later by mistake.
  private static func vault(
    besideJournalAt path: String,
    _ pool: DatabasePool
  ) throws -> PersonVault {
    let keys = PersonVault.path(besideJournalAt: path)
    let hasContents = try pool.read { database in
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM content)") ?? false
    }
    guard !hasContents || FileManager.default.fileExists(atPath: keys) else {
      throw JournalFault.keysMissing(path: keys)
    }
    return try PersonVault(at: keys, writing: true)
  }

  /// A chain alone does not show that its end was cut off; what was noted beside the keys does.
  private static func compare(
    _ head: ChainHead,
    with noted: ChainHead?,
    _ pool: DatabasePool
  ) throws {
    guard let noted else { return }
    guard head.sequence >= noted.sequence else {
      throw JournalFault.cut(found: head.sequence, known: noted.sequence)
    }
    let hash = try pool.read { database in
      try Data.fetchOne(
        database,
        sql: "SELECT hash FROM event WHERE sequence = ?",
        arguments: [noted.sequence]
      )
    }
    guard hash.map({ [UInt8]($0) }) == noted.hash else {
      throw JournalFault.damaged("event \(noted.sequence) is another than the keys know")
    }
  }
}
