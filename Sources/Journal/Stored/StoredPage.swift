import Records
package import SyncMachine

/// The event of a staged page: its cursor, and what is known of each record.
package struct StoredPage: Hashable, Sendable {
  static let storedKind = "intake.staged"

  /// A record of the page.
  package enum Member: Hashable, Sendable {
    /// To be sent, with the hash of what is to be sent.
    case ready(RecordID, ContentHash)
    case decided(RecordOutcome)
  }

  package var page: IntakePage
  package var next: PageToken?
  package var members: [Member]
  /// How many records were left out because the run had read them before.
  package var repeated: Int
  /// The digest of the sealed contents; `nil` where the page has none.
  package var contents: ContentHash?

  package init(
    page: IntakePage,
    next: PageToken?,
    members: [Member],
    repeated: Int = 0,
    contents: ContentHash? = nil
  ) {
    self.page = page
    self.next = next
    self.members = members
    self.repeated = repeated
    self.contents = contents
  }

  /// The machine's event.
  package var event: IntakeEvent { .staged(page.number, next: next) }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.integer("page", page.number.number)
    body.string("after", page.after?.text)
    body.string("next", next?.text)
    body.integer("repeated", repeated)
    body.string("contents", contents?.text)
    body.objects("records", members) { member, body in
      switch member {
      case .ready(let record, let hash):
        body.string("id", record.text)
        body.string("hash", hash.text)
      case .decided(let outcome): body.outcome(outcome)
      }
    }
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    page = IntakePage(try body.number("page"), after: body.optionalIdentifier("after"))
    next = body.optionalIdentifier("next")
    repeated = try body.integer("repeated")
    contents = body.optionalIdentifier("contents")
    members = []
    for item in try body.objects("records") {
      if item.optional("outcome") == nil {
        members.append(.ready(try item.identifier("id"), try item.identifier("hash")))
      } else {
        members.append(.decided(try item.outcome()))
      }
    }
  }
}
