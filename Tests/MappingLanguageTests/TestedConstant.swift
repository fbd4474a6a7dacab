import Diagnostics
import MappingLanguage
import Records
import Testing

/// What the checker says of constants in a test that the base spec gets as a second filter.
enum TestedConstant {
  struct Found: Equatable {
    let pointer: String
    let fixed: String?
  }

  /// The errors of kind M310 below a place, and what stands there after their fixes.
  static func found(
    _ changes: [JSON],
    below place: String,
    _ code: DiagnosticCode = .M310
  ) throws -> [Found] {
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: .array(changes)
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "constants", json: [:]).report(on: spec)
    return try report.diagnostics.filter { $0.code == code }.compactMap { diagnostic in
      guard let pointer = diagnostic.location?.pointer, pointer.hasPrefix(place) else { return nil }
      var fixed: String?
      if let fix = diagnostic.fixes.first {
        let patched = try #require(MappingChecker.patched(spec, by: fix))
        let after = try RejectionFile(name: "constants", json: [:]).report(on: patched)
        #expect(!after.diagnostics.contains(diagnostic), "\(fix.title) mends nothing")
        let parent = try #require(JSONPointer(parsing: place))
        fixed = (patched.json[parent] ?? .null).text()
      }
      return Found(pointer: String(pointer.dropFirst(place.count)), fixed: fixed)
    }
  }

  static func filter(_ test: String) throws -> JSON {
    [
      "op": "add", "path": "/filters/-",
      "value": [
        "id": "f2", "action": "drop_record", "when": ["all": [try JSON(parsing: test)]],
        "because": [["s": "S4", "quote": "without an e-mail address"]],
      ],
    ]
  }

  static func inTest(_ of: String, _ rest: String) throws -> [Found] {
    try found([filter(#"{"of":\#(of),\#(rest)}"#)], below: "/filters/1/when/all/0")
  }
}
