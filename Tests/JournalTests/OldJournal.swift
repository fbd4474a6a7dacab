import Foundation
import GRDB
@testable import Journal
import Records
import SyncMachine

/// A journal in the form before the fourth step: rows written beside the events, contents in the
/// clear, batches that name their records.
struct OldJournal {
  private let database: Database
  private var head = ChainHead.empty
  private var lengths: [StreamName: Int] = [:]

  /// Makes the file with one run that has ended, and rows of it as far as anything still looks.
  static func write(to folder: JournalFolder, phase: RunState.Phase) throws {
    let queue = try DatabaseQueue(path: folder.file)
    try JournalSchema.migrator.migrate(queue, upTo: "0003 mappings")
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA application_id = \(JournalSchema.applicationID)")
      var journal = OldJournal(database: database)
      try journal.describe()
      try journal.run(endsIn: phase)
    }
    try queue.close()
  }

  private init(database: Database) { self.database = database }

  // MARK: The life

  private mutating func describe() throws {
    let shelf = StreamName.mapping(Story.mapping, 1)
    let basis = Story.basis(1)
    let text = try keep("Map contacts to leads.", "description")
    let report = try keep("{}", "test report")
    _ = try keep(Story.specText(1), "spec")
    try append(
      "mapping.described",
      #"{"name":"\#(Story.mapping)","version":1,"origin":"described","text":"\#(text)"}"#,
      to: shelf
    )
    let uses =
      #""catalogs":[{"system":"hubspot","object":"contacts","hash":"ca7a"}],"#
      + #""prompts":[{"file":"draft.md","hash":"9407"}]"#
    try append("mapping.basis_recorded", #"{"test_report":"\#(report)",\#(uses)}"#, to: shelf)
    try append("mapping.drafted", #"{"spec":"\#(basis.spec)"}"#, to: shelf)
    try append(
      "mapping.checked",
      #"{"spec":"\#(basis.spec)","errors":0,"warnings":0,"open_questions":0}"#,
      to: shelf
    )
    try append("mapping.tested", #"{"spec":"\#(basis.spec)","passed":3,"failed":0}"#, to: shelf)
    try append("mapping.proposed", #"{"seal":"\#(basis.seal)"}"#, to: shelf)
    try append("mapping.approved", #"{"seal":"\#(basis.seal)","by":"ada"}"#, to: shelf)
    let catalog = try keep(#"{"fields":[]}"#, "catalog")
    try append(
      "catalog.pulled",
      #"{"connection":"hubspot","system":"hubspot","object":"contacts","hash":"\#(catalog)"}"#,
      to: .catalog("hubspot", "contacts")
    )
    try append("sync.skipped", "{}", to: .sync(Story.sync))
  }

  private mutating func run(endsIn phase: RunState.Phase) throws {
    let run = StreamName.run(Story.run)
    try append(
      "run.scheduled",
      #"{"id":"\#(Story.run)","sync":"\#(Story.sync)","mapping":"\#(Story.mapping)","version":1,"#
        + #""seal":"\#(Story.basis(1).seal)","from_connection":"hubspot","from_object":"contacts","#
        + #""to_connection":"salesforce","to_object":"Lead","trigger":"person"}"#,
      to: run
    )
    try append("run.started", "{}", to: run)
    try append(
      "intake.staged",
      #"{"page":1,"repeated":0,"records":[{"id":"1","hash":"aa"},{"id":"2","hash":"bb"},"#
        + #"{"id":"3","outcome":"invalid","code":"R201","field":"Email"},{"id":"4","hash":"dd"}]}"#,
      to: .intake(Story.run)
    )
    try batches()
    if phase.isFinal {
      try append(
        "run.finished",
        #"{"read":4,"created":2,"updated":0,"unchanged":0,"skipped":0,"invalid":1,"rejected":1,"#
          + #""suppressed":0,"held":0,"accepted":0,"unknown":0}"#,
        to: run
      )
    }
    try database.execute(
      sql: """
        INSERT INTO pair VALUES (1, 'hubspot', 'contacts', 'salesforce', 'Lead');
        INSERT INTO run (id, sync, mapping, version, seal, pair, trigger, phase, state, position,
          scheduled_at, progress_at)
        VALUES ('\(Story.run)', '\(Story.sync)', '\(Story.mapping)', 1, 'x', 1, 'person',
          '\(phase.rawValue)', '{"phase":"\(phase.rawValue)"}', 3, 0, 0);
        INSERT INTO content (run, ordinal, source) VALUES (1, 3, x'7b7d');
        INSERT INTO ledger VALUES (1, '1', '00Q1', 'aa', 1, 0);
        """
    )
  }

  /// One batch that is partly taken, and the two it is cut into.
  private mutating func batches() throws {
    let first = StreamName.batch(Story.run, 1)
    try append(
      "batch.planned",
      #"{"batch":1,"records":[{"id":"4","hash":"dd"},{"id":"1","hash":"aa"},"#
        + #"{"id":"2","hash":"bb"}]}"#,
      to: first
    )
    try append("batch.intended", #"{"attempt":1}"#, to: first)
    try append(
      "batch.partly_applied",
      #"{"unanswered":2,"outcomes":[{"id":"1","outcome":"created","destination":"00Q1"}]}"#,
      to: first
    )
    try append("batch.isolation_began", "{}", to: first)
    try append("batch.split", #"{"pieces":2}"#, to: first)
    for (number, member) in [(2, #"{"id":"4","hash":"dd"}"#), (3, #"{"id":"2","hash":"bb"}"#)] {
      try append(
        "batch.planned",
        #"{"batch":\#(number),"parent":1,"records":[\#(member)]}"#,
        to: .batch(Story.run, BatchNumber(number))
      )
    }
    for number in [2, 3] as [BatchNumber] {
      try append("batch.intended", #"{"attempt":1}"#, to: .batch(Story.run, number))
    }
    try append(
      "batch.applied",
      #"{"outcomes":[{"id":"4","outcome":"created","destination":"00Q4"}]}"#,
      to: .batch(Story.run, 2)
    )
    try append(
      "batch.refused",
      #"{"unanswered":0,"outcomes":[{"id":"2","outcome":"rejected","code":"DUPLICATE"}]}"#,
      to: .batch(Story.run, 3)
    )
  }

  // MARK: Writing

  private mutating func append(_ kind: String, _ body: String, to stream: StreamName) throws {
    let position = lengths[stream, default: 0]
    head = head.appending(
      StoredEvent(kind, body: body),
      stream: stream,
      position: position,
      at: Story.noon,
      actor: "old"
    )
    lengths[stream] = position + 1
    try database.execute(
      sql: "INSERT INTO event VALUES (?, ?, ?, ?, 1, ?, ?, 'old', ?)",
      arguments: [
        head.sequence, stream.text, position, kind, body, Story.noon.milliseconds,
        Data(head.hash),
      ]
    )
  }

  private func keep(_ text: String, _ kind: String) throws -> ContentHash {
    let hash = ContentHash.sha256(text)
    try database.execute(
      sql: "INSERT OR IGNORE INTO artifact (hash, kind, body, at) VALUES (?, ?, ?, 0)",
      arguments: [hash.text, kind, text]
    )
    return hash
  }
}
