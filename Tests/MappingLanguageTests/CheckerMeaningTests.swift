import Diagnostics
import MappingLanguage
import Records
import Testing

/// What the checker says about the text beside the spec.
@Suite struct CheckerMeaningTests {
  private func diagnostics(_ changes: JSON...) throws -> [Diagnostic] {
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: .array(changes)
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    return try RejectionFile(name: "meaning", json: [:]).report(on: spec).diagnostics
  }

  private func sentence(_ text: String) -> JSON {
    ["op": "add", "path": "/description/-", "value": ["id": "S5", "text": .string(text)]]
  }

  private func cited(_ quote: String) -> JSON {
    [
      "op": "add", "path": "/rules/6/because/-", "value": ["s": "S5", "quote": .string(quote)],
    ]
  }

  @Test(arguments: [
    ("Don't write the customer's city if it's 'Unknown'.", ["Unknown"]),
    ("Use \u{201C}Nowhere\u{201D} and \u{2018}Elsewhere\u{2019} there.", ["Nowhere", "Elsewhere"]),
    ("Write 'O'Brien' for the boss's city.", ["O'Brien"]),
    ("The city's name isn't quoted.", []),
  ])
  func `finds what stands in quotation marks, and no apostrophe`(
    _ text: String,
    _ literals: [String]
  ) throws {
    let found = try diagnostics(sentence(text), cited(text))
    #expect(found.map(\.code) == literals.map { _ in .M803 })
    for literal in literals {
      #expect(found.contains { $0.message.contains("'\(literal)'") })
    }
  }

  @Test func `a literal may stand in a variable, a table or a label the rule uses`() throws {
    // r5 cites S3, whose 'Other' and 'Web' stand in a step and in the value map.
    #expect(try diagnostics() == [])
    let text = "The 'City' is what 'city' says."
    #expect(try diagnostics(sentence(text), cited(text)) == [])
  }

  @Test(
    arguments: [
      (["field": "city", "then": [["fn": "default", "value": "UNKNOWN"]]], []),
      (["field": "city", "then": [["fn": "default", "value": "unknown"]]], ["UNKNOWN"]),
      (["coalesce": [["field": "city"], ["const": "Unknown"]]], ["UNKNOWN"]),
      // What becomes of it has another case, or the case is not looked at.
      (
        ["coalesce": [["field": "city"], ["const": "Unknown"]], "then": [["fn": "upper"]]], []
      ),
      (
        [
          "field": "city",
          "then": [["fn": "replace", "search": "unknown", "with": "-", "case_insensitive": true]],
        ], []
      ),
    ] as [(JSON, [String])]
  )
  func `a literal is written as the sentence writes it`(
    _ value: JSON,
    _ literals: [String]
  ) throws {
    let text = "Write 'UNKNOWN' where there is no city."
    let found = try diagnostics(
      sentence(text),
      cited(text),
      ["op": "replace", "path": "/rules/6/value", "value": value]
    ).filter { $0.code == .M803 }
    #expect(found.count == literals.count)
  }

  @Test(arguments: [
    ("'Direct Traffic' and 'REFERRALS'", []),
    ("'Direct Traffic' and 'Offline Sources'", ["Offline Sources"]),
    ("'Web Site'", []), ("'Phone'", ["Phone"]),
  ])
  func `a literal may be the label of an option whose value the rule says`(
    _ text: String,
    _ missing: [String]
  ) throws {
    let reason: JSON = ["s": "S5", "quote": .string(text)]
    let changes: JSON = [
      sentence(text), ["op": "add", "path": "/rules/4/because/-", "value": reason],
    ]
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: changes)
    let labels: JSON = [
      ["op": "add", "path": "/fields/17/options/0/label", "value": "Web Site"],
      ["op": "add", "path": "/fields/17/options/1/label", "value": "Phone"],
    ]
    let file = RejectionFile(name: "meaning", json: ["target": labels])
    let found = try file.report(on: MappingSpec(json: json, source: "mapping.json")).diagnostics
    #expect(found.map(\.code) == missing.map { _ in .M803 })
    for literal in missing {
      #expect(found.contains { $0.message.contains("'\(literal)'") })
    }
  }

  @Test(arguments: ["the  boss\u{2019}s CITY", "THE BOSS'S city"])
  func `a quote that differs in case alone is mended safely`(_ quote: String) throws {
    let found = try diagnostics(sentence("Write the boss's city."), cited(quote))
    #expect(found.map(\.code) == [.M801])
    #expect(found.first?.fixes.map(\.grade) == [.safe])
    #expect(found.first?.fixes.first?.patch.contains("the boss's city") == true)
  }

  @Test func `typographic marks and line breaks make no other quote`() throws {
    let text = "Write the boss\u{2019}s\n city."
    #expect(try diagnostics(sentence(text), cited("the boss's city")) == [])
  }

  @Test func `a question or a note that it is not mapped answers a sentence`() throws {
    let reason: JSON = ["s": "S5", "quote": "newsletter"]
    let text = sentence("Mind the newsletter.")
    let question: JSON = [
      "op": "add", "path": "/questions",
      "value": [["because": [reason], "text": "How?", "options": ["So"]]],
    ]
    let note: JSON = [
      "op": "add", "path": "/not_mapped", "value": [["because": [reason], "reason": "later"]],
    ]
    #expect(try diagnostics(text).map(\.code) == [.M802])
    #expect(try diagnostics(text, question) == [])
    #expect(try diagnostics(text, note) == [])
  }

  @Test func `an unanswered sentence or an open question keeps a version from approval`() throws {
    func allows(_ changes: JSON...) throws -> Bool {
      let json = try RejectionFile.changed(
        RejectionFile.document("Base/spec.json"),
        by: .array(changes)
      )
      let spec = try MappingSpec(json: json, source: "mapping.json")
      return try RejectionFile(name: "meaning", json: [:]).report(on: spec).allowsApproval
    }
    #expect(try allows())
    #expect(try !allows(sentence("Mind the newsletter.")))
    let question: JSON = [
      "op": "add", "path": "/questions",
      "value": [
        [
          "because": [["s": "S1", "quote": "contacts"]], "text": "How?", "options": ["So"],
        ]
      ],
    ]
    #expect(try !allows(question))
  }

  /// What is said about the null that a test in a filter takes along, and the tests after the fix.
  private func taking(_ when: JSON) throws -> [(message: String, fixed: [String])] {
    let filter: JSON = [
      "op": "add", "path": "/filters/-",
      "value": [
        "id": "f2", "action": "drop_record", "when": when,
        "because": [["s": "S4", "quote": "without an e-mail address"]],
      ],
    ]
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: [filter])
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "meaning", json: [:]).report(on: spec)
    return report.diagnostics.filter { $0.code == .M805 }.map { diagnostic in
      let fixed = diagnostic.fixes.first.flatMap { MappingChecker.patched(spec, by: $0) }
      var condition = fixed?.filters.last?.when
      if condition?.mode == .any, let variable = fixed?.variables.last,
        condition?.tests.last == ConditionTest(of: Atom(.variable(variable.name)), .isTrue),
        case .value(let value) = variable.body, case .test(let asked) = value.head
      {
        condition = asked
      }
      return (
        diagnostic.message,
        condition?.mode == .all ? condition?.tests.map { $0.json.text(.canonical) } ?? [] : []
      )
    }
  }

  @Test(arguments: [
    (#"{"op":"ne","of":{"field":"city"},"arg":"Ulm"}"#, "city", ["city"]),
    (#"{"op":"not_in","of":{"field":"city"},"arg":["Ulm"]}"#, "city", ["city"]),
    (#"{"op":"not_contains","of":{"field":"tags"},"arg":"a"}"#, "tags", ["tags"]),
    (#"{"op":"not_matches","of":{"field":"city"},"arg":"^U"}"#, "city", ["city"]),
    (#"{"op":"ne","of":{"field":"id"},"arg_of":{"field":"city"}}"#, "city", ["city"]),
    (
      #"{"op":"ne","of":{"field":"company"},"arg_of":{"field":"city"}}"#, "company or city",
      ["company", "city"]
    ),
  ])
  func `a negative test says whose null it takes along, and how not to`(
    _ test: String,
    _ names: String,
    _ asked: [String]
  ) throws {
    let test = try JSON(parsing: test)
    let op = try #require(test["op"]?.string)
    let asks = asked.map { name -> JSON in ["of": ["field": .string(name)], "op": "is_not_null"] }
    for mode in ["all", "any"] {
      let found = try taking([mode: [test]])
      #expect(found.map(\.message) == ["\"\(op)\" also holds where \(names) is null"])
      let fixed = ([test] + asks).map { $0.text(.canonical) }
      #expect(found.first?.fixed == fixed, "\(found)")
    }
    // Among several tests of which one is enough, both are asked in a variable.
    let other: JSON = ["op": "eq", "of": ["field": "id"], "arg": "7"]
    #expect(
      try taking(["any": [other, test]]).map(\.fixed) == [
        ([test] + asks).map { $0.text(.canonical) }
      ]
    )
    // Who has asked knows.
    #expect(try taking(["all": .array([test] + asks)]).isEmpty)
    let isNull = asked.map { name -> JSON in ["of": ["field": .string(name)], "op": "is_null"] }
    #expect(try taking(["any": .array(isNull + [test])]).isEmpty)
  }

  @Test func `a variable that asks one of several tests stands before the one that uses it`() throws
  {
    let test: JSON = [
      "any": [
        ["op": "ne", "of": ["field": "city"], "arg": "Ulm"],
        ["op": "eq", "of": ["field": "id"], "arg": "7"],
      ]
    ]
    let variable: JSON = [
      "op": "add", "path": "/variables/0", "value": ["name": "away", "value": ["test": test]],
    ]
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: [variable])
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let file = RejectionFile(name: "meaning", json: [:])
    let found = try file.report(on: spec).diagnostics.filter { $0.code == .M805 }
    let fix = try #require(found.first?.fixes.first)
    let fixed = try #require(MappingChecker.patched(spec, by: fix))
    let after = try file.report(on: fixed).diagnostics
    #expect(!after.contains { $0.code == .M805 || $0.code == .M107 }, "\(after)")
    #expect(fixed.variables.map(\.name).prefix(2) == ["asked_1", "away"])
  }

  @Test func `a spec without variables gets its first one from the fix`() throws {
    let test: JSON = [
      "any": [
        ["op": "ne", "of": ["field": "name"], "arg": "Ulm"],
        ["op": "is_true", "of": ["field": "active"]],
      ]
    ]
    let spec = try ProgramFixture.spec(["filters": [["action": "drop_record", "when": test]]])
    #expect(spec.variables.isEmpty)
    let report = MappingChecker.check(
      spec,
      source: ProgramFixture.source,
      target: ProgramFixture.target,
      options: CheckOptions(specName: "test.json")
    )
    let fix = try #require(report.diagnostics.first { $0.code == .M805 }?.fixes.first)
    #expect(MappingChecker.patched(spec, by: fix)?.variables.map(\.name) == ["asked_1"])
  }
}
