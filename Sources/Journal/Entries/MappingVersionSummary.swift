package import Records
package import SyncMachine

/// A version of a mapping without its texts, for lists.
package struct MappingVersionSummary: Hashable, Sendable {
  package var name: MappingName
  package var version: VersionNumber
  package var state: MappingVersionState
  package var origin: MappingOrigin
  package var approval: MappingApproval?
  package var createdAt: Instant
  package var createdBy: ActorName
}
