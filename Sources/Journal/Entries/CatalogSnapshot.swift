package import Records
package import SyncMachine

/// A catalog as a connection described it at one time.
package struct CatalogSnapshot: Hashable, Sendable {
  package var connection: ConnectionName
  package var system: String
  package var object: String
  package var hash: ContentHash
  /// The catalog's stored form as JSON text.
  package var json: String
  package var pulledAt: Instant
}
