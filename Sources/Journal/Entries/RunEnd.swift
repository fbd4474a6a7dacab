package import SyncMachine

/// One side of a run: an object of a connection.
package struct RunEnd: Hashable, Sendable {
  package var connection: ConnectionName
  /// The object's API name: `contacts`, `Lead`.
  package var object: String

  package init(_ connection: ConnectionName, _ object: String) {
    self.connection = connection
    self.object = object
  }
}
