import Crypto
import Foundation
import GRDB
import Records
import SyncMachine

/// Makes every row that follows from events anew.
enum Rebuilding {
  /// Events read at a time.
  private static let stretch = 2000

  static func makeTables(_ database: Database) throws {
    try database.execute(sql: M0004Projections.projections)
  }

  static func dropTables(_ database: Database) throws {
    for table in M0004Projections.tables {
      try database.execute(sql: "DROP TABLE \(table)")
    }
  }

  /// Applies all events in order.
  static func fillTables(_ shelf: StatementShelf) throws(JournalFault) {
    let projector = Projector(shelf)
    var last = 0
    while true {
      let events = try shelf.all(
        """
        SELECT sequence, stream, position, kind, version, body, at, actor FROM named_event
        WHERE sequence > ? ORDER BY sequence LIMIT ?
        """,
        .integer(last),
        .integer(stretch)
      ) { row throws(JournalFault) in
        let event = StoredEvent(row.text(3), version: row.integer(4), body: row.text(5))
        return (
          event: try JournalEvent(event, in: StreamName(row.text(1))),
          place: EventPlace(
            sequence: row.integer(0),
            position: row.integer(2),
            at: Instant(milliseconds: Int64(row.integer(6))),
            actor: ActorName(row.text(7))
          )
        )
      }
      guard let final = events.last else { return }
      for entry in events { try projector.apply(entry.event, at: entry.place) }
      last = final.place.sequence
    }
  }

  /// The SHA-256 over every value of every row, table by table, in the order of their keys.
  static func digest(_ database: Database, of schema: String = "main") throws -> ContentHash {
    var hash = SHA256()
    for table in M0004Projections.tables.sorted() {
      hash.update(data: Data(table.utf8))
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT * FROM \(schema).\(table) ORDER BY 1, 2, 3"
      )
      while let row = try rows.next() {
        for (_, value) in row { hash.update(data: Data(Self.form(of: value).utf8)) }
      }
    }
    return ContentHash(Hexadecimal.text(hash.finalize()))
  }

  /// Two values have one form exactly where they are equal and of one type.
  private static func form(of value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "n;"
    case .int64(let number): "i\(number);"
    case .double(let number): "d\(number);"
    case .string(let text): "t\(text.utf8.count):\(text);"
    case .blob(let data): "b\(Hexadecimal.text(data));"
    }
  }
}
