package import Records
package import SyncMachine

/// A version of a mapping as the shelf holds it.
package struct MappingVersionEntry: Hashable, Sendable {
  package var name: MappingName
  package var version: VersionNumber
  package var state: MappingVersionState
  /// How many events the version's stream has; the next change expects this.
  package var position: Int
  package var origin: MappingOrigin
  /// The request as it was written.
  package var description: String
  package var specHash: ContentHash?
  /// The spec's canonical text.
  package var spec: String?
  package var findings: CheckFindings?
  /// The checker's report as JSON text.
  package var checkReport: String?
  package var tests: TestSummary?
  /// How tests and samples came out, as JSON text.
  package var testReport: String?
  package var catalogs: [CatalogUse]
  package var prompts: [PromptUse]
  /// Present once it was proposed.
  package var seal: ContentHash?
  /// Present once it was approved, and afterwards.
  package var approval: MappingApproval?
  package var createdAt: Instant
  package var createdBy: ActorName
}
