import SyncMachine

extension CatalogPull {
  static let storedKind = "catalog.pulled"

  /// The form on disk, version 1.
  ///
  /// The catalog is kept apart, under its hash.
  package var stored: StoredEvent {
    var body = BodyWriter()
    body.string("connection", connection.text)
    body.string("system", system)
    body.string("object", object)
    body.string("hash", hash.text)
    return StoredEvent(Self.storedKind, body: body.text)
  }
}
