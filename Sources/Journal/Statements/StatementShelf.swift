import GRDB
import GRDBSQLite

/// The statements of one connection: each compiled once, bound and stepped without a copy more than
/// SQLite makes.
///
/// GRDB owns connection and statements; only binding and stepping go past it, because they happen
/// several times for every record.
final class StatementShelf {
  private let database: Database
  private var statements: [String: Statement] = [:]
  /// What the statement being executed is bound to.
  private var scratch: [UInt8] = []
  /// Beyond this, memory is given back.
  private static let scratchMax = 1 << 20

  init(_ database: Database) { self.database = database }

  /// A statement of this connection, to be executed again and again.
  func prepared(_ sql: String) throws(JournalFault) -> Statement {
    if let known = statements[sql] { return known }
    do {
      // Compiled once for the connection, however many shelves it has.
      let made = try database.cachedStatement(sql: sql)
      statements[sql] = made
      return made
    } catch {
      throw JournalFault(error)
    }
  }

  /// Executes a statement.
  ///
  /// - Returns: how many rows it changed.
  @discardableResult
  func execute(_ sql: String, _ arguments: Bound...) throws(JournalFault) -> Int {
    try execute(prepared(sql), arguments)
    return database.changesCount
  }

  func execute(_ statement: Statement, _ arguments: [Bound]) throws(JournalFault) {
    let result = unsafe run(statement, arguments) { unsafe sqlite3_step($0) }
    try expect(SQLITE_DONE, of: result)
  }

  /// The first row of an answer, read by `read`; `nil` where there is none.
  func first<Answer>(
    _ sql: String,
    _ arguments: Bound...,
    read: (StatementRow) throws(JournalFault) -> Answer
  ) throws(JournalFault) -> Answer? {
    let statement = try prepared(sql)
    let answer: Result<Answer, JournalFault>? = unsafe run(statement, arguments) { handle in
      let result = unsafe sqlite3_step(handle)
      guard result != SQLITE_DONE else { return nil }
      return Result { () throws(JournalFault) -> Answer in
        try expect(SQLITE_ROW, of: result)
        return try read(unsafe StatementRow(statement: handle))
      }
    }
    return try answer?.get()
  }

  /// Every row of an answer that is known to be small.
  func all<Answer>(
    _ sql: String,
    _ arguments: Bound...,
    read: (StatementRow) throws(JournalFault) -> Answer
  ) throws(JournalFault) -> [Answer] {
    var answers: [Answer] = []
    try visit(sql, arguments) { row throws(JournalFault) in answers.append(try read(row)) }
    return answers
  }

  /// Every row of an answer, one after the other.
  func each(
    _ sql: String,
    _ arguments: Bound...,
    visit: (StatementRow) throws(JournalFault) -> Void
  ) throws(JournalFault) { try self.visit(sql, arguments, visit) }

  private func visit(
    _ sql: String,
    _ arguments: [Bound],
    _ visit: (StatementRow) throws(JournalFault) -> Void
  ) throws(JournalFault) {
    let statement = try prepared(sql)
    let outcome: Result<Void, JournalFault> = unsafe run(statement, arguments) { handle in
      Result { () throws(JournalFault) -> Void in
        while true {
          let result = unsafe sqlite3_step(handle)
          guard result != SQLITE_DONE else { return }
          try expect(SQLITE_ROW, of: result)
          try visit(unsafe StatementRow(statement: handle))
        }
      }
    }
    try outcome.get()
  }

  // MARK: Binding

  /// Binds arguments, does something with the statement, and takes them off again.
  ///
  /// Texts and bytes are copied once, into one stretch of memory that outlives the doing; SQLite
  /// copies them no further than into its pages.
  private func run<Answer>(
    _ statement: Statement,
    _ arguments: [Bound],
    _ body: (OpaquePointer) -> Answer
  ) -> Answer {
    let handle = unsafe statement.sqliteStatement
    scratch.removeAll(keepingCapacity: true)
    for argument in arguments { argument.append(to: &scratch) }
    // An address also where there is nothing: SQLite takes none for null.
    scratch.append(0)
    // A look-up inside a look-up has its own.
    let bytes = scratch
    defer {
      unsafe sqlite3_reset(handle)
      unsafe sqlite3_clear_bindings(handle)
      if bytes.capacity > Self.scratchMax { scratch = [] }
    }
    return unsafe bytes.withUnsafeBytes { memory in
      var offset = 0
      for (index, argument) in arguments.enumerated() {
        unsafe Self.bind(argument, at: Int32(index + 1), handle, memory, &offset)
      }
      return unsafe body(handle)
    }
  }

  /// Binding fails for a parameter that is not there only: a mistake of ours that the step shows.
  private static func bind(
    _ argument: Bound,
    at place: Int32,
    _ handle: OpaquePointer,
    _ memory: UnsafeRawBufferPointer,
    _ offset: inout Int
  ) {
    let start = unsafe memory.baseAddress.map { unsafe $0 + offset }
    switch argument {
    case .null: unsafe sqlite3_bind_null(handle, place)
    case .integer(let number): unsafe sqlite3_bind_int64(handle, place, Int64(number))
    case .text(let text):
      let count = text.utf8.count
      let characters = unsafe start?.assumingMemoryBound(to: CChar.self)
      unsafe sqlite3_bind_text(handle, place, characters, Int32(count), nil)
      offset += count
    case .blob(let bytes):
      unsafe sqlite3_bind_blob(handle, place, start, Int32(bytes.count), nil)
      offset += bytes.count
    }
  }

  private func expect(_ wanted: Int32, of result: Int32) throws(JournalFault) {
    guard result != wanted else { return }
    let handle = unsafe database.sqliteConnection
    let message = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) }
    throw JournalFault(
      DatabaseError(
        resultCode: ResultCode(rawValue: unsafe sqlite3_extended_errcode(handle)),
        message: message
      ) as any Error
    )
  }
}

/// A row while its statement stands on it; never kept longer.
@safe struct StatementRow {
  fileprivate let statement: OpaquePointer

  func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(statement, column)) }

  func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }

  func text(_ column: Int32) -> String { optionalText(column) ?? "" }

  func optionalText(_ column: Int32) -> String? {
    guard let start = unsafe sqlite3_column_text(statement, column) else { return nil }
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(statement, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(statement, column))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
  }
}
