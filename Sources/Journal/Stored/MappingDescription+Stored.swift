import SyncMachine

extension MappingDescription {
  static let storedKind = "mapping.described"

  /// The form on disk, version 1: the first event of every version.
  ///
  /// The text is kept apart, under its hash.
  package var stored: StoredEvent {
    var body = BodyWriter()
    body.string("name", name.text)
    body.integer("version", version.number)
    body.string("origin", origin.rawValue)
    body.string("text", ContentHash.sha256(text).text)
    return StoredEvent(Self.storedKind, body: body.text)
  }
}
