import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// What is offered works: fixes mend what they are offered for, and hints name what fits.
@Suite struct OfferedFixTests {
  private static let source: Catalog = {
    var source = ProgramFixture.source
    var answer = CatalogField("answer", path: FieldPath(["properties", "answer"]), type: .option)
    answer.options = [FieldOption("true"), FieldOption("false"), FieldOption("unknown")]
    var (mostly, flag) = (answer, CatalogField("flag", path: FieldPath(["flag"]), type: .int))
    mostly.name = "mostly"
    mostly.options.append(FieldOption("never"))
    (flag.minimum, flag.maximum) = (0, 1)
    var country = CatalogField("country", path: FieldPath(["country"]), type: .option)
    country.options = [FieldOption("Atlantis"), FieldOption("France")]
    source.fields += [
      answer, mostly, flag, country,
      CatalogField("phone", path: FieldPath(["properties", "phone"]), type: .phone),
    ]
    return source
  }()

  private static let target: Catalog = {
    var target = ProgramFixture.target
    target.fields.append(CatalogField("Home", type: .country))
    return target
  }()

  private func found(_ sections: JSON) throws -> [Diagnostic] {
    MappingChecker.check(
      try ProgramFixture.spec(sections),
      source: Self.source,
      target: Self.target,
      options: CheckOptions(specName: "test.json")
    ).diagnostics
  }

  private func copying(_ value: JSON, to target: String) throws -> [Diagnostic] {
    try found(["rules": [["target": .string(target), "value": value]]])
  }

  @Test(arguments: [
    ("tier", "Active", "Write a \"case\": \"to_boolean\" takes none of its values."),
    ("phone", "Website", "Write another value, or leave the field out."),
    ("mostly", "Active", "Write a \"case\": \"to_boolean\" takes only 2 of 4 of its values."),
    ("seats", "Active", "Write a \"test\" that says which numbers are true, such as \"ne\" 0."),
    ("revenue", "Active", "Write a \"test\" that says which numbers are true, such as \"ne\" 0."),
    ("country", "Home", "Write a \"case\": \"to_country\" takes only 1 of 2 of its values."),
    ("bookings", "Title", "Take one field of its elements with \"pluck\", then \"first\"."),
  ])
  func `no step is offered that fails for most values`(
    _ field: String,
    _ target: String,
    _ hint: String
  ) throws {
    let problems = try copying(["field": .string(field)], to: target)
    let problem = try #require(problems.first { $0.code == .M301 })
    #expect(problem.fixes == [])
    #expect(problem.hint == hint)
  }

  @Test func `a step is offered that takes some of the values`() throws {
    let problems = try copying(["field": "answer"], to: "Active")
    let problem = try #require(problems.first { $0.code == .M301 })
    #expect(problem.fixes.map(\.title) == ["add \"to_boolean\""])
  }

  @Test func `numbers of which two are known are true and false`() throws {
    let value: JSON = ["field": "flag"]
    let problem = try #require(copying(value, to: "Active").first { $0.code == .M301 })
    #expect(problem.fixes.map(\.title) == ["add \"to_boolean\""])
    let spec = try ProgramFixture.spec(["rules": [["target": "Active", "value": value]]])
    let fixed = try #require(MappingChecker.patched(spec, by: problem.fixes[0]))
    let rule = fixed.rules[0].value.json
    #expect(
      try copying(rule, to: "Active").allSatisfy { $0.severity != .error || $0.code == .M401 }
    )
    let step = try #require(rule["then"]?.array?.first)
    #expect(step["true_values"] == [1] && step["false_values"] == [0])
  }

  @Test func `a date that is written is a date`() throws {
    #expect(try !copying(["const": "2026-02-28"], to: "Born").contains { $0.code == .M301 })
    #expect(try copying(["const": "28.02.2026"], to: "Born").contains { $0.code == .M301 })
    let instant: JSON = ["const": "2026-02-28T08:00:00Z"]
    #expect(try !copying(instant, to: "Created").contains { $0.code == .M301 })
    let mapped = try ProgramFixture.value(["const": "2026-02-28"], [:], to: "Born")
    #expect(mapped == #"{"Born":"2026-02-28"}"#)
  }

  @Test(
    arguments: [
      ("seats", "gt", "10", "10", "a whole number such as 10"),
      ("revenue", "in", ["1.50", 2], "[1.50,2]", "a number such as 10.5"),
      ("name", "eq", 7, "\"7\"", "a text"),
      ("active", "eq", true, nil, "\"is_true\" or \"is_false\", without an argument"),
    ] as [(String, String, JSON, String?, String)]
  )
  func `a constant is offered in the type it is compared with`(
    _ field: String,
    _ op: String,
    _ constant: JSON,
    _ written: String?,
    _ expected: String
  ) throws {
    let sections: JSON = [
      "filters": [
        [
          "action": "drop_record",
          "when": [
            "all": [["of": ["field": .string(field)], "op": .string(op), "arg": constant]]
          ],
        ]
      ]
    ]
    let problem = try #require(found(sections).first { $0.code == .M309 })
    #expect(problem.expected == expected)
    let fix = try #require(problem.fixes.first)
    #expect(fix.title == "write it as \(written ?? "\"is_true\"")")
    let fixed = try #require(MappingChecker.patched(ProgramFixture.spec(sections), by: fix))
    let after = MappingChecker.check(
      fixed,
      source: Self.source,
      target: Self.target,
      options: CheckOptions(specName: "test.json")
    )
    #expect(!after.diagnostics.contains { $0.code == .M309 }, "\(fix.patch)")
  }

  @Test(
    arguments: [
      (["%H:%M", "DD.MM.YYYY"], nil), (["iso", "DD.MM.YYYY"], #"write it as ["iso","%d.%m.%Y"]"#),
    ] as [(JSON, String?)]
  )
  func `patterns are offered that the step takes`(_ formats: JSON, _ title: String?) throws {
    let value: JSON = [
      "field": "name", "then": [["fn": "parse_date", "formats": formats]],
    ]
    let problem = try #require(copying(value, to: "Born").first { $0.code == .M311 })
    #expect(problem.fixes.first?.title == title)
  }

  @Test func `letters that say UTC are offered as the offset`() throws {
    let step: JSON = [
      "fn": "parse_datetime", "formats": ["%Y-%m-%d %H:%M:%SZ"], "time_zone": "+02:00",
    ]
    let value: JSON = ["field": "name", "then": [step]]
    let problem = try #require(copying(value, to: "Born").first { $0.code == .M311 })
    #expect(problem.fixes.first?.title == #"write it as ["%Y-%m-%d %H:%M:%S%z"]"#)
  }

  private func filter(_ op: String) -> JSON {
    ["all": [["of": ["field": "name"], "op": .string(op), "arg": "a"]]]
  }

  private func document(_ op: String) throws -> JSON {
    let sections: JSON = ["filters": [["action": "drop_record", "when": filter("eq")]]]
    let change: JSON = [
      ["op": "replace", "path": "/filters/0/when", "value": filter(op)]
    ]
    return try RejectionFile.changed(ProgramFixture.spec(sections).json, by: change)
  }

  @Test(arguments: [
    ("equals", "eq"), ("==", "eq"), ("EQ", "eq"), ("Not-Equals", "ne"), ("isOneOf", "in"),
    ("beginsWith", "starts_with"), ("contain", "contains"), ("gte", "ge"),
  ])
  func `an operator of another language is offered as ours`(_ op: String, _ ours: String) throws {
    let wrong = try document(op)
    let list = try #require(throws: DiagnosticList.self) {
      try MappingSpec(json: wrong, source: "test.json")
    }
    let problem = try #require(list.diagnostics.first)
    #expect(problem.hint == "Use \"\(ours)\".")
    let fix = try #require(problem.fixes.first)
    let fixed = try RejectionFile.changed(wrong, by: JSON(parsing: fix.patch))
    #expect(try MappingSpec(json: fixed, source: "test.json").json == document(ours))
  }

  @Test func `operators of other languages are none of ours, and stand once`() {
    for op in ConditionTest.Operator.allCases {
      #expect(ConditionTest.Operator(foreign: op.rawValue) == nil, "\(op)")
    }
  }

  @Test(arguments: ["not_starts_with", "not_ends_with"])
  func `a negation that is not there is not turned around`(_ op: String) {
    let sections: JSON = [
      "filters": [
        [
          "action": "drop_record",
          "when": ["all": [["of": ["field": "name"], "op": .string(op), "arg": "a"]]],
        ]
      ]
    ]
    do {
      _ = try ProgramFixture.spec(sections)
      Issue.record("\(op) was taken")
    } catch let list as DiagnosticList {
      #expect(list.diagnostics.first?.hint?.hasPrefix("Use \"not_matches\"") == true)
      #expect(list.diagnostics.first?.fixes == [])
    } catch {
      Issue.record("\(error)")
    }
  }

  /// A spec with one problem, its report, and where the problem stands in both.
  private func misfit(
    _ sections: JSON
  ) throws -> (context: CheckContext, report: CheckReport, index: Int, rule: String) {
    let context = CheckContext(
      spec: try ProgramFixture.spec(sections),
      source: Self.source,
      target: Self.target,
      options: CheckOptions(specName: "test.json")
    )
    let report = MappingChecker.check(
      context.spec,
      source: context.source,
      target: context.target,
      options: context.options
    )
    let index = try #require(report.diagnostics.firstIndex { $0.code == .M301 })
    let pointer = try #require(report.diagnostics[index].location?.pointer)
    return (context, report, index, String(pointer.prefix("/rules/0".count)))
  }

  private func fix(_ grade: Fix.Grade, _ path: String, _ value: String) -> Fix {
    let patch = #"[{"op":"replace","path":"\#(path)","value":\#(value)}]"#
    return Fix("\(value)", grade: grade, patch: patch)
  }

  @Test func `a fix that mends nothing, brings an error or makes no spec is not offered`() throws {
    var (context, report, index, rule) = try misfit([
      "rules": [["target": "Born", "value": ["field": "seats"]]]
    ])
    let offered = [
      fix(.safe, rule + "/target", #""Born""#), fix(.likely, rule + "/value", #"{"field":"none"}"#),
      fix(.likely, rule + "/value", #"{"field":7}"#),
      fix(.likely, rule + "/value", #"{"field":"born"}"#),
      fix(.asks, rule + "/target", #""Born""#),
    ]
    report.diagnostics[index].fixes = offered
    let verified = MappingChecker.verifyingFixes(of: report, context)
    #expect(verified.diagnostics[index].fixes == Array(offered.suffix(2)))
  }

  @Test func `of a large spec only so many fixes are tried, and no other is offered`() throws {
    let entries = (0..<9_999).map { number -> JSON in ["from": .number("\(number)"), "to": "x"] }
    var (context, report, index, rule) = try misfit([
      "rules": [["target": "Born", "value": ["field": "seats"]]],
      "value_maps": [["name": "large", "entries": .array(entries)]],
    ])
    let offered = Array(repeating: fix(.likely, rule + "/value", #"{"field":"born"}"#), count: 40)
    report.diagnostics[index].fixes = offered
    let verified = MappingChecker.verifyingFixes(of: report, context)
    let kept = verified.diagnostics[index].fixes.count
    #expect(kept >= 5 && kept < 20)
  }
}
