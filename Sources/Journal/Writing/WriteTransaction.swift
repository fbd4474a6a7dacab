import GRDB
import Records
import SyncMachine

/// One change being written: used on the writer's thread, inside its transaction.
final class WriteTransaction {
  private let database: Database
  let at: Instant
  let actor: ActorName
  private(set) var head: ChainHead
  var receipt = JournalReceipt()

  init(_ database: Database, head: ChainHead, at: Instant, actor: ActorName) {
    self.database = database
    self.head = head
    self.at = at
    self.actor = actor
  }

  func perform(_ write: JournalWrite) throws(JournalFault) {
    switch write {
    case .scheduleRun(let plan): try scheduleRun(plan)
    case .advanceRun(let run, let events, let expecting):
      try advanceRun(run, events, expecting: expecting)
    case .stagePage(let staging): try stagePage(staging)
    case .planBatch(let plan): try planBatch(plan)
    case .advanceBatch(let advance): try advanceBatch(advance)
    case .splitBatch(let split): try splitBatch(split)
    case .describeMapping(let description): try describeMapping(description)
    case .recordRound(let name, let version, let round): try recordRound(name, version, round)
    case .advanceMapping(let advance): try advanceMapping(advance)
    case .approveMapping(let name, let version, let seal, let actor):
      try approveMapping(name, version, seal: seal, by: actor)
    case .storeCatalog(let pull): try storeCatalog(pull)
    case .note(let note): try self.note(note)
    }
  }

  // MARK: Events

  /// Appends to a stream that must have `expecting` events; any number where that is `nil`.
  func append(
    _ events: [StoredEvent],
    to stream: StreamName,
    expecting: Int?
  ) throws(JournalFault) {
    let found: Int
    if let known = receipt.positions[stream] {
      found = known
    } else {
      found = try length(of: stream)
    }
    guard expecting == nil || expecting == found else {
      throw .conflict(stream: stream, expected: expecting ?? found, found: found)
    }
    var position = found
    for event in events {
      let next = head.appending(event, stream: stream, position: position, at: at, actor: actor)
      try execute(
        """
        INSERT INTO event (sequence, stream, position, kind, version, body, at, actor, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        next.sequence,
        stream.text,
        position,
        event.kind,
        event.version,
        event.body,
        at.milliseconds,
        actor.text,
        Blob(next.hash)
      )
      head = next
      position += 1
    }
    receipt.positions[stream] = position
    receipt.lastSequence = head.sequence
  }

  private func length(of stream: StreamName) throws(JournalFault) -> Int {
    try row("SELECT coalesce(max(position), -1) + 1 FROM event WHERE stream = ?", stream.text)?[0]
      ?? 0
  }

  func note(_ note: JournalNote) throws(JournalFault) {
    guard note.stream.isDiary else { throw .unknown(.stream, note.stream.text) }
    try append(note.events, to: note.stream, expecting: note.expecting)
  }

  // MARK: Statements

  /// Executes a statement that returns nothing; the statement is compiled once.
  @discardableResult
  func execute(
    _ sql: String,
    _ arguments: (any DatabaseValueConvertible)?...
  ) throws(JournalFault) -> Int {
    do {
      let statement = try database.cachedStatement(sql: sql)
      try statement.execute(arguments: StatementArguments(arguments))
      return database.changesCount
    } catch {
      throw JournalFault(error)
    }
  }

  /// The first row of an answer.
  func row(
    _ sql: String,
    _ arguments: (any DatabaseValueConvertible)?...
  ) throws(JournalFault) -> Row? {
    do {
      let statement = try database.cachedStatement(sql: sql)
      return try Row.fetchOne(statement, arguments: StatementArguments(arguments))
    } catch {
      throw JournalFault(error)
    }
  }

  /// All rows of an answer that is known to be small.
  func rows(
    _ sql: String,
    _ arguments: (any DatabaseValueConvertible)?...
  ) throws(JournalFault) -> [Row] {
    do {
      let statement = try database.cachedStatement(sql: sql)
      return try Row.fetchAll(statement, arguments: StatementArguments(arguments))
    } catch {
      throw JournalFault(error)
    }
  }

  // MARK: Artifacts

  /// Keeps a text under its hash; the same text again is the same artifact.
  func keep(
    _ text: String,
    as kind: String,
    under hash: ContentHash
  ) throws(JournalFault) {
    let inserted = try execute(
      "INSERT OR IGNORE INTO artifact (hash, kind, body, at) VALUES (?, ?, ?, ?)",
      hash.text,
      kind,
      text,
      at.milliseconds
    )
    guard inserted == 0 else { return }
    let same: Bool? = try row("SELECT body = ? FROM artifact WHERE hash = ?", text, hash.text)?[0]
    guard same == true else { throw .exists(.artifact, hash.text) }
  }

  /// Keeps a text under its SHA-256 and returns that.
  @discardableResult
  func keep(_ text: String, as kind: String) throws(JournalFault) -> ContentHash {
    let hash = ContentHash.sha256(text)
    try keep(text, as: kind, under: hash)
    return hash
  }
}
