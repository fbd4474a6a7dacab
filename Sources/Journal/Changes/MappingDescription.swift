package import SyncMachine

/// A new version of a mapping: the next number, and the request as it was written.
package struct MappingDescription: Hashable, Sendable {
  package var name: MappingName
  package var version: VersionNumber
  package var text: String
  package var origin: MappingOrigin

  package init(
    name: MappingName,
    version: VersionNumber,
    text: String,
    origin: MappingOrigin = .described
  ) {
    self.name = name
    self.version = version
    self.text = text
    self.origin = origin
  }
}
