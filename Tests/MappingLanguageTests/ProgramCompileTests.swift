import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// What keeps a spec from running is said before it runs.
@Suite struct ProgramCompileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let sections: JSON
    let code: DiagnosticCode
    let pointer: String

    var testDescription: String { name }
  }

  private static func rule(_ value: JSON, target: String = "Title") -> JSON {
    ["rules": [["target": .string(target), "value": value]]]
  }

  private static func step(_ step: JSON) -> JSON { rule(["field": "name", "then": [step]]) }

  static let cases: [Case] = [
    Case(
      name: "unknown source field",
      sections: rule(["field": "nmae"]),
      code: .M201,
      pointer: "/rules/0/value/field"
    ),
    Case(
      name: "unknown target field",
      sections: rule(["field": "name"], target: "Titel"),
      code: .M202,
      pointer: "/rules/0/target"
    ),
    Case(
      name: "unknown function",
      sections: step(["fn": "toLowerCase"]),
      code: .M103,
      pointer: "/rules/0/value/then/0/fn"
    ),
    Case(
      name: "unknown parameter",
      sections: step(["fn": "lower", "locale": "tr"]),
      code: .M104,
      pointer: "/rules/0/value/then/0/locale"
    ),
    Case(
      name: "bad parameter",
      sections: step(["fn": "truncate", "max": 0]),
      code: .M104,
      pointer: "/rules/0/value/then/0/max"
    ),
    Case(
      name: "refused pattern",
      sections: step(["fn": "regex_test", "pattern": "(a+)+"]),
      code: .M605,
      pointer: "/rules/0/value/then/0/pattern"
    ),
    Case(
      name: "foreign date pattern",
      sections: step(["fn": "parse_date", "formats": ["yyyy-MM-dd"]]),
      code: .M311,
      pointer: "/rules/0/value/then/0/formats"
    ),
    Case(
      name: "unknown secret",
      sections: step(["fn": "hmac_sha256", "secret": "x", "encoding": "hex"]),
      code: .M108,
      pointer: "/rules/0/value/then/0/secret"
    ),
    Case(
      name: "unknown value map",
      sections: step(["fn": "map_value", "map": "x", "else": nil]),
      code: .M108,
      pointer: "/rules/0/value/then/0/map"
    ),
    Case(
      name: "unknown variable",
      sections: rule(["var": "x"]),
      code: .M107,
      pointer: "/rules/0/value/var"
    ),
    Case(
      name: "unknown look-up",
      sections: rule(["lookup": "x"]),
      code: .M108,
      pointer: "/rules/0/value/lookup"
    ),
    Case(
      name: "two rules for one target",
      sections: [
        "rules": [
          ["target": "Title", "value": ["field": "name"]],
          ["target": "Title", "value": ["field": "note"]],
        ]
      ],
      code: .M205,
      pointer: "/rules/1/target"
    ),
    Case(
      name: "a look-up that needs itself",
      sections: [
        "variables": [["name": "v", "value": ["lookup": "l"]]],
        "lookups": [
          [
            "name": "l", "system": "salesforce", "object": "Account",
            "match": [["field": "Name", "equals": ["var": "v"]]], "return": "Id",
            "on_none": "null", "on_many": "error",
          ]
        ],
      ],
      code: .M506,
      pointer: "/lookups/0"
    ),
  ]

  @Test(arguments: cases) func `says what is wrong and where`(_ one: Case) throws {
    do throws(DiagnosticList) {
      _ = try MappingProgram.compile(
        try ProgramFixture.checkedSpec(one.sections),
        source: ProgramFixture.source,
        target: ProgramFixture.target
      )
      Issue.record("it compiled")
    } catch {
      #expect(error.diagnostics.map(\.code) == [one.code])
      #expect(error.diagnostics.first?.location?.pointer == one.pointer)
    }
  }

  @Test func `a key without a rule does not compile`() throws {
    #expect(throws: DiagnosticList.self) {
      try ProgramFixture.program(["rules": []], operation: "upsert", key: ["Key"])
    }
  }

  @Test func `says which fields it reads on either side`() throws {
    let program = try ProgramFixture.program([
      "rules": [
        ["target": "Title", "value": ["coalesce": [["field": "note"], ["field": "name"]]]],
        ["target": "LastName", "value": ["field": "name"], "write": "if_empty"],
        ["target": "Phone", "value": ["current": "Title"]],
      ]
    ])
    #expect(program.sourceFields == ["note", "name"])
    #expect(program.currentFields == ["LastName", "Title"])
    #expect(program.needsCurrent)
    #expect(try !ProgramFixture.program(["rules": []]).needsCurrent)
  }

  @Test func `defaults stand in for what a step leaves out`() throws {
    let sections: JSON = [
      "defaults": ["time_zone": "+02:00", "region": "GB"],
      "rules": [
        [
          "target": "Title",
          "value": [
            "field": "created", "then": [["fn": "format_datetime", "format": "%H:%M"]],
          ],
        ],
        [
          "target": "Phone",
          "value": [
            "field": "note", "then": [["fn": "normalize_phone", "check": "possible"]],
          ],
        ],
      ],
    ]
    let record: JSON = ["created": "2026-01-15T08:30:00Z", "note": "020 7946 0018"]
    #expect(
      try ProgramFixture.mapped(sections, record)
        == #"{"Title":"10:30","Phone":"+442079460018"}"#
    )
  }
}

extension ProgramFixture {
  /// Like ``spec(_:operation:key:)``; a spec that cannot even be read is a list of diagnostics too.
  static func checkedSpec(_ sections: JSON) throws(DiagnosticList) -> MappingSpec {
    do {
      return try spec(sections)
    } catch {
      throw error as? DiagnosticList ?? DiagnosticList([])
    }
  }
}
