import Records
import Testing

@testable import MappingLanguage

/// Conditions are two-valued: any comparison with null is false, negations are exact.
@Suite struct ProgramConditionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let field: String
    let op: String
    let argument: JSON?
    let record: JSON
    let holds: Bool

    var testDescription: String { "\(field) \(op) \(argument?.text() ?? "") of \(record.text())" }

    init(_ field: String, _ op: String, _ argument: JSON?, _ record: JSON, _ holds: Bool) {
      self.field = field
      self.op = op
      self.argument = argument
      self.record = record
      self.holds = holds
    }

    init(_ field: String, _ op: String, _ record: JSON, _ holds: Bool) {
      self.init(field, op, nil, record, holds)
    }
  }

  static let cases: [Case] = [
    Case("name", "is_null", [:], true), Case("name", "is_null", ["name": " "], true),
    Case("name", "is_not_null", ["name": "a"], true),
    Case("name", "eq", "a", ["name": "a"], true), Case("name", "eq", "a", ["name": "A"], false),
    Case("name", "eq", "a", [:], false), Case("name", "ne", "a", [:], true),
    Case("seats", "eq", 5, ["seats": "5"], true), Case("seats", "lt", 5, ["seats": 5], false),
    Case("seats", "le", .number("5.0"), ["seats": 5], true), Case("seats", "gt", 5, [:], false),
    Case("seats", "eq", "5", ["seats": 5], true),
    Case("revenue", "ge", 5, ["revenue": .number("5.01")], true),
    Case("born", "lt", "2031-05-01", ["born": "2031-04-30"], true),
    Case("born", "gt", "2031-05-01", ["born": "2031-04-30"], false),
    Case(
      "created",
      "gt",
      "2026-01-15T08:00:00+01:00",
      ["created": "2026-01-15T07:00:00.001Z"],
      true
    ),
    Case("name", "in", ["a", "b"], ["name": "b"], true), Case("name", "in", ["a"], [:], false),
    Case("name", "not_in", ["a"], [:], true), Case("seats", "in", [1, 2], ["seats": 2], true),
    Case("name", "contains", "da", ["name": "Ada"], true),
    Case("name", "contains", ["x", "A"], ["name": "Ada"], true),
    Case("name", "not_contains", "x", [:], true),
    Case("tags", "contains", "b", ["tags": "a;b"], true),
    Case("tags", "contains", "a;b", ["tags": "a;b"], false),
    Case("tags", "contains", ["x", "a"], ["tags": ["a"]], true),
    Case("name", "starts_with", ["B", "A"], ["name": "Ada"], true),
    Case("name", "ends_with", "da", ["name": "Ada"], true),
    Case("name", "matches", "^A.a$", ["name": "Ada"], true),
    Case("name", "not_matches", "^A", [:], true),
    Case("active", "is_true", ["active": true], true), Case("active", "is_true", [:], false),
    Case("active", "is_false", [:], false), Case("active", "is_not_true", [:], true),
    Case("active", "is_not_false", ["active": false], false),
  ]

  @Test(arguments: cases) func `compares as the language says`(_ one: Case) throws {
    var test = JSONObject([
      .init("of", ["field": .string(one.field)]), .init("op", .string(one.op)),
    ])
    test["arg"] = one.argument
    let value: JSON = ["test": ["all": [.object(test)]]]
    #expect(
      try ProgramFixture.value(value, one.record, to: "Active") == #"{"Active":\#(one.holds)}"#
    )
  }

  @Test func `all needs every test and any needs one`() throws {
    let tests: JSON = [
      ["of": ["field": "name"], "op": "eq", "arg": "a"],
      ["of": ["field": "note"], "op": "eq", "arg": "b"],
    ]
    func holds(_ mode: String, _ record: JSON) throws -> String {
      let condition = JSON.object(JSONObject([.init(mode, tests)]))
      return try ProgramFixture.value(["test": condition], record, to: "Active")
    }
    #expect(try holds("all", ["name": "a"]) == #"{"Active":false}"#)
    #expect(try holds("any", ["name": "a"]) == #"{"Active":true}"#)
    #expect(try holds("all", ["name": "a", "note": "b"]) == #"{"Active":true}"#)
    #expect(try holds("any", [:]) == #"{"Active":false}"#)
  }

  @Test func `two fields compare with each other`() throws {
    let value: JSON = [
      "test": ["all": [["of": ["field": "name"], "op": "eq", "arg_of": ["field": "note"]]]]
    ]
    #expect(
      try ProgramFixture.value(value, ["name": "a", "note": "a"], to: "Active")
        == #"{"Active":true}"#
    )
    #expect(try ProgramFixture.value(value, [:], to: "Active") == #"{"Active":false}"#)
  }
}
