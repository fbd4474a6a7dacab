import Records
package import SyncMachine

/// The event of a catalog that was pulled: the catalog is kept apart, under its hash.
package struct StoredPull: Hashable, Sendable {
  static let storedKind = "catalog.pulled"

  package var connection: ConnectionName
  package var system: String
  package var object: String
  package var hash: ContentHash

  package init(_ pull: CatalogPull) {
    connection = pull.connection
    system = pull.system
    object = pull.object
    hash = pull.hash
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.string("connection", connection.text)
    body.string("system", system)
    body.string("object", object)
    body.string("hash", hash.text)
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    connection = try body.identifier("connection")
    system = try body.string("system")
    object = try body.string("object")
    hash = try body.identifier("hash")
  }
}

extension CatalogPull {
  /// The form on disk.
  package var stored: StoredEvent { StoredPull(self).stored }
}
