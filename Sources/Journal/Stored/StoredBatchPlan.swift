import Records
package import SyncMachine

/// The event that freezes a batch: which records, with the hash of what is to be sent of each.
package struct StoredBatchPlan: Hashable, Sendable {
  static let storedKind = "batch.planned"

  package struct Member: Hashable, Sendable {
    package var record: RecordID
    package var hash: ContentHash

    package init(_ record: RecordID, _ hash: ContentHash) {
      self.record = record
      self.hash = hash
    }
  }

  package var number: BatchNumber
  /// The batch it was cut from.
  package var parent: BatchNumber?
  package var members: [Member]

  package init(number: BatchNumber, parent: BatchNumber? = nil, members: [Member]) {
    self.number = number
    self.parent = parent
    self.members = members
  }

  /// The form on disk, version 1: the first event of every batch.
  package var stored: StoredEvent {
    var body = BodyWriter()
    body.integer("batch", number.number)
    body.integer("parent", parent?.number)
    body.objects("records", members) { member, body in
      body.string("id", member.record.text)
      body.string("hash", member.hash.text)
    }
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    number = try body.number("batch")
    parent = body.optionalNumber("parent")
    members = []
    for item in try body.objects("records") {
      members.append(Member(try item.identifier("id"), try item.identifier("hash")))
    }
  }
}
