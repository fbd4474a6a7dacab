import Records
import Testing

@testable import MappingLanguage

/// Heads, steps, variables and record variables.
@Suite struct ProgramValueTests {
  private func title(_ value: JSON, _ properties: JSON) throws -> String {
    try ProgramFixture.value(value, properties)
  }

  // MARK: Heads

  @Test func `coalesce takes the first value and reads no further`() throws {
    let value: JSON = [
      "coalesce": [["field": "name"], ["field": "seats", "then": [["fn": "to_text"]]]]
    ]
    #expect(try title(value, ["name": "Ada", "seats": "many"]) == #"{"Title":"Ada"}"#)
    #expect(try title(value, ["name": " ", "seats": 3]) == #"{"Title":"3"}"#)
  }

  @Test func `concat skips nulls or becomes null and never trims`() throws {
    let skip: JSON = [
      "concat": [["field": "name"], ["field": "note"], ["field": "company"]], "separator": " | ",
      "nulls": "skip",
    ]
    #expect(try title(skip, ["name": "a", "company": "c"]) == #"{"Title":"a | c"}"#)
    let strict: JSON = ["concat": [["const": "HubSpot: "], ["field": "note"]], "nulls": "null"]
    #expect(try title(strict, ["note": "hi"]) == #"{"Title":"HubSpot: hi"}"#)
    #expect(try title(strict, [:]) == "{}")
  }

  @Test func `case takes the first arm that holds`() throws {
    let value: JSON = [
      "case": [
        [
          "when": ["all": [["of": ["field": "seats"], "op": "ge", "arg": 80]]],
          "value": ["const": "Hot"],
        ],
        [
          "when": ["all": [["of": ["field": "seats"], "op": "ge", "arg": 40]]],
          "value": ["const": "Warm"],
        ],
      ],
      "else": ["const": "Cold"],
    ]
    #expect(try title(value, ["seats": 90]) == #"{"Title":"Hot"}"#)
    #expect(try title(value, ["seats": 40]) == #"{"Title":"Warm"}"#)
    #expect(try title(value, [:]) == #"{"Title":"Cold"}"#)
  }

  @Test func `calculations are exact`() throws {
    func calc(_ name: String, _ then: JSON = []) -> JSON {
      [
        "calc": .string(name), "of": [["field": "revenue"], ["field": "seats"]], "nulls": "null",
        "then": then,
      ]
    }
    let record: JSON = ["revenue": .number("0.1"), "seats": 3]
    let text: JSON = [["fn": "to_text"]]
    #expect(try title(calc("sum", text), record) == #"{"Title":"3.1"}"#)
    #expect(try title(calc("difference", text), record) == #"{"Title":"-2.9"}"#)
    #expect(try title(calc("product", text), record) == #"{"Title":"0.3"}"#)
    #expect(try title(calc("quotient", text), record) == #"{"Title":"0.0333333333"}"#)
    #expect(try title(calc("minimum", text), record) == #"{"Title":"0.1"}"#)
    #expect(try title(calc("maximum", text), ["seats": 3]) == "{}")
    #expect(
      try title(calc("quotient", text), ["revenue": 1, "seats": 0]) == "R109 by r1 at Title"
    )
    let days: JSON = [
      "calc": "days_between", "of": [["field": "born"], ["field": "created"]], "nulls": "null",
      "then": text,
    ]
    #expect(
      try title(days, ["born": "2026-01-01", "created": "2026-02-01T00:00:00Z"])
        == #"{"Title":"31"}"#
    )
  }

  @Test func `lists splice, hold no null and are never empty`() throws {
    let value: JSON = [
      "list": [["field": "words"], ["const": "x"], ["field": "name"]],
      "then": [["fn": "distinct"], ["fn": "join", "separator": ","]],
    ]
    #expect(try title(value, ["words": ["a", "x", nil]]) == #"{"Title":"a,x"}"#)
    let empty: JSON = ["list": [["field": "words"], ["field": "name"]], "then": [["fn": "count"]]]
    #expect(try ProgramFixture.value(empty, ["words": []], to: "Seats") == "{}")
  }

  @Test func `a test is a value and never null`() throws {
    let value: JSON = ["test": ["any": [["of": ["field": "seats"], "op": "lt", "arg": 5]]]]
    #expect(try ProgramFixture.value(value, ["seats": 3], to: "Active") == #"{"Active":true}"#)
    #expect(try ProgramFixture.value(value, [:], to: "Active") == #"{"Active":false}"#)
  }

  // MARK: Steps

  @Test func `steps are strict but for default`() throws {
    let value: JSON = [
      "field": "name",
      "then": [
        ["fn": "null_if", "values": ["n/a"]], ["fn": "upper"], ["fn": "default", "value": "-"],
      ],
    ]
    #expect(try title(value, ["name": "n/a"]) == #"{"Title":"-"}"#)
    #expect(try title(value, ["name": "ada"]) == #"{"Title":"ADA"}"#)
  }

  @Test func `each applies to elements and drops those that become null`() throws {
    let value: JSON = [
      "field": "words",
      "then": [
        ["fn": "keep_characters", "set": "digits", "each": true], ["fn": "join", "separator": "+"],
      ],
    ]
    #expect(try title(value, ["words": ["a1", "b", "2"]]) == #"{"Title":"1+2"}"#)
  }

  @Test func `an error of an element may be null and takes that element alone`() throws {
    func sum(_ policy: JSON) -> JSON {
      [
        "field": "words",
        "then": [
          ["fn": "to_integer", "each": true, "on_error": policy], ["fn": "join", "separator": "+"],
        ],
      ]
    }
    let words: JSON = ["words": ["1", "many", "2"]]
    #expect(try title(sum("null"), words) == #"{"Title":"1+2"}"#)
    #expect(try title(sum("error"), words) == "R102 by r1 at Title")
    #expect(try title(sum("null"), ["words": ["many"]]) == "{}")
  }

  @Test func `an error of a step may be null`() throws {
    let value: JSON = [
      "field": "note",
      "then": [
        ["fn": "to_integer", "on_error": "null"], ["fn": "to_text"],
        ["fn": "default", "value": "?"],
      ],
    ]
    #expect(try title(value, ["note": "many"]) == #"{"Title":"?"}"#)
  }

  @Test func `a parameter may come from a variable`() throws {
    let sections: JSON = [
      "variables": [["name": "zone", "value": ["field": "zone"]]],
      "rules": [
        [
          "target": "Title",
          "value": [
            "field": "created",
            "then": [["fn": "format_datetime", "format": "%H:%M", "time_zone": ["var": "zone"]]],
          ],
        ]
      ],
    ]
    let created: JSON = "2026-01-15T08:30:00Z"
    func mapped(_ zone: JSON) throws -> String {
      try ProgramFixture.mapped(sections, ["created": created, "zone": zone])
    }
    #expect(try mapped("+02:00") == #"{"Title":"10:30"}"#)
    #expect(try mapped("-03:30") == #"{"Title":"05:00"}"#)
    #expect(try mapped(nil) == "{}")
    #expect(try mapped("Nowhere") == "R110 by r1 at Title")
  }

  // MARK: Variables

  @Test func `the error of a variable belongs to the rule that needed it first`() throws {
    let sections: JSON = [
      "variables": [["name": "n", "value": ["field": "note", "then": [["fn": "to_integer"]]]]],
      "rules": [
        ["target": "Seats", "value": ["var": "n"], "on_error": "null"],
        ["target": "Revenue", "value": ["var": "n"]],
      ],
    ]
    #expect(try ProgramFixture.mapped(sections, ["note": "x"]) == "R102 by r2 at Revenue")
    #expect(
      try ProgramFixture.mapped(sections, ["note": "5"]) == #"{"Seats":5,"Revenue":5}"#
    )
  }

  private static let stays: JSON = [
    "variables": [
      [
        "name": "stays", "each": ["field": "bookings"],
        "keep": ["all": [["of": ["item": "state"], "op": "ne", "arg": "cancelled"]]],
        "parts": [
          [
            "to": "room", "value": ["coalesce": [["item": "room"], ["item": "group.name"]]],
            "on_null": "drop",
          ],
          [
            "to": "nights",
            "value": ["item": "nights", "then": [["fn": "default", "value": "1"]]],
          ],
          ["to": "remark", "value": ["item": "remark", "then": [["fn": "truncate", "max": 4]]]],
        ],
      ]
    ],
    "rules": [["target": "Stays", "value": ["var": "stays"]]],
  ]

  @Test func `record variables make one record for each element that counts`() throws {
    let bookings: JSON = [
      ["room": "A", "nights": 2, "remark": "quiet please"], ["room": "B", "state": "cancelled"],
      ["group": ["name": "G"]], ["nights": 3],
    ]
    #expect(
      try ProgramFixture.mapped(Self.stays, ["bookings": bookings])
        == #"{"Stays":[{"room":"A","nights":"2","remark":"quie"},{"room":"G","nights":"1"}]}"#
    )
    #expect(try ProgramFixture.mapped(Self.stays, ["bookings": []]) == "{}")
  }

  @Test func `too many elements are never cut silently`() throws {
    let many = JSON.array(Array(repeating: ["room": "A"], count: 1001))
    #expect(
      try ProgramFixture.mapped(Self.stays, ["bookings": many]) == "R134 by r1 at Stays"
    )
  }

  @Test func `a single record exists entirely or not at all`() throws {
    let sections: JSON = [
      "variables": [
        [
          "name": "vehicle",
          "parts": [
            ["to": "plate", "value": ["field": "name"], "on_null": "drop"],
            ["to": "maker", "value": ["field": "company"], "on_null": "reject_record"],
            ["to": "note", "value": ["field": "note"]],
          ],
        ]
      ],
      "rules": [["target": "Vehicle", "value": ["var": "vehicle"], "on_error": "null"]],
    ]
    #expect(
      try ProgramFixture.mapped(sections, ["name": "X-1", "company": "Acme"])
        == #"{"Vehicle":{"plate":"X-1","maker":"Acme"}}"#
    )
    #expect(try ProgramFixture.mapped(sections, ["company": "Acme"]) == "{}")
    #expect(
      try ProgramFixture.mapped(sections, ["name": "X-1"]) == "R201 by r1 at Vehicle",
      "reject_record wins over on_error"
    )
  }
}
