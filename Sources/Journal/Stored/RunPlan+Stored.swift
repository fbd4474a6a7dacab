import Records
import SyncMachine

extension RunPlan {
  static let storedKind = "run.scheduled"

  /// The form on disk, version 1: the first event of every run.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.string("id", id.text)
    body.string("sync", sync.text)
    body.string("mapping", mapping.text)
    body.integer("version", version.number)
    body.string("seal", seal.text)
    body.string("from_connection", source.connection.text)
    body.string("from_object", source.object)
    body.string("to_connection", destination.connection.text)
    body.string("to_object", destination.object)
    body.string("trigger", trigger.rawValue)
    body.string("occurrence", occurrence)
    body.integer("since", since?.milliseconds)
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    self.init(
      id: try body.identifier("id"),
      sync: try body.identifier("sync"),
      mapping: try body.identifier("mapping"),
      version: try body.number("version"),
      seal: try body.identifier("seal"),
      source: RunEnd(try body.identifier("from_connection"), try body.string("from_object")),
      destination: RunEnd(try body.identifier("to_connection"), try body.string("to_object")),
      trigger: try body.word("trigger"),
      occurrence: body.optional("occurrence"),
      since: body.optionalInteger("since").map { Instant(milliseconds: Int64($0)) }
    )
  }
}
