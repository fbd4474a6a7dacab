import Records
package import SyncMachine

/// The event that freezes a batch: which records it holds.
///
/// What is to be sent of each stands in the event that staged it, in the one that retried it, or in
/// the one that mapped it again before an attempt: the last of them.
package struct StoredBatchPlan: Hashable, Sendable {
  static let storedKind = "batch.planned"

  /// Whom a batch holds: places in the run; in the first form of the event, identifiers.
  package enum Members: Hashable, Sendable {
    case ordinals(OrdinalRanges)
    case records([RecordID])
  }

  package var number: BatchNumber
  /// The batch it was cut from.
  package var parent: BatchNumber?
  /// How often its records were tried before, in other batches.
  package var attempts: Int
  package var members: Members

  package init(
    number: BatchNumber,
    parent: BatchNumber? = nil,
    attempts: Int = 0,
    members: Members
  ) {
    self.number = number
    self.parent = parent
    self.attempts = attempts
    self.members = members
  }

  /// The form on disk, version 2: the first event of every batch.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.integer("batch", number.number)
    body.integer("parent", parent?.number)
    switch members {
    case .ordinals(let ranges):
      if attempts > 0 { body.integer("attempts", attempts) }
      body.string("records", ranges.text)
      return StoredEvent(Self.storedKind, version: 2, body: body.text)
    case .records(let records):
      body.objects("records", records) { record, body in body.string("id", record.text) }
      return StoredEvent(Self.storedKind, body: body.text)
    }
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    number = try body.number("batch")
    parent = body.optionalNumber("parent")
    attempts = body.optionalInteger("attempts") ?? 0
    switch event.version {
    case 1:
      var records: [RecordID] = []
      for item in try body.objects("records") { records.append(try item.identifier("id")) }
      members = .records(records)
    case 2:
      guard let ranges = OrdinalRanges(try body.string("records")) else { throw body.unreadable }
      members = .ordinals(ranges)
    default: throw body.unreadable
    }
  }
}
