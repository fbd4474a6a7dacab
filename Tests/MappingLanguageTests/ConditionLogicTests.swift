import Diagnostics
import MappingLanguage
import Records
import Testing

/// What tests of one value say of each other: an order, a piece of a text, a negation.
@Suite struct ConditionLogicTests {
  private static func test(_ field: String, _ op: String, _ argument: JSON? = nil) -> JSON {
    var test: [JSONObject.Member] = [
      .init("of", ["field": .string(field)]), .init("op", .string(op)),
    ]
    if let argument { test.append(.init("arg", argument)) }
    return .object(JSONObject(test))
  }

  private static func rule(_ members: JSON) -> JSON {
    var rule = JSONObject([
      .init("id", "r8"), .init("target", "Title"), .init("value", ["field": "jobtitle"]),
      .init("because", [["s": "S1", "quote": "Map contacts to leads"]]),
    ])
    for member in members.object?.members ?? [] { rule[member.name] = member.value }
    return ["op": "add", "path": "/rules/-", "value": .object(rule)]
  }

  private func diagnostics(_ members: JSON) throws -> [Diagnostic] {
    try RejectionFile(name: "logic", json: ["patch": [Self.rule(members)]]).diagnostics()
  }

  // MARK: An arm behind another

  private func isReached(_ second: JSON, after first: JSON) throws -> Bool {
    func arm(_ test: JSON, _ field: String) -> JSON {
      ["when": ["all": [test]], "value": ["field": .string(field)]]
    }
    let value: JSON = [
      "case": [arm(first, "city"), arm(second, "country")], "else": ["field": "jobtitle"],
    ]
    let found = try diagnostics(["value": value]).filter { $0.code == .M701 }
    #expect(found.allSatisfy { $0.location?.pointer == "/rules/7/value/case/1" })
    return found.isEmpty
  }

  @Test(
    arguments: [
      (["ge", 10], ["ge", 80], false), (["ge", 80], ["ge", 10], true),
      (["gt", 10], ["ge", 10], true), (["ge", 10], ["gt", 10], false),
      (["gt", 10], ["gt", .number("10.0")], false), (["le", 10], ["lt", 10], false),
      (["lt", 10], ["le", 10], true), (["lt", 10], ["lt", 5], false),
      (["lt", 5], ["gt", 5], true),
      (["ge", 10], ["eq", 80], false), (["ge", 10], ["eq", 9], true),
      (["gt", 10], ["in", [11, 12]], false), (["gt", 10], ["in", [10, 12]], true),
      (["ne", 5], ["gt", 5], false), (["ne", 5], ["ge", 5], true),
      (["not_in", [3, 4]], ["gt", 4], false), (["is_not_null"], ["lt", 5], false),
    ] as [([JSON], [JSON], Bool)]
  )
  func `a bound within another is never reached behind it`(
    _ first: [JSON],
    _ second: [JSON],
    _ reached: Bool
  ) throws {
    func test(_ words: [JSON]) -> JSON {
      Self.test("numemployees", words[0].string ?? "", words.dropFirst().first)
    }
    #expect(try isReached(test(second), after: test(first)) == reached)
  }

  @Test(arguments: [
    ("birthday", "2001-01-31", "2001-02-01", false), ("birthday", "2001-02-01", "2001-01-31", true),
    ("createdate", "2031-05-01T00:00:00Z", "2031-05-01T00:30:00+01:00", true),
    ("createdate", "2031-05-01T00:00:00+01:00", "2031-05-01T00:00:00Z", false),
  ])
  func `days and points in time have an order`(
    _ field: String,
    _ first: String,
    _ second: String,
    _ reached: Bool
  ) throws {
    let tests = [first, second].map { Self.test(field, "gt", .string($0)) }
    #expect(try isReached(tests[1], after: tests[0]) == reached)
  }

  @Test(
    arguments: [
      (["contains", "director"], ["contains", "managing director"], false),
      (["contains", "managing director"], ["contains", "director"], true),
      (["contains", "Director"], ["contains", "managing director"], true),
      (["contains", "rect"], ["starts_with", "director"], false),
      (["starts_with", "di"], ["starts_with", "director"], false),
      (["starts_with", "rect"], ["starts_with", "director"], true),
      (["ends_with", "tor"], ["ends_with", "director"], false),
      (["starts_with", "di"], ["contains", "director"], true),
      (["contains", ["chief", "director"]], ["contains", ["co-director", "chief of"]], false),
      (["contains", ["chief", "director"]], ["contains", ["director", "head"]], true),
      (["contains", "director"], ["in", ["director", "a director"]], false),
      (["not_contains", "managing director"], ["not_contains", "director"], false),
      (["not_contains", "director"], ["is_null"], false),
    ] as [([JSON], [JSON], Bool)]
  )
  func `a text with the longer piece has the shorter`(
    _ first: [JSON],
    _ second: [JSON],
    _ reached: Bool
  ) throws {
    func test(_ words: [JSON]) -> JSON {
      Self.test("message", words[0].string ?? "", words.dropFirst().first)
    }
    #expect(try isReached(test(second), after: test(first)) == reached)
  }

  @Test func `a member of a list is no piece of it`() throws {
    let tests = ["a", "ab"].map { Self.test("tags", "contains", .string($0)) }
    #expect(try isReached(tests[1], after: tests[0]))
  }

  // MARK: Conditions that are certain

  private func verdicts(_ mode: String, _ tests: [JSON], in key: String = "when") throws -> [String]
  {
    let condition: JSON = .object(JSONObject([.init(mode, .array(tests))]))
    return try diagnostics(.object(JSONObject([.init(key, condition)])))
      .map { "\($0.code) \($0.location?.pointer ?? "") \($0.message.prefix { $0 != ":" })" }
  }

  @Test(
    arguments: [
      ("any", "city", ["ne", "a"], ["ne", "b"], "this always holds"),
      ("any", "city", ["is_null"], ["is_not_null"], "this always holds"),
      ("any", "city", ["not_in", ["a", "b"]], ["not_in", ["c"]], "this always holds"),
      ("any", "city", ["contains", "a"], ["not_contains", "a"], "this always holds"),
      ("any", "hs_email_optout", ["is_true"], ["is_not_true"], "this always holds"),
      (
        "any", "numemployees", ["lt", 10], ["ge", 5],
        "this holds wherever numemployees has a value"
      ),
      (
        "any", "createdate", ["lt", "2031-05-02T00:00:00Z"], ["ge", "2031-05-02T00:00:00Z"],
        "this always holds"
      ),
      ("all", "numemployees", ["gt", 10], ["lt", 5], "this never holds"),
      ("all", "numemployees", ["gt", 5], ["lt", 5], "this never holds"),
      ("all", "numemployees", ["ge", 5], ["lt", 5], "this never holds"),
      ("all", "numemployees", ["eq", 4], ["gt", 4], "this never holds"),
      ("all", "city", ["eq", "a"], ["eq", "b"], "this never holds"),
      ("all", "city", ["eq", "Kiel"], ["starts_with", "B"], "this never holds"),
    ] as [(String, String, [JSON], [JSON], String)]
  )
  func `two tests may decide for every record`(
    _ mode: String,
    _ field: String,
    _ first: [JSON],
    _ second: [JSON],
    _ verdict: String
  ) throws {
    let tests = [first, second].map { words in
      Self.test(field, words[0].string ?? "", words.dropFirst().first)
    }
    #expect(try verdicts(mode, tests) == ["M704 /rules/7/when \(verdict)"])
  }

  @Test(
    arguments: [
      ("any", ["lt", 5], ["gt", 5]), ("any", ["lt", 5], ["ge", 6]), ("any", ["eq", 4], ["eq", 5]),
      ("all", ["ge", 5], ["le", 5]), ("all", ["gt", 5], ["gt", 10]),
      ("all", ["lt", 10], ["gt", 5]),
    ] as [(String, [JSON], [JSON])]
  )
  func `bounds that leave something open decide nothing`(
    _ mode: String,
    _ first: [JSON],
    _ second: [JSON]
  ) throws {
    let tests = [first, second].map { Self.test("numemployees", $0[0].string ?? "", $0[1]) }
    #expect(try verdicts(mode, tests) == [])
  }

  @Test func `a value that may be null is covered by a test for null`() throws {
    let tests = [
      Self.test("numemployees", "lt", 10), Self.test("numemployees", "ge", 5),
      Self.test("numemployees", "is_null"),
    ]
    #expect(try verdicts("any", tests) == ["M704 /rules/7/when this always holds"])
  }

  @Test func `what is meant may be the other of all and any`() throws {
    func fixes(_ mode: String, _ tests: JSON...) throws -> [String] {
      let condition = JSON.object(JSONObject([.init(mode, .array(tests))]))
      return try diagnostics(["when": condition]).flatMap(\.fixes).map(\.title)
    }
    let (kiel, bonn) = (Self.test("city", "ne", "Kiel"), Self.test("city", "ne", "Bonn"))
    #expect(try fixes("any", kiel, bonn) == ["ask for all of them"])
    let none = Self.test("city", "is_null")
    #expect(try fixes("any", none, Self.test("city", "is_not_null")) == [])
    let few = Self.test("numemployees", "lt", 5)
    let many = Self.test("numemployees", "gt", 10)
    #expect(try fixes("all", few, many) == ["ask for any of them"])
  }
}
