import Records
package import SyncMachine

/// The event that says what a version was checked and tested with: texts by their hashes.
package struct StoredBasis: Hashable, Sendable {
  static let storedKind = "mapping.basis_recorded"

  package var checkReport: ContentHash?
  package var testReport: ContentHash?
  package var catalogs: [CatalogUse]?
  package var prompts: [PromptUse]?

  package init(_ advance: MappingAdvance) {
    checkReport = advance.checkReport.map { .sha256($0) }
    testReport = advance.testReport.map { .sha256($0) }
    catalogs = advance.catalogs
    prompts = advance.prompts
  }

  var isEmpty: Bool {
    checkReport == nil && testReport == nil && catalogs == nil && prompts == nil
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.string("check_report", checkReport?.text)
    body.string("test_report", testReport?.text)
    if let catalogs { body.catalogs(catalogs) }
    if let prompts { body.prompts(prompts) }
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    checkReport = body.optionalIdentifier("check_report")
    testReport = body.optionalIdentifier("test_report")
    catalogs = body.has("catalogs") ? try body.catalogs() : nil
    prompts = body.has("prompts") ? try body.prompts() : nil
  }
}
