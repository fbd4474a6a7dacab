import Diagnostics
import Foundation
import MappingLanguage
import Records
import Testing

@Suite struct SpecUpgradeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Upgrades")

  private static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// The spec of version 0, changed by a patch.
  private func old(_ patch: JSON = []) throws -> StoredSpec {
    let json = try JSONPatch(json: patch, source: "patch")
      .applied(to: JSON(parsing: Self.bytes("version-0.json")), source: "patch")
    return try StoredSpec(parsing: json.bytes(), source: "mapping.json")
  }

  private func problems(_ patch: JSON) throws -> [Diagnostic] {
    do {
      _ = try old(patch)
      return []
    } catch let list as DiagnosticList {
      return list.diagnostics
    }
  }

  private func step(_ step: JSON) -> JSON {
    [["op": "replace", "path": "/rules/2/value/then/0", "value": step]]
  }

  @Test func `every version has a step to the next, and a golden file that shows it`() throws {
    #expect(SpecUpgrades.all.map { $0.version } == Array(0..<MappingSpec.languageVersion))
    for version in 0..<MappingSpec.languageVersion {
      let stored = try StoredSpec(
        parsing: Self.bytes("version-\(version).json"),
        source: "mapping.json"
      )
      let golden = try Self.bytes("version-\(version).upgraded.json")
      let text = String(decoding: stored.spec.canonicalBytes, as: UTF8.self)
      #expect(text == String(decoding: golden, as: UTF8.self))
      #expect(stored.version == version)
    }
  }

  @Test func `an upgrade is told, and the present version is not`() throws {
    let notice = try #require(try old().notice)
    #expect(notice.code == .M110)
    #expect(notice.severity == .note)
    #expect(notice.message.contains("version 0"))
    #expect(notice.location == Location("mapping.json", pointer: "/mapping"))
    let golden = try Self.bytes("version-0.upgraded.json")
    let present = try StoredSpec(parsing: golden, source: "mapping.json")
    #expect(present.notice == nil)
    #expect(present.version == MappingSpec.languageVersion)
    #expect(present.spec == (try old().spec))
  }

  @Test func `version 0 is known by its number and by its reasons`() throws {
    let numbered = try old([["op": "replace", "path": "/mapping", "value": 0]])
    #expect(numbered == (try old()))
    let mixed: JSON = [
      ["op": "replace", "path": "/rules/0/because/0", "value": ["s": "S1", "quote": "Map"]]
    ]
    #expect(try problems(mixed).allSatisfy { $0.code == .M112 || $0.code == .M101 })
    #expect(try problems(mixed).contains { $0.code == .M112 })
    let later = try problems([["op": "replace", "path": "/mapping", "value": 2]])
    #expect(later.map(\.code) == [.M102])
    let negative = try problems([["op": "replace", "path": "/mapping", "value": -1]])
    #expect(negative.map(\.code) == [.M102])
  }

  @Test func `an upgraded spec does what its tests of version 0 expect`() throws {
    let spec = try old().spec
    let source = Catalog(
      system: "files",
      object: "volunteers",
      label: "Volunteers",
      fields: [
        "E-mail", "Full Name", "Age", "Languages", "Mother Tongue", "Skills", "Phone", "village",
      ].map { CatalogField($0, type: .text) }
        + ["because", "then"].map { CatalogField($0, type: .json) }
    )
    var fields = spec.rules.map { CatalogField($0.target, type: .text) }
    fields[3].type = .int
    let target = Catalog(system: "hubspot", object: "contacts", label: "Contacts", fields: fields)
    let program = try MappingProgram.compile(spec, source: source, target: target)
    let failures = SpecTestRunner(program).diagnostics(of: spec.tests) { Location("test \($0)") }
    #expect(failures == [])
  }

  @Test(arguments: [
    (#"{"fn": "word", "index": -1}"#, #"[{"fn":"words","from":-1,"to":-1}]"#),
    (
      #"{"fn": "at", "index": 2, "each": true}"#,
      #"[{"fn":"slice","from":2,"to":2,"each":true},{"fn":"first","each":true}]"#
    ),
    (#"{"fn": "take", "count": 1}"#, #"[{"fn":"slice","from":0,"to":0}]"#),
    (#"{"fn": "split", "separator": ";"}"#, #"[{"fn":"split","separators":[";"]}]"#),
    (
      #"{"fn": "keep_values", "values": ["a"]}"#,
      #"[{"fn":"only_values","values":["a"],"each":true}]"#
    ),
    (#"{"fn": "compact"}"#, "[]"),
    (#"{"fn": "normalize_email"}"#, #"[{"fn":"normalize_email","local_part":"lower"}]"#),
    (
      #"{"fn": "normalize_phone", "region": "US", "on_error": "null"}"#,
      #"[{"fn":"normalize_phone","check":"possible","region":"US","on_error":"null"}]"#
    ),
    (
      #"{"fn": "bucket", "bounds": [1, 9], "labels": ["a"], "closed": "upper", "outside": "error"}"#,
      #"[{"fn":"bucket","bounds":[1,9],"labels":["a"],"closed":"upper","outside":"error"}]"#
    ),
    (#"{"fn": "round", "scale": 0, "mode": "up"}"#, #"[{"fn":"round","scale":0,"mode":"up"}]"#),
  ])
  func `a step becomes what version 1 says`(_ old: String, _ new: String) throws {
    let rule = try self.old(step(JSON(parsing: old))).spec.rules[2]
    let steps = rule.value.json["then"]?.array?.dropLast() ?? []
    let expected = try JSON(parsing: new).array ?? []
    #expect(steps.map { $0.text(.canonical) } == expected.map { $0.text(.canonical) })
  }

  @Test(arguments: [
    (#"{"fn": "pick", "where": "kind", "equals": "work", "return": "value"}"#, "pluck"),
    (#"{"fn": "flatten"}"#, "Remove it"), (#"{"fn": "take", "count": 0}"#, "above 0"),
    (#"{"fn": "bucket", "bounds": [1, 9], "labels": ["a"], "closed": "upper"}"#, "outside"),
    (#"{"fn": "format_number", "scale": 2}"#, "half_up"),
  ])
  func `a step without a counterpart is refused where it stands`(
    _ text: String,
    _ hint: String
  ) throws {
    let found = try problems(step(JSON(parsing: text)))
    #expect(found.map(\.code) == [.M111])
    #expect(found.first?.location?.pointer == "/rules/2/value/then/0")
    #expect(found.first?.hint?.contains(hint) == true)
  }

  @Test func `all that has no counterpart is reported together`() throws {
    let found = try problems([
      ["op": "replace", "path": "/rules/0/because/0", "value": "S11"],
      ["op": "replace", "path": "/variables/1/value/field", "value": "Years"],
      ["op": "replace", "path": "/rules/3/value", "value": ["field": "Age"]],
      [
        "op": "add", "path": "/not_mapped/0/because/-", "value": "B1",
      ],
    ])
    #expect(
      found.compactMap { $0.location?.pointer } == [
        "/filters/1", "/rules/0/because/0", "/not_mapped/0/because/1",
      ]
    )
    #expect(found.allSatisfy { $0.code == .M111 && $0.hint != nil })
    #expect(found[1].hint == "Near it is \"S1\": is it meant?")
  }

  @Test func `a filter that rejects names the field that is written from what it looks at`() throws
  {
    #expect(try old().spec.filters.map(\.target) == [nil, "age"])
    let named = try old([["op": "add", "path": "/filters/1/target", "value": "lastname"]])
    #expect(named.spec.filters[1].target == "lastname")
  }
}
