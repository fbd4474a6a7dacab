import Diagnostics
import MappingLanguage
import Records
import Testing

@Suite struct SpecReadingTests {
  /// Every construct of the language, by hand.
  static let whole = """
    {
      "mapping": 1, "id": "whole",
      "description": [{"id": "S1", "text": "Map everything."}],
      "source": {"system": "hubspot", "object": "contacts", "schema_hash": "ab",
        "read": {"trim": false}},
      "target": {"system": "salesforce", "object": "Lead", "operation": "upsert", "key": ["K"]},
      "defaults": {"on_error": "hold_record", "on_null": "omit", "write": "if_empty",
        "time_zone": "UTC", "region": "US", "locale": "en"},
      "assumptions": [{"id": "A1", "text": "Numbers are American."}],
      "questions": [{"because": [{"s": "S1", "quote": "everything"}], "text": "All?",
        "options": ["Yes", "No"]}],
      "value_maps": [{"name": "m", "case_insensitive": true,
        "entries": [{"from": "a", "to": null}, {"from": 1, "to": "x"}]}],
      "lookups": [{"name": "l", "system": "salesforce", "object": "Account",
        "match": [{"field": "Name", "equals": {"var": "v"}, "case_insensitive": true}],
        "return": "found", "on_none": "false", "on_many": "true"}],
      "variables": [
        {"name": "v", "value": {"field": "a", "as": "text"}},
        {"name": "t", "value": {"test": {"any": [{"op": "is_new"}]}, "then": [{"fn": "not"}]}},
        {"name": "r", "each": {"field": "deals"},
         "keep": {"all": [{"of": {"item": "state"}, "op": "ne", "arg": "x"}]},
         "parts": [{"to": "p", "value": {"item": "name"}, "on_null": "drop"},
                   {"to": "q", "value": {"run": "started_at"}}],
         "because": [{"s": "S1", "quote": "Map"}]}
      ],
      "filters": [
        {"id": "f1", "when": {"all": [{"of": {"field": "a"}, "op": "in", "arg": ["x", "y"]}]},
         "action": "hold_record", "ask": {"text": "Which?", "options": ["One"]},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "f2", "when": {"any": [{"of": {"current": "B"}, "op": "lt",
         "arg_of": {"field": "b"}}]}, "action": "reject_record", "target": "B",
         "because": [{"s": "S1", "quote": "Map"}]}
      ],
      "rules": [
        {"id": "r1", "target": "A", "value": {"coalesce": [{"field": "a"}, {"const": "x"}],
         "then": [{"fn": "truncate", "max": 5, "unit": "byte", "on_error": "null"}]},
         "when": {"all": [{"of": {"var": "t"}, "op": "is_true"}]}, "on_error": "null",
         "on_null": "write_null", "write": "always", "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r2", "target": "B", "value": {"concat": [{"field": "a"}, {"field": "b"}],
         "separator": " ", "nulls": "skip"}, "because": [{"s": "A1", "quote": "Numbers"}]},
        {"id": "r3", "target": "C", "value": {"case": [{"when": {"all": [{"of": {"field": "a"},
         "op": "is_null"}]}, "value": {"const": [1, 2.50]}}], "else": {"lookup": "l"}},
         "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r4", "target": "D", "value": {"calc": "sum", "of": [{"field": "a"},
         {"field": "b"}], "nulls": "null"}, "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r5", "target": "E", "value": {"list": [{"field": "a",
         "then": [{"fn": "lower", "each": true}]}]}, "because": [{"s": "S1", "quote": "Map"}]},
        {"id": "r6", "target": "F", "value": {"field": "p", "then": [{"fn": "normalize_phone",
         "region": {"var": "v"}, "check": "valid"}]}, "because": [{"s": "S1", "quote": "Map"}]}
      ],
      "not_mapped": [{"field": "z", "because": [{"s": "S1", "quote": "Map"}], "reason": "no"}],
      "tests": [{"name": "one", "input": {"b": 1, "a": null},
        "expect": {"outcome": "emit", "by": "r1", "code": "R101", "record": {"A": "x"}}}]
    }
    """

  private func problems(_ text: String) -> [Diagnostic] {
    do throws(DiagnosticList) {
      _ = try MappingSpec(parsing: text, source: "mapping.json")
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test func `what is written reads back equal, and writes the same bytes`() throws {
    let spec = try MappingSpec(parsing: Self.whole, source: "mapping.json")
    let again = try MappingSpec(parsing: spec.canonicalBytes, source: "mapping.json")
    #expect(again == spec)
    #expect(again.canonicalBytes == spec.canonicalBytes)
    #expect(again.fingerprint == spec.fingerprint)
    #expect(spec.rules.count == 6)
    #expect(spec.rules[2].value.head.constants == ["[1,2.50]"])
  }

  @Test func `the order of keys does not matter, and usual values are left out`() throws {
    let json = try JSON(parsing: Self.whole)
    let sorted = try JSON(parsing: json.text(.canonical))
    let first = try MappingSpec(json: json, source: "a")
    let second = try MappingSpec(json: sorted, source: "b")
    #expect(first == second)
    #expect(first.json["source"]?["read"]?.object?.names == ["trim"])
    #expect(first.json["rules"]?[0]?["value"]?["then"]?[0]?["each"] == nil)
  }

  @Test func `all problems are reported, each with its pointer and what may stand there`() throws {
    var json = try JSON(parsing: Self.whole)
    let patch: JSON = [
      ["op": "add", "path": "/rules/0/then", "value": []],
      ["op": "remove", "path": "/rules/1/target"],
      ["op": "replace", "path": "/rules/3/value/calc", "value": "sums"],
      ["op": "replace", "path": "/filters/0/when/all/0/op", "value": "is_in"],
      ["op": "replace", "path": "/defaults/on_null", "value": true],
      ["op": "remove", "path": "/filters/1/target"],
    ]
    json = try JSONPatch(json: patch, source: "patch").applied(to: json, source: "patch")
    let found = problems(json.text())
    let pointers = found.compactMap { $0.location?.pointer }
    #expect(
      pointers == [
        "/defaults/on_null", "/filters/0/when/all/0/op", "/filters/1", "/rules/0/then", "/rules/1",
        "/rules/3/value/calc",
      ]
    )
    #expect(found.allSatisfy { $0.code == .M101 && $0.hint != nil && $0.expected != nil })
    #expect(found.last?.hint == "Use \"sum\".")
  }

  @Test func `a name that stands twice says where the second stands`() throws {
    let twice = Self.whole.replacing(
      #""operation": "upsert", "key": ["K"]}"#,
      with: #""operation": "upsert", "key": ["K"], "operation": "insert"}"#
    )
    let problem = try #require(problems(twice).first)
    #expect(problems(twice).count == 1)
    #expect(problem.code == .M113)
    #expect(problem.message == "the name \"operation\" stands twice")
    #expect(problem.hint?.contains("Keep one") == true)
    let place = Location("mapping.json", pointer: "/target/operation", line: 6, column: 93)
    #expect(problem.location == place)
  }

  @Test func `a case in which a name stands twice is refused on its line`() throws {
    let cases = """
      {"case": "one", "input": {"a": 1}, "expect": {"outcome": "emit"}}
      {"case": "two", "input": {"a": 1, "a": 2}, "expect": {"outcome": "emit"}}
      """
    let read = SpecTest.cases(parsing: Array(cases.utf8), source: "cases.jsonl")
    #expect(read.cases.map(\.test.name) == ["one"])
    #expect(read.problems.map(\.code) == [.M113])
    let place = Location("cases.jsonl", pointer: "/input/a", line: 2, column: 35)
    #expect(read.problems.first?.location == place)
  }

  @Test func `a reason that quotes nothing is no reason, and an older version is no spec`() throws {
    let bare = Self.whole.replacing(#"[{"s": "S1", "quote": "Map"}]"#, with: #"["S1"]"#)
      .replacing(#"[{"s": "A1", "quote": "Numbers"}]"#, with: #"["A1"]"#)
      .replacing(#"[{"s": "S1", "quote": "everything"}]"#, with: #"["S1"]"#)
    let found = problems(bare)
    #expect(found.count == 11)
    #expect(found.allSatisfy { $0.code == .M112 && $0.hint?.contains("upgrade-mapping") == true })
    #expect(found.first?.location?.pointer == "/questions/0/because/0")
    let older = problems(bare.replacing(#""mapping": 1"#, with: #""mapping": 0"#))
    #expect(older.map(\.code) == [.M112])
    #expect(older[0].location?.pointer == "/mapping")
    #expect(older[0].hint?.contains("upgrade-mapping") == true)
  }

  @Test func `broken JSON says where it breaks`() {
    let found = problems("{\n  \"mapping\": 1,\n  oops\n}")
    #expect(found.map(\.location) == [Location("mapping.json", line: 3, column: 3)])
  }

  @Test func `another version is refused without a word about its shape`() {
    #expect(problems("{\"mapping\": 2, \"rulez\": []}").map(\.code) == [.M102])
  }

  @Test func `missing decisions have codes of their own`() throws {
    let json = try JSON(parsing: Self.whole)
    let patch: JSON = [
      ["op": "remove", "path": "/defaults/on_error"],
      ["op": "remove", "path": "/lookups/0/on_many"],
    ]
    let changed = try JSONPatch(json: patch, source: "patch").applied(to: json, source: "patch")
    #expect(problems(changed.text()).map(\.code) == [.M502, .M505])
  }

  @Test(arguments: [
    ("[]", "/rules/0/value"), ("{\"field\": 7}", "/rules/0/value/field"),
    ("{\"field\": \" \"}", "/rules/0/value/field"),
    ("{\"field\": \"a\", \"as\": \"int\"}", "/rules/0/value/as"),
    ("{\"const\": {\"a\": 1}}", "/rules/0/value/const"),
    ("{\"coalesce\": [{\"field\": \"a\"}]}", "/rules/0/value/coalesce"),
    ("{\"field\": \"a\", \"then\": [{\"max\": 1}]}", "/rules/0/value/then/0"),
    (
      "{\"field\": \"a\", \"then\": [{\"fn\": \"x\", \"p\": {\"v\": 1}}]}",
      "/rules/0/value/then/0/p/v"
    ),
    ("{\"case\": [], \"else\": {\"const\": 1}}", "/rules/0/value/case"),
    ("{\"test\": {\"all\": [{\"op\": \"is_new\", \"arg\": 1}]}}", "/rules/0/value/test/all/0"),
    ("{\"test\": {\"all\": [{\"op\": \"eq\", \"arg\": 1}]}}", "/rules/0/value/test/all/0"),
  ])
  func `a malformed value is refused where it is`(_ value: String, _ pointer: String) throws {
    var json = try JSON(parsing: Self.whole)
    let patch: JSON = [
      ["op": "replace", "path": "/rules/0/value", "value": try JSON(parsing: value)]
    ]
    json = try JSONPatch(json: patch, source: "patch").applied(to: json, source: "patch")
    #expect(problems(json.text()).first?.location?.pointer == pointer)
  }

  @Test func `the steps of a single atom live in the atom`() {
    let value = ValueExpression(
      .atom(Atom(.field("a"), then: [Step("trim")])),
      then: [Step("lower")]
    )
    #expect(
      value == ValueExpression(.atom(Atom(.field("a"), then: [Step("trim"), Step("lower")])))
    )
  }

  @Test func `pointers name the places of the canonical form`() throws {
    let spec = try MappingSpec(parsing: Self.whole, source: "mapping.json")
    let nodes = SpecNodes(of: spec)
    for node in nodes.atoms { #expect(spec.json[node.pointer] == node.content.json) }
    for node in nodes.steps { #expect(spec.json[node.pointer] == node.step.json) }
    for node in nodes.tests { #expect(spec.json[node.pointer] == node.content.json) }
    for node in nodes.values { #expect(spec.json[node.pointer] == node.content.json) }
    for node in nodes.conditions { #expect(spec.json[node.pointer] == node.content.json) }
    #expect(nodes.steps.count == 4)
    #expect(nodes.atoms.count { $0.isInsideEach } == 3)
  }
}

extension ValueExpression.Head {
  /// The constants among the values of a `case`, as JSON.
  fileprivate var constants: [String] {
    guard case .choice(let arms, _) = self else { return [] }
    return arms.compactMap { arm in
      if case .constant(let value) = arm.value.source { value.text() } else { nil }
    }
  }
}
