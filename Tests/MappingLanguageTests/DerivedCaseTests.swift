import Records
import Testing

@testable import MappingLanguage

/// Cases derived from a spec: each edge is tried, and its words tell what was put in.
@Suite struct DerivedCaseTests {
  private static let sections: JSON = [
    "value_maps": [["name": "m", "entries": [["from": "a", "to": "Web"]]]],
    "lookups": [
      [
        "name": "account", "system": "salesforce", "object": "Account",
        "match": [["field": "Name", "equals": ["field": "company"]]],
        "return": "Id", "on_none": "null", "on_many": "error",
      ]
    ],
    "variables": [
      [
        "name": "is_big",
        "value": ["test": ["all": [["of": ["field": "seats"], "op": "ge", "arg": 250]]]],
      ]
    ],
    "filters": [
      [
        "action": "drop_record",
        "when": [
          "all": [
            ["of": ["field": "zone"], "op": "eq", "arg": "x"],
            ["of": ["field": "born"], "op": "lt", "arg": "1990-05-05"],
          ]
        ],
      ]
    ],
    "rules": [
      ["target": "LastName", "value": ["field": "name"], "on_null": "reject_record"],
      [
        "target": "Title",
        "value": ["field": "note", "then": [["fn": "default", "value": "none"]]],
      ],
      ["target": "Account", "value": ["lookup": "account"]],
      ["target": "Seats", "value": ["field": "seats"]],
      [
        "target": "Source",
        "value": [
          "field": "tier", "then": [["fn": "map_value", "map": "m", "unlisted": "error"]],
        ],
      ],
      [
        "target": "Active",
        "value": [
          "case": [
            [
              "when": ["all": [["of": ["var": "is_big"], "op": "is_true"]]],
              "value": ["const": true],
            ]
          ], "else": ["const": false],
        ],
      ],
      [
        "target": "Website", "value": ["const": "https://example.com/"], "write": "if_empty",
      ],
    ],
  ]

  private static let usual = SpecTest(
    name: "usual",
    input: ["name": "Byron", "company": "Fjord Works", "tier": "a", "seats": 10],
    expect: SpecTest.Expectation(outcome: .emit)
  )

  private static func derived() throws -> DerivedCases {
    try #require(DerivedCases(of: try ProgramFixture.program(sections), from: [usual]))
  }

  @Test(arguments: [
    ("name of 10 characters", #"written, LastName "aaaaaaaaaa""#),
    ("name of 11 characters", "invalid at LastName: R402"),
    ("no name", "invalid at LastName: R201"),
    ("no note", "written as usual"),
    ("note in unusual characters", #"written, Title "Zoë Łódź e\#u{301} 李 👩‍🚀\#u{A0}ß""#),
    ("seats \"many\", which is no number", "invalid at Seats: R101"),
    ("tier \"g\"", "invalid at Source: R110"),
    ("tier \"a\"", "written as usual"),
    ("tier \"never heard of\", which is not an option", "invalid at Source: R110"),
    ("seats 249", "written, Seats 249"),
    ("seats 250", "written, Seats 250, Active true"),
    ("seats 251", "written, Seats 251, Active true"),
    ("zone \"x\", born \"1990-05-04\"", "skipped by f1"),
    ("born \"1990-05-05\", zone \"x\"", "written as usual"),
    ("born \"1990-05-06\", zone \"x\"", "written as usual"),
    ("the look-up account finds nothing", "written, Account left alone"),
    ("the look-up account finds two records", "invalid at Account: R302"),
    ("the destination holds Website \"https://www.example.com/\"", "written, Website left alone"),
  ])
  func `tries an edge`(words: String, result: String) throws {
    let cases = try Self.derived().cases
    let one = try #require(cases.first { $0.words == words }, "\(cases.map(\.words))")
    #expect(one.result == result)
  }

  @Test func `tells every part that an edge belongs to, and says each input once`() throws {
    let derived = try Self.derived()
    let empty = try #require(derived.cases.first { $0.words == "no seats" })
    #expect(empty.about == ["variable is_big", "r4"])
    #expect(derived.about(["f1"]).allSatisfy { $0.about.contains("f1") })
    #expect(derived.about(["is_big"]).contains(empty))
    #expect(derived.about(["nobody"]).isEmpty)
    let worlds = derived.cases.map { [$0.test.input, $0.test.current ?? 0, $0.test.lookups ?? 0] }
    #expect(Set(worlds).count == worlds.count)
  }

  @Test func `is a test that passes, and comes out the same again`() throws {
    let program = try ProgramFixture.program(Self.sections)
    let derived = try Self.derived()
    #expect(derived.cases.count > 25)
    #expect(SpecTestRunner(program).failures(of: derived.cases.map(\.test)) == [])
    let lines = derived.cases.map(\.test.caseLine).joined(separator: "\n")
    let (cases, problems) = SpecTest.cases(parsing: Array(lines.utf8), source: "cases")
    #expect(problems == [])
    #expect(cases.map(\.test) == derived.cases.map(\.test))
    #expect(try Self.derived().cases == derived.cases)
  }

  @Test func `lets a look-up find something for a changed key`() throws {
    let sections = Self.sections
    let program = try ProgramFixture.program(sections)
    let cases = try #require(DerivedCases(of: program, from: [Self.usual])).cases
    let empty = try #require(cases.first { $0.words == "no company" })
    #expect(empty.result == "written, Account left alone")
    // The usual record has its account, although nobody said what the look-up finds.
    #expect(try Self.derived().usual.test.lookups?["account"]?.array?.count == 1)
  }

  @Test func `begins with usual values where there is no test`() throws {
    let program = try ProgramFixture.program([
      "rules": [["target": "LastName", "value": ["field": "name"]]]
    ])
    let derived = try #require(DerivedCases(of: program, from: []))
    #expect(derived.usual.test.input == ["name": "Sample"])
    #expect(derived.cases.map(\.words).contains("name of 11 characters"))
  }

  @Test func `stops at a number of cases, and says so`() throws {
    let fields = ProgramFixture.source.fields.filter { $0.type == .text }
    let list = (0..<200).map { JSON.string("value \($0)") }
    let tests: [JSON] = fields.flatMap { field in
      list.map { ["of": ["field": .string(field.name)], "op": "in", "arg": [$0]] }
    }
    let program = try ProgramFixture.program([
      "filters": [["action": "drop_record", "when": ["any": .array(tests)]]],
      "rules": [["target": "LastName", "value": ["field": "name"]]],
    ])
    let derived = try #require(DerivedCases(of: program, from: []))
    #expect(derived.cases.count == DerivedCases.casesMax)
    #expect(derived.leftOut > 300)
  }

  @Test func `says what came out of a sample as closely as it can`() throws {
    let program = try ProgramFixture.program([
      "rules": [
        ["target": "Title", "value": ["field": "note"], "on_null": "write_null"],
        ["target": "Seats", "value": ["field": "seats"]],
        ["target": "LastName", "value": ["field": "name"]],
      ]
    ])
    let record = ProgramFixture.record(["name": "Byron", "zone": "not read"])
    let test = SpecTest(sample: record, of: program, name: "sample 7")
    #expect(test.input == ["name": "Byron"])
    let trace = try #require(SpecTestRunner(program).trace(of: test))
    let expected = SpecTest.Expectation(of: trace.outcome, rules: program.spec.rules)
    #expect(expected.record == ["LastName": "Byron"])
    #expect(expected.leftOut == ["Seats"] && expected.erased == ["Title"])
  }
}
