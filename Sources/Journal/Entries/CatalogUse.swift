package import SyncMachine

/// A catalog that a mapping version was checked against.
package struct CatalogUse: Hashable, Sendable {
  package var system: String
  package var object: String
  package var hash: ContentHash

  package init(system: String, object: String, hash: ContentHash) {
    self.system = system
    self.object = object
    self.hash = hash
  }
}
