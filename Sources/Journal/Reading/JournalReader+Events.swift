import GRDB
package import SyncMachine

extension JournalReader {
  /// Events of all streams after a sequence, in order.
  package func events(
    after sequence: Int,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?",
        arguments: [sequence, limit]
      ).map { try EventEntry($0) }
    }
  }

  /// Events of one stream from a position on, in order.
  package func events(
    in stream: StreamName,
    from position: Int = 0,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM event WHERE stream = ? AND position >= ? ORDER BY position LIMIT ?",
        arguments: [stream.text, position, limit]
      ).map { try EventEntry($0) }
    }
  }

  /// The last events of one stream, the latest first.
  package func latestEvents(
    in stream: StreamName,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM event WHERE stream = ? ORDER BY position DESC LIMIT ?",
        arguments: [stream.text, limit]
      ).map { try EventEntry($0) }
    }
  }

  /// Events of a run, its intake and its batches after a sequence, in order.
  package func events(
    of run: RunID,
    after sequence: Int,
    limit: Int
  ) async throws(JournalFault) -> [EventEntry] {
    try await read { database in
      // Names of streams below the run's begin with its own and a slash; "0" is the byte after it.
      try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM event
          WHERE sequence > ? AND (stream = ?2 OR (stream > ?2 || '/' AND stream < ?2 || '0'))
          ORDER BY sequence LIMIT ?3
          """,
        arguments: [sequence, StreamName.run(run).text, limit]
      ).map { try EventEntry($0) }
    }
  }

  /// How many events there are, which is the last sequence.
  package func lastSequence() async throws(JournalFault) -> Int {
    try await read { database in
      try Int.fetchOne(database, sql: "SELECT coalesce(max(sequence), 0) FROM event") ?? 0
    }
  }

  /// Checks the chain of hashes over every event.
  ///
  /// - Returns: how many events there are.
  /// - Throws: ``JournalFault/damaged(_:)`` at the first event that is not what was written.
  package func verifyChain() async throws(JournalFault) -> Int {
    let stretch = 5000
    var check = ChainCheck()
    while true {
      // In stretches, because a long snapshot keeps the log from being moved into the file.
      let before = check
      check = try await read { database in
        var next = before
        try next.check(database, from: before.head.sequence + 1, limit: stretch)
        return next
      }
      if check.head.sequence == before.head.sequence { return check.head.sequence }
    }
  }
}
