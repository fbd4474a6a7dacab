package import Diagnostics
package import Records

/// The step from one version of the language to the next: a pure function of the document.
///
/// What the older version did not have passes unchanged; the reader of the present form judges it.
package protocol SpecUpgrade: Sendable {
  /// The version it reads; what it gives is in the next one.
  static var version: Int { get }
  /// Whether a document is written in ``version``.
  static func reads(_ document: JSON) -> Bool
  /// The document in the next version; `source` is what messages call it.
  ///
  /// - Throws: M111 for everything that has no counterpart there.
  static func upgraded(_ document: JSON, source: String) throws(DiagnosticList) -> JSON
}

extension SpecUpgrade {
  package static func reads(_ document: JSON) -> Bool { document["mapping"]?.int == version }
}

/// The way from every older version of the language to the present one.
package enum SpecUpgrades {
  /// One step for each version before ``MappingSpec/languageVersion``, in order.
  package static let all: [any SpecUpgrade.Type] = [UpgradeFromVersion0.self]

  /// The document in the present version, and the version it was written in; `nil` where it is not
  /// in an older one.
  static func upgraded(
    _ document: JSON,
    source: String
  ) throws(DiagnosticList) -> (document: JSON, from: Int)? {
    guard let first = all.firstIndex(where: { $0.reads(document) }) else { return nil }
    var document = document
    for step in all[first...] { document = try step.upgraded(document, source: source) }
    return (document, all[first].version)
  }
}
