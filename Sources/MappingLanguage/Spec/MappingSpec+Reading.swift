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

  /// The JSON of a spec; M101 or M113 with line and column where it is none.
  static func document(parsing bytes: [UInt8], source: String) throws(DiagnosticList) -> JSON {
    if let excess = SpecLimits.excess(ofBytes: bytes.count, source: source) {
      throw DiagnosticList([excess])
    }
    do throws(JSONFault) {
      return try JSON(ofFile: bytes)
    } catch {
      let place = error.location(in: bytes, of: source)
      throw DiagnosticList([error.diagnostic(at: place, hint: "Write one JSON object.")])
    }
  }

  /// Reads the canonical form from a document.
  package init(json: JSON, source: String) throws(DiagnosticList) {
    var reader = SpecReader(source: source)
    let spec = reader.spec(json)
    guard let spec, reader.problems.isEmpty else {
      throw DiagnosticList(reader.verifiedProblems(of: json))
    }
    // What is stored is the canonical form: it must be read again.
    let size = SpecLimits.excess(ofBytes: json.canonicalByteCount, source: source)
    let excesses = SpecLimits.excesses(of: spec, source: source) + [size].compactMap(\.self)
    guard excesses.isEmpty else { throw DiagnosticList(excesses) }
    self = spec
  }
}

extension JSONFault {
  /// The fault of a spec or a case: M113 for a name that stands twice, otherwise M101 with `hint`.
  func diagnostic(at place: Location, hint: String) -> Diagnostic {
    guard duplicate == nil else {
      return Diagnostic(.error, .M113, reason, at: place, hint: Self.duplicateHint)
    }
    return Diagnostic(
      .error,
      .M101,
      "this is not JSON: \(reason)",
      at: place,
      hint: encodingHint ?? hint
    )
  }
}
