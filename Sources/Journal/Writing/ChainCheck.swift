import GRDB
import Records
import SyncMachine

/// Follows the chain of hashes through the events, in order, and their contents with them.
struct ChainCheck {
  /// Whether contents are read, too, and compared with their digests.
  var readsContents = true
  private(set) var head = ChainHead.empty
  /// How many events had contents.
  private(set) var contents = 0

  /// Checks events from a sequence on, `limit` at most; each hash must follow from the one before.
  ///
  /// - Throws: ``JournalFault/damaged(_:)`` at the first that does not.
  mutating func check(
    _ shelf: StatementShelf,
    from first: Int,
    limit: Int
  ) throws(JournalFault) {
    if first > 1 {
      let before = try shelf.first(
        "SELECT hash FROM event WHERE sequence = ?",
        .integer(first - 1)
      ) { $0.blob(0) }
      guard let before else { throw .damaged("event \(first - 1) is missing") }
      head = ChainHead(sequence: first - 1, hash: before)
    }
    let contents = readsContents ? "LEFT JOIN content USING (sequence)" : ""
    try shelf.each(
      """
      SELECT \(EventEntry.columns), hash\(readsContents ? ", boxes" : "") FROM named_event
      \(contents)
      WHERE sequence >= ? ORDER BY sequence LIMIT ?
      """,
      .integer(first),
      .integer(limit)
    ) { row throws(JournalFault) in
      let entry = EventEntry(row)
      let next = head.appending(
        entry.event,
        stream: entry.stream,
        position: entry.position,
        at: entry.at,
        actor: entry.actor
      )
      guard entry.sequence == next.sequence, row.blob(8) == next.hash else {
        throw .damaged("event \(entry.sequence) is not what was written")
      }
      if readsContents { try check(row.isNull(9) ? nil : row.blob(9), of: entry) }
      head = next
    }
  }

  private mutating func check(_ boxes: [UInt8]?, of entry: EventEntry) throws(JournalFault) {
    let digest: ContentHash? = try StoredBody(entry.event).optionalIdentifier("contents")
    switch (digest, boxes) {
    case (nil, nil): break
    case (let digest?, let boxes?):
      contents += 1
      guard digest == SealedContents(bytes: boxes).digest else {
        throw .damaged("the contents of event \(entry.sequence) are not what was sealed")
      }
    case (nil, .some): throw .damaged("event \(entry.sequence) has contents it does not know of")
    case (.some, nil): throw .damaged("the contents of event \(entry.sequence) are missing")
    }
  }
}

extension EventEntry {
  /// What ``init(_:)-(StatementRow)`` reads, in its order.
  static let columns = "sequence, stream, position, kind, version, body, at, actor"

  /// From a row of the table of events.
  init(_ row: StatementRow) {
    self.init(
      sequence: row.integer(0),
      stream: StreamName(row.text(1)),
      position: row.integer(2),
      event: StoredEvent(row.text(3), version: row.integer(4), body: row.text(5)),
      at: Instant(milliseconds: Int64(row.integer(6))),
      actor: ActorName(row.text(7))
    )
  }
}
