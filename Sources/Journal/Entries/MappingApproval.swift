package import Records
package import SyncMachine

/// Who approved what, and when.
package struct MappingApproval: Hashable, Sendable {
  package var seal: ContentHash
  package var by: ActorName
  package var at: Instant
}
