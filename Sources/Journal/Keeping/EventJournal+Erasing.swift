package import Records
package import SyncMachine

/// Proof that a person was erased, and what is left to do elsewhere.
package struct ErasureCertificate: Hashable, Sendable {
  /// The record of a person at a destination, which only the destination can delete.
  package struct Remainder: Hashable, Sendable {
    package var destination: RunEnd
    package var record: DestinationID
  }

  package var records: [PersonRecord]
  /// Readings of these records, in all runs, that nobody can read any more.
  package var readings: Int
  /// Records that waited to be sent and are not sent.
  package var withdrawn: Int
  package var remainders: [Remainder]
  /// The event that says so.
  package var sequence: Int
  package var at: Instant
  package var by: ActorName
}

extension EventJournal {
  /// Erases a person: by an e-mail address, a record's identifier, or `connection/object/record`.
  ///
  /// First the journal says so, and lets go of what follows from the person's records; then the
  /// keys are deleted for good. Sealed contents stay where they are, so that the chain of hashes
  /// holds, and can be read by nobody. Where the keys could not be deleted, erasing is done again.
  ///
  /// - Throws: ``JournalFault/unknown(_:_:)`` for a name nobody is known by,
  ///   ``JournalFault/severalRecords(_:_:)`` for one of several records', unless all are meant,
  ///   ``JournalFault/erasureWaits(_:_:)`` while a batch with the person is under way.
  package func erase(
    _ name: String,
    all: Bool = false,
    reason: String?,
    by actor: ActorName
  ) async throws(JournalFault) -> ErasureCertificate {
    let records = try await vault.records(known: name)
    guard !records.isEmpty else { throw .unknown(.person, name) }
    guard records.count == 1 || all else { throw .severalRecords(name, records) }
    let traces = try await reader.ask { shelf throws(JournalFault) in
      try PersonTraces(of: records, shelf)
    }
    let receipt = try await commit(JournalChange(.erase(records, reason: reason), by: actor))
    try await vault.forget(records)
    let events = try await reader.events(after: receipt.lastSequence - 1, limit: 1)
    guard let event = events.first, let erasure = try PersonErasure(event.event) else {
      throw .damaged("an event that was stored is gone")
    }
    return ErasureCertificate(
      records: records,
      readings: traces.readings,
      withdrawn: erasure.pending.count,
      remainders: traces.remainders,
      sequence: event.sequence,
      at: event.at,
      by: actor
    )
  }
}

extension EventJournal {
  /// Deletes the keys of the last erasure, where a crash came before that.
  func finishErasing() async throws(JournalFault) {
    let last = try await reader.latestEvents(in: .erasures, limit: 1).first
    guard let last, let erasure = try PersonErasure(last.event) else { return }
    var open: [PersonRecord] = []
    for person in erasure.records {
      let isReadAgain = try await reader.ask { shelf throws(JournalFault) in
        try shelf.first(
          "SELECT 1 FROM record WHERE id = ? AND staged > ? LIMIT 1",
          Bound(person.record),
          .integer(last.sequence)
        ) { _ in true }
      }
      guard isReadAgain == nil else { continue }
      let keys = try await vault.knownKeys(of: [person.record], at: person.source)
      if !keys.isEmpty { open.append(person) }
    }
    if !open.isEmpty { try await vault.forget(open) }
  }
}

extension WriteTransaction {
  func erase(_ records: [PersonRecord], _ reason: String?) throws(JournalFault) {
    let traces = try PersonTraces(of: records, shelf)
    if let open = traces.open.first { throw .erasureWaits(open.run, open.batch) }
    let erasure = PersonErasure(records: records, pending: traces.pending, reason: reason)
    try append(.erased(erasure), expecting: nil)
  }
}

/// Where records of a person stand.
struct PersonTraces: Sendable {
  var readings = 0
  var pending: [PersonErasure.Pending] = []
  /// Batches under way that hold one of them.
  var open: [(run: RunID, batch: BatchNumber)] = []
  var remainders: [ErasureCertificate.Remainder] = []

  init(of records: [PersonRecord], _ shelf: StatementShelf) throws(JournalFault) {
    for person in records { try add(person, shelf) }
  }

  private mutating func add(
    _ person: PersonRecord,
    _ shelf: StatementShelf
  ) throws(JournalFault) {
    try shelf.each(
      """
      SELECT run.id, ordinal, outcome IS NULL AND phase NOT IN
        ('completed', 'completed_with_exceptions', 'failed', 'cancelled'), run.number
      FROM record JOIN run ON run.number = record.run JOIN pair ON pair.number = run.pair
      WHERE record.id = ? AND source_connection = ? AND source_object = ?
      """,
      Bound(person.record),
      Bound(person.source.connection),
      .text(person.source.object)
    ) { row throws(JournalFault) in
      readings += 1
      guard row.integer(2) == 1 else { return }
      let run = RunID(row.text(0))
      let ordinal = RecordOrdinal(row.integer(1))
      pending.append(PersonErasure.Pending(run, ordinal))
      let batches = try shelf.all(
        "SELECT number, members FROM batch WHERE run = ? AND open = 1",
        .integer(row.integer(3))
      ) { (number: BatchNumber($0.integer(0)), members: OrdinalRanges($0.text(1))) }
      for batch in batches where batch.members?.ordinals.contains(ordinal) == true {
        open.append((run, batch.number))
      }
    }
    remainders += try shelf.all(
      """
      SELECT DISTINCT destination_connection, destination_object, record.destination
      FROM record JOIN run ON run.number = record.run JOIN pair ON pair.number = run.pair
      WHERE record.id = ? AND source_connection = ? AND source_object = ?
        AND record.destination IS NOT NULL ORDER BY 1, 2, 3
      """,
      Bound(person.record),
      Bound(person.source.connection),
      .text(person.source.object)
    ) {
      ErasureCertificate.Remainder(
        destination: RunEnd(ConnectionName($0.text(0)), $0.text(1)),
        record: DestinationID($0.text(2))
      )
    }
  }
}
