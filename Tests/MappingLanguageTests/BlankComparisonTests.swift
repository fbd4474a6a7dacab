import Diagnostics
import MappingLanguage
import Records
import Testing

/// What compares with nothing, or with values of another kind, is told what it was meant to ask.
@Suite struct BlankComparisonTests {
  private func filter(_ mode: String, _ tests: [JSON]) -> JSON {
    [
      "op": "replace", "path": "/filters/0/when",
      "value": .object(JSONObject([.init(mode, .array(tests))])),
    ]
  }

  private func test(_ field: String, _ op: String, _ argument: String) throws -> JSON {
    ["of": ["field": .string(field)], "op": .string(op), "arg": try JSON(parsing: argument)]
  }

  /// Tests of the spec say nothing here: they expect another filter.
  private func isOfCheck(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.code != .M901 && diagnostic.code != .M902
  }

  /// What the check says of the first filter, and of whatever the first fix makes of it.
  private func found(_ patch: JSON) throws -> (before: [Diagnostic], after: [Diagnostic]?, JSON?) {
    let file = RejectionFile(name: "blank", json: ["patch": [patch]])
    let json = try file.document()
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let before = try file.report(on: spec).diagnostics.filter(isOfCheck)
    let fix = before.first { $0.severity == .error }?.fixes.first
    let fixed = fix.flatMap { MappingChecker.patched(spec, by: $0) }
    let after = try fixed.map { try file.report(on: $0).diagnostics.filter(isOfCheck) }
    return (before, after, fixed?.json["filters"]?.array?.first?["when"])
  }

  @Test(
    arguments: [
      ("city", "eq", "null", "M309", #"{"all":[{"of":{"field":"city"},"op":"is_null"}]}"#),
      ("city", "ne", "null", "M309", #"{"all":[{"of":{"field":"city"},"op":"is_not_null"}]}"#),
      ("tags", "ne", "null", "M309", #"{"all":[{"of":{"field":"tags"},"op":"is_not_null"}]}"#),
      (
        "hs_email_optout", "eq", "null", "M309",
        #"{"all":[{"of":{"field":"hs_email_optout"},"op":"is_null"}]}"#
      ),
      (
        "city", "in", #"["a",null]"#, "M309",
        #"""
        {"any":[{"of":{"field":"city"},"op":"in","arg":["a"]},
         {"of":{"field":"city"},"op":"is_null"}]}
        """#
      ),
      (
        "city", "not_in", #"["a",null]"#, "M309",
        #"""
        {"all":[{"of":{"field":"city"},"op":"not_in","arg":["a"]},
         {"of":{"field":"city"},"op":"is_not_null"}]}
        """#
      ),
      (
        "city", "in", #"["","a"]"#, "M310",
        #"""
        {"any":[{"of":{"field":"city"},"op":"in","arg":["a"]},
         {"of":{"field":"city"},"op":"is_null"}]}
        """#
      ),
      (
        "city", "not_in", #"["","a"]"#, "M310",
        #"""
        {"all":[{"of":{"field":"city"},"op":"not_in","arg":["a"]},
         {"of":{"field":"city"},"op":"is_not_null"}]}
        """#
      ),
      ("city", "ne", #""""#, "M310", #"{"all":[{"of":{"field":"city"},"op":"is_not_null"}]}"#),
      (
        "hs_email_optout", "ne", "true", "M309",
        #"{"all":[{"of":{"field":"hs_email_optout"},"op":"is_not_true"}]}"#
      ),
      (
        "hs_email_optout", "eq", "false", "M309",
        #"{"all":[{"of":{"field":"hs_email_optout"},"op":"is_false"}]}"#
      ),
      (
        "tags", "eq", #""a""#, "M309",
        #"{"all":[{"of":{"field":"tags"},"op":"contains","arg":"a"}]}"#
      ),
      (
        "tags", "not_in", #"["a","b"]"#, "M309",
        #"{"all":[{"of":{"field":"tags"},"op":"not_contains","arg":["a","b"]}]}"#
      ),
      (
        "city", "eq", #"["a","b"]"#, "M309",
        #"{"all":[{"of":{"field":"city"},"op":"in","arg":["a","b"]}]}"#
      ),
      (
        "numemployees", "ne", #"["1",2]"#, "M309",
        #"{"all":[{"of":{"field":"numemployees"},"op":"not_in","arg":[1,2]}]}"#
      ),
    ]
  )
  func `the fix asks what was meant, and nothing else is said`(
    _ field: String,
    _ op: String,
    _ argument: String,
    _ code: String,
    _ condition: String
  ) throws {
    let (before, after, when) = try found(filter("all", [test(field, op, argument)]))
    let errors = before.filter { $0.severity == .error }
    #expect(errors.map(\.code.rawValue) == [code])
    if op == "ne" || op == "not_in", field != "tags" || argument == "null",
      field != "numemployees"
    {
      #expect(before.count == 1, "\(before)")
    }
    #expect(when == (try JSON(parsing: condition)))
    #expect(after?.contains { $0.severity == .error } == false, "\(after ?? [])")
    let asked = try #require(when?.object?.members.first?.value.array?.last?["op"]?.string)
    #expect(errors.first?.hint?.contains("\"\(asked)\"") == true, "\(errors)")
  }

  @Test func `among several tests that must all hold, a variable asks for one of two`() throws {
    let tests = [
      try test("city", "in", #"["a",null]"#), ["of": ["field": "email"], "op": "is_null"],
    ]
    let (before, after, when) = try found(filter("all", tests))
    #expect(before.filter { $0.severity == .error }.map(\.code) == [.M309])
    #expect(
      when?["all"]?.array?.first == ["of": ["var": "asked_1"], "op": "is_true"],
      "\(before)"
    )
    #expect(after?.contains { $0.severity == .error } == false, "\(after ?? [])")
  }

  @Test func `where one test is enough, the other is added`() throws {
    let tests = [
      try test("city", "in", #"["a",""]"#), ["of": ["field": "email"], "op": "is_null"],
    ]
    let (_, after, when) = try found(filter("any", tests))
    #expect(when?["any"]?.array?.count == 3)
    #expect(
      when?["any"]?.array?.last == ["of": ["field": "city"], "op": "is_null"],
      "\(when ?? nil)"
    )
    #expect(after?.contains { $0.severity == .error } == false)
  }

  @Test func `a list has no beginning`() throws {
    let (before, _, _) = try found(filter("all", [test("tags", "starts_with", #""a""#)]))
    #expect(before.map(\.hint) == ["Use \"contains\"."])
  }

  @Test func `null has no order`() throws {
    let (before, _, _) = try found(filter("all", [test("numemployees", "gt", "null")]))
    #expect(before.map(\.hint) == ["Write a value."])
    #expect(before.allSatisfy { $0.fixes.isEmpty })
  }

  @Test(arguments: ["all", "any"])
  func `a list of tests inside another belongs into a variable`(_ mode: String) throws {
    let inner = JSON.object(
      JSONObject([.init(mode, [["of": ["field": "city"], "op": "is_null"]])])
    )
    let file = RejectionFile(name: "nested", json: ["patch": [filter("all", [inner])]])
    let found = try file.diagnostics()
    #expect(found.map(\.code) == [.M101])
    #expect(found.map(\.location?.pointer) == ["/filters/0/when/all/0"])
    let variable = "{\"test\": {\"\(mode)\": [...]}}"
    #expect(
      found.first?.hint
        == "Put it into a variable, \(variable), and ask whether that \"is_true\"."
    )
  }
}
