package import Diagnostics
package import Records

extension MappingSpec {
  /// Reads the canonical form, strictly: an unknown key, a missing key or a wrong type is M101.
  ///
  /// All problems are collected. `source` is what messages call the document.
  package init(parsing text: String, source: String) throws(DiagnosticList) {
    try self.init(parsing: Array(text.utf8), source: source)
  }

  /// Reads the canonical form from UTF-8.
  package init(parsing bytes: [UInt8], source: String) throws(DiagnosticList) {
    try self.init(json: Self.document(parsing: bytes, source: source), source: source)
  }

  /// The JSON of a spec; M101 with line and column where it is none.
  static func document(parsing bytes: [UInt8], source: String) throws(DiagnosticList) -> JSON {
    if let excess = SpecLimits.excess(ofBytes: bytes.count, source: source) {
      throw DiagnosticList([excess])
    }
    do throws(JSONFault) {
      return try JSON(parsing: bytes)
    } catch {
      let (line, column) = lineAndColumn(of: error.offset, in: bytes)
      throw DiagnosticList([
        Diagnostic(
          .error,
          .M101,
          "this is not JSON: \(error.reason)",
          at: Location(source, line: line, column: column),
          hint: "Write one JSON object."
        )
      ])
    }
  }

  /// Reads the canonical form from a document.
  package init(json: JSON, source: String) throws(DiagnosticList) {
    var reader = SpecReader(source: source)
    let spec = reader.spec(json)
    guard let spec, reader.problems.isEmpty else { throw DiagnosticList(reader.allProblems) }
    // What is stored is the canonical form: it must be read again.
    let size = SpecLimits.excess(ofBytes: json.canonicalByteCount, source: source)
    let excesses = SpecLimits.excesses(of: spec, source: source) + [size].compactMap(\.self)
    guard excesses.isEmpty else { throw DiagnosticList(excesses) }
    self = spec
  }

  private static func lineAndColumn(of offset: Int, in bytes: [UInt8]) -> (Int, Int) {
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    return (line, before.count - lineStart + 1)
  }
}
