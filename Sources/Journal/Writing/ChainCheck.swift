import GRDB
import Records
import SyncMachine

/// Follows the chain of hashes through the events, in order.
struct ChainCheck {
  private(set) var head = ChainHead.empty

  /// Checks events from a sequence on, `limit` at most; each hash must follow from the one before.
  ///
  /// - Throws: ``JournalFault/damaged(_:)`` at the first that does not.
  mutating func check(_ database: Database, from first: Int, limit: Int) throws {
    if first > 1 {
      let before = try Row.fetchOne(
        database,
        sql: "SELECT hash FROM event WHERE sequence = ?",
        arguments: [first - 1]
      )
      guard let before else { throw JournalFault.damaged("event \(first - 1) is missing") }
      head = ChainHead(sequence: first - 1, hash: (before["hash"] as Blob).bytes)
    }
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT * FROM event WHERE sequence >= ? ORDER BY sequence LIMIT ?",
      arguments: [first, limit]
    )
    while let row = try rows.next() {
      let sequence: Int = row["sequence"]
      let entry = try EventEntry(row)
      let next = head.appending(
        entry.event,
        stream: entry.stream,
        position: entry.position,
        at: entry.at,
        actor: entry.actor
      )
      guard sequence == next.sequence, (row["hash"] as Blob).bytes == next.hash else {
        throw JournalFault.damaged("event \(sequence) is not what was written")
      }
      head = next
    }
  }
}

extension EventEntry {
  /// From a row of the table of events.
  init(_ row: Row) throws(JournalFault) {
    self.init(
      sequence: row["sequence"],
      stream: StreamName(row["stream"]),
      position: row["position"],
      event: StoredEvent(row["kind"], version: row["version"], body: row["body"]),
      at: Instant(milliseconds: row["at"]),
      actor: ActorName(row["actor"])
    )
  }
}
