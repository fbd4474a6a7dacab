package import SyncMachine

/// Events of a mapping version, with the texts they are about.
///
/// `approved` and `superseded` are not among them: see
/// ``JournalWrite/approveMapping(_:_:seal:by:)``.
package struct MappingAdvance: Hashable, Sendable {
  package var name: MappingName
  package var version: VersionNumber
  package var events: [MappingVersionEvent]
  /// The ``MappingVersionEntry/position`` they were decided on.
  package var expecting: Int
  /// The canonical text; needed with `drafted`.
  package var spec: String?
  /// JSON text; kept with `checked`.
  package var checkReport: String?
  /// JSON text; needed with `tested`; its hash is ``ApprovalBasis/tests``.
  package var testReport: String?
  /// Taken over where given; part of the seal.
  package var catalogs: [CatalogUse]?
  /// Taken over where given; part of the seal.
  package var prompts: [PromptUse]?

  package init(
    name: MappingName,
    version: VersionNumber,
    events: [MappingVersionEvent],
    expecting: Int,
    spec: String? = nil,
    checkReport: String? = nil,
    testReport: String? = nil,
    catalogs: [CatalogUse]? = nil,
    prompts: [PromptUse]? = nil
  ) {
    self.name = name
    self.version = version
    self.events = events
    self.expecting = expecting
    self.spec = spec
    self.checkReport = checkReport
    self.testReport = testReport
    self.catalogs = catalogs
    self.prompts = prompts
  }
}
