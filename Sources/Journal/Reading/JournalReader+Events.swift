import GRDB
package import SyncMachine

extension JournalReader {
  /// Events of all streams after a sequence, in order.
  package func events(
    after sequence: Int,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await ask { shelf throws(JournalFault) in
      try shelf.all(
        "SELECT \(EventEntry.columns) FROM named_event WHERE sequence > ? ORDER BY sequence LIMIT ?",
        .integer(sequence),
        .integer(limit)
      ) { EventEntry($0) }
    }
  }

  /// Events of one stream from a position on, in order.
  package func events(
    in stream: StreamName,
    from position: Int = 0,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await ask { shelf throws(JournalFault) in
      try shelf.all(
        """
        SELECT \(EventEntry.columns) FROM named_event WHERE stream = ? AND position >= ?
        ORDER BY position LIMIT ?
        """,
        Bound(stream),
        .integer(position),
        .integer(limit)
      ) { EventEntry($0) }
    }
  }

  /// The last events of one stream, the latest first.
  package func latestEvents(
    in stream: StreamName,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await ask { shelf throws(JournalFault) in
      try shelf.all(
        """
        SELECT \(EventEntry.columns) FROM named_event
        WHERE stream = ? ORDER BY position DESC LIMIT ?
        """,
        Bound(stream),
        .integer(limit)
      ) { EventEntry($0) }
    }
  }

  /// Events of a run, its intake and its batches after a sequence, in order.
  package func events(
    of run: RunID,
    after sequence: Int,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await ask { shelf throws(JournalFault) in
      // Names of streams below the run's begin with its own and a slash; "0" is the byte after it.
      try shelf.all(
        """
        SELECT \(EventEntry.columns) FROM named_event
        WHERE sequence > ?1 AND (stream = ?2 OR (stream > ?2 || '/' AND stream < ?2 || '0'))
        ORDER BY sequence LIMIT ?3
        """,
        .integer(sequence),
        Bound(StreamName.run(run)),
        .integer(limit)
      ) { EventEntry($0) }
    }
  }

  /// How many events there are, which is the last sequence.
  package func lastSequence() async throws(JournalFault) -> Int {
    try await read { database in
      try Int.fetchOne(database, sql: "SELECT coalesce(max(sequence), 0) FROM event") ?? 0
    }
  }

  /// SQLite's own look at every page.
  static func quickCheck(_ database: Database) throws {
    let problem = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
    guard problem == "ok" else { throw JournalFault.damaged(problem ?? "it cannot be checked") }
  }

  /// Checks every page, the chain of hashes over every event, and the digests of all contents.
  ///
  /// - Throws: ``JournalFault/damaged(_:)`` at the first event that is not what was written.
  package func verifyChain() async throws(JournalFault) -> ChainReport {
    // In stretches, because a long snapshot keeps the log from being moved into the file.
    let stretch = 5000
    var check = ChainCheck()
    while true {
      let before = check
      check = try await ask { shelf throws(JournalFault) in
        var next = before
        try next.check(shelf, from: before.head.sequence + 1, limit: stretch)
        return next
      }
      guard check.head.sequence > before.head.sequence else {
        try await read { try Self.quickCheck($0) }
        return ChainReport(check)
      }
    }
  }
}
