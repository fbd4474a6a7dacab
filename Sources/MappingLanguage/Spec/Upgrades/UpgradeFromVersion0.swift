package import Diagnostics
package import Records

/// From version 0 to version 1.
///
/// - Reasons were the identifiers of sentences; they quote now: the whole sentence.
/// - Functions were renamed and folded; some are told what they decided by themselves.
/// - A filter that rejects says which field of the target a person is shown.
package enum UpgradeFromVersion0: SpecUpgrade {
  package static let version = 0

  /// The sections that hold values, conditions or reasons.
  private static let sections = [
    "questions", "lookups", "variables", "filters", "rules", "not_mapped",
  ]

  /// Version 0 called itself 1 as well: what tells it apart is that its reasons are texts.
  package static func reads(_ document: JSON) -> Bool {
    switch document["mapping"]?.int {
    case 0: return true
    case 1:
      let reasons = sections.flatMap { document[$0]?.array ?? [] }
        .flatMap { $0["because"]?.array ?? [] }
      return !reasons.isEmpty && reasons.allSatisfy { $0.string != nil }
    default: return false
    }
  }

  package static func upgraded(
    _ document: JSON,
    source: String
  ) throws(DiagnosticList) -> JSON {
    guard case .object(var root) = document else { return document }
    var walk = Version0Walk(document, source: source)
    root["mapping"] = .integer(version + 1)
    for section in sections {
      guard let content = root[section] else { continue }
      root[section] = walk.upgraded(content, at: JSONPointer([section]))
    }
    guard walk.problems.isEmpty else { throw DiagnosticList(walk.problems) }
    return .object(root)
  }
}
