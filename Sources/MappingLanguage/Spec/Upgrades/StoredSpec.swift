package import Diagnostics
import Records

/// A spec as the journal keeps it, in whatever version of the language it was written, or a file
/// that a person has asked to be written anew.
///
/// What is stored keeps its bytes and its hash; only what is read from it is upgraded. Everything
/// else, files and drafts, is read by ``MappingSpec/init(parsing:source:)`` in the present version.
package struct StoredSpec: Hashable, Sendable {
  package let spec: MappingSpec
  /// The version it was written in.
  package let version: Int
  /// M110 where it was upgraded.
  package let notice: Diagnostic?

  private init(_ spec: MappingSpec, version: Int, notice: Diagnostic?) {
    self.spec = spec
    self.version = version
    self.notice = notice
  }

  /// Reads UTF-8; `source` is what messages call the document.
  package init(parsing bytes: [UInt8], source: String) throws(DiagnosticList) {
    let document = try MappingSpec.document(parsing: bytes, source: source)
    guard let upgrade = try SpecUpgrades.upgraded(document, source: source) else {
      self.init(
        try MappingSpec(json: document, source: source),
        version: MappingSpec.languageVersion,
        notice: nil
      )
      return
    }
    self.init(
      try MappingSpec(json: upgrade.document, source: source),
      version: upgrade.from,
      notice: Self.notice(from: upgrade.from, source)
    )
  }

  /// Reads text.
  package init(parsing text: String, source: String) throws(DiagnosticList) {
    try self.init(parsing: Array(text.utf8), source: source)
  }

  private static func notice(from version: Int, _ source: String) -> Diagnostic {
    Diagnostic(
      .note,
      .M110,
      "the spec is written in version \(version) of the mapping language and was upgraded to "
        + "version \(MappingSpec.languageVersion)",
      at: Location(source, pointer: "/mapping"),
      hint: "What is stored stays as it is, and so does its approval. To write the mapping's file "
        + "in the present version: upgrade-mapping."
    )
  }
}
