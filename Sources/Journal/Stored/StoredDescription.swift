import Records
package import SyncMachine

/// The first event of every version: the text is kept apart, under its hash.
package struct StoredDescription: Hashable, Sendable {
  static let storedKind = "mapping.described"

  package var name: MappingName
  package var version: VersionNumber
  package var origin: MappingOrigin
  package var text: ContentHash

  package init(_ description: MappingDescription) {
    name = description.name
    version = description.version
    origin = description.origin
    text = .sha256(description.text)
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.string("name", name.text)
    body.integer("version", version.number)
    body.string("origin", origin.rawValue)
    body.string("text", text.text)
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    name = try body.identifier("name")
    version = try body.number("version")
    origin = try body.word("origin")
    text = try body.identifier("text")
  }
}

extension MappingDescription {
  /// The form on disk.
  package var stored: StoredEvent { StoredDescription(self).stored }
}
