import Records
package import SyncMachine

/// A person was erased: whose keys were deleted, and which records were taken off the way.
///
/// Names records by their identifiers, which mean nothing without the platform.
package struct PersonErasure: Hashable, Sendable {
  static let storedKind = "person.erased"
  /// Stands for the rule by which a record that waited is not sent.
  package static let rule = "erased"

  /// A record that waited to be sent.
  package struct Pending: Hashable, Sendable {
    package var run: RunID
    package var ordinal: RecordOrdinal

    package init(_ run: RunID, _ ordinal: RecordOrdinal) {
      self.run = run
      self.ordinal = ordinal
    }
  }

  package var records: [PersonRecord]
  package var pending: [Pending]
  package var reason: String?

  package init(records: [PersonRecord], pending: [Pending] = [], reason: String? = nil) {
    self.records = records
    self.pending = pending
    self.reason = reason
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.objects("records", records) { record, body in
      body.string("connection", record.source.connection.text)
      body.string("object", record.source.object)
      body.string("record", record.record.text)
    }
    body.objects("pending", pending) { pending, body in
      body.string("run", pending.run.text)
      body.integer("ordinal", pending.ordinal.number)
    }
    body.string("reason", reason)
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    records = []
    for item in try body.objects("records") {
      records.append(
        PersonRecord(
          RunEnd(try item.identifier("connection"), try item.string("object")),
          try item.identifier("record")
        )
      )
    }
    pending = []
    for item in try body.objects("pending") {
      pending.append(Pending(try item.identifier("run"), try item.number("ordinal")))
    }
    reason = body.optional("reason")
  }
}
