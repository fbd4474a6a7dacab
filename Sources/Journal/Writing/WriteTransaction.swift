import GRDB
import Records
import SyncMachine

/// Where a stream ends.
struct StreamEnd {
  /// Its number in the file.
  var number: Int
  var length: Int
}

/// One change being written: used on the writer's thread, inside its transaction.
///
/// Checks what depends on more than one event, then appends; the rows follow from the events.
final class WriteTransaction {
  let shelf: StatementShelf
  let projector: Projector
  let at: Instant
  let actor: ActorName
  private(set) var head: ChainHead
  var receipt = JournalReceipt()
  /// The stream that was appended to last: mostly the next one's, too.
  private var current: (stream: StreamName, end: StreamEnd)?
  private var others: [StreamName: StreamEnd] = [:]
  /// The ends of others, as the writer knows them; nobody else appends.
  private let known: [StreamName: StreamEnd]
  private let insertion: Statement

  init(
    _ shelf: StatementShelf,
    head: ChainHead,
    at: Instant,
    actor: ActorName,
    known: [StreamName: StreamEnd]
  ) throws(JournalFault) {
    self.shelf = shelf
    projector = Projector(shelf)
    self.head = head
    self.at = at
    self.actor = actor
    self.known = known
    insertion = try shelf.prepared(
      """
      INSERT INTO event (sequence, stream, position, kind, version, body, at, actor, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
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
    case .correct(let run, let correction, let contents):
      try work(run, .corrected(correction), contents)
    case .retry(let retry): try self.retry(retry)
    case .dismiss(let run, let records, let reason):
      try work(run, .dismissed(OrdinalRanges(records), reason: reason), nil)
    case .erase(let records, let reason): try erase(records, reason)
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

  /// Appends an event, with its contents, and makes the rows that follow from it.
  ///
  /// The stream must have `expecting` events; any number where that is `nil`.
  func append(
    _ event: JournalEvent,
    expecting: Int?,
    contents: SealedContents? = nil
  ) throws(JournalFault) {
    let stream = event.stream
    var end = try self.end(of: stream)
    let position = end.length
    guard expecting == nil || expecting == position else {
      throw .conflict(stream: stream, expected: expecting ?? position, found: position)
    }
    let stored = event.stored
    let next = head.appending(stored, stream: stream, position: position, at: at, actor: actor)
    try shelf.execute(
      insertion,
      [
        .integer(next.sequence), .integer(end.number), .integer(position), .text(stored.kind),
        .integer(stored.version), .text(stored.body), Bound(at), Bound(actor), .blob(next.hash),
      ]
    )
    if let contents {
      try shelf.execute(
        "INSERT INTO content (sequence, boxes) VALUES (?, ?)",
        .integer(next.sequence),
        .blob(contents.bytes)
      )
    }
    head = next
    end.length += 1
    if let current, current.stream != stream { others[current.stream] = current.end }
    current = (stream, end)
    let place = EventPlace(sequence: next.sequence, position: position, at: at, actor: actor)
    try projector.apply(event, at: place)
  }

  /// The ends of streams this change has appended to.
  var ends: [StreamName: StreamEnd] {
    var ends = others
    if let current { ends[current.stream] = current.end }
    return ends
  }

  /// Where a stream ends; one that nobody has named yet gets its number.
  private func end(of stream: StreamName) throws(JournalFault) -> StreamEnd {
    if let current, current.stream == stream { return current.end }
    if let known = others[stream] ?? known[stream] { return known }
    let found = try shelf.first(
      """
      SELECT number, (SELECT coalesce(max(position), -1) + 1 FROM event WHERE stream = number)
      FROM stream WHERE name = ?
      """,
      Bound(stream)
    ) { StreamEnd(number: $0.integer(0), length: $0.integer(1)) }
    if let found { return found }
    try shelf.execute("INSERT INTO stream (name) VALUES (?)", Bound(stream))
    let number = try shelf.first("SELECT last_insert_rowid()") { $0.integer(0) }
    return StreamEnd(number: number ?? 0, length: 0)
  }

  private func note(_ note: JournalNote) throws(JournalFault) {
    guard case .sync(let name) = note.stream.meaning else {
      throw .unknown(.stream, note.stream.text)
    }
    var expecting = note.expecting
    for event in note.events {
      try append(.diary(name, event), expecting: expecting)
      expecting = nil
    }
  }

  // MARK: Artifacts

  /// Keeps a text under its hash; the same text again is the same artifact.
  func keep(
    _ text: String,
    as kind: String,
    under hash: ContentHash
  ) throws(JournalFault) {
    let inserted = try shelf.execute(
      "INSERT OR IGNORE INTO artifact (hash, kind, body, at) VALUES (?, ?, ?, ?)",
      Bound(hash),
      .text(kind),
      .text(text),
      Bound(at)
    )
    guard inserted == 0 else { return }
    let same = try shelf.first(
      "SELECT body = ? FROM artifact WHERE hash = ?",
      .text(text),
      Bound(hash)
    ) { $0.integer(0) == 1 }
    guard same == true else { throw .exists(.artifact, hash.text) }
  }

  /// Keeps a text under its SHA-256.
  func keep(_ text: String, as kind: String) throws(JournalFault) {
    try keep(text, as: kind, under: .sha256(text))
  }
}
