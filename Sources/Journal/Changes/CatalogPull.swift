package import SyncMachine

/// A catalog as a connection described it just now.
package struct CatalogPull: Hashable, Sendable {
  package var connection: ConnectionName
  package var system: String
  package var object: String
  package var hash: ContentHash
  /// The catalog's stored form as JSON text.
  package var json: String

  package init(
    connection: ConnectionName,
    system: String,
    object: String,
    hash: ContentHash,
    json: String
  ) {
    self.connection = connection
    self.system = system
    self.object = object
    self.hash = hash
    self.json = json
  }
}
