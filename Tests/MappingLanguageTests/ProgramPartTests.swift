import Records
import Testing

@testable import MappingLanguage

/// Parts of records and of elements are checked when they are written, as plain fields are.
@Suite struct ProgramPartTests {
  private static let target: Catalog = {
    func field(
      _ name: String,
      _ type: FieldType,
      _ change: (inout CatalogField) -> Void = { _ in }
    ) -> CatalogField {
      var field = CatalogField(name, type: type)
      change(&field)
      return field
    }
    return Catalog(
      system: "salesforce",
      object: "Lead",
      label: "Lead",
      fields: [
        field("Lines", .list(.record)),
        field("Lines.code", .text) {
          $0.maxLength = 4
          $0.requiredOnCreate = true
        },
        field("Lines.rate", .option) {
          $0.options = [FieldOption("std", label: "Standard"), FieldOption("old")]
          $0.options[1].active = false
          $0.restricted = true
        },
        field("Lines.count", .int) {
          $0.minimum = 0
          $0.maximum = 9
        },
        field("Lines.price", .dec) {
          $0.precision = 4
          $0.scale = 2
        },
        field("Lines.mail", .email), field("Lines.paid", .bool), field("Lines.from", .date),
        field("Lines.at", .datetime), field("Lines.guests", .list(.record)) { $0.maxItems = 2 },
        field("Lines.guests.name", .text) { $0.maxLength = 3 },
        field("Lines.marks", .list(.text)) { $0.maxLength = 2 },
        field("Lines.badges", .optionSet) { $0.maxItems = 1 },
        field("Home", .record),
        field("Home.city", .text) {
          $0.maxLength = 5
          $0.lengthUnit = .byte
        },
        field("Home.geo", .record), field("Home.geo.lat", .dec) { $0.maximum = 90 },
        field("Free", .record),
      ]
    )
  }()

  private func outcome(
    _ sections: JSON,
    _ properties: JSON
  ) throws -> RecordOutcome {
    let program = try MappingProgram.compile(
      ProgramFixture.spec(sections),
      source: ProgramFixture.source,
      target: Self.target
    )
    let record = ProgramFixture.record(properties)
    return try MappingWorker(program).run(record, ProgramFixture.context, current: .new)
  }

  /// What becomes of bookings that are copied as they are.
  private func copied(_ bookings: JSON) throws -> RecordOutcome {
    try outcome(
      ["rules": [["target": "Lines", "value": ["field": "bookings"]]]],
      ["bookings": bookings]
    )
  }

  struct Part: Sendable, CustomTestStringConvertible {
    let name: String
    let value: JSON
    /// As it is written, or the fault.
    let result: String

    var testDescription: String { "\(name) of \(value.text())" }

    init(_ name: String, _ value: JSON, _ result: String) {
      self.name = name
      self.value = value
      self.result = result
    }
  }

  static let parts: [Part] = [
    Part("code", "éééé", #""éééé""#),
    Part("code", "ABCDE", "R402 The text has 5 characters; Lines[1].code takes 4."),
    Part("code", 12, "R401 The value is not what Lines[1].code takes: text."),
    Part("code", nil, "R201 Lines[1].code needs a value, and there is none."),
    Part("code", "", "R201 Lines[1].code needs a value, and there is none."),
    Part("rate", "Standard", #""std""#),
    Part("rate", "old", "R403 The value is not one of the 1 options of Lines[1].rate."),
    Part("count", 9, "9"), Part("count", .number("2.0"), "2"),
    Part("count", .number("2.5"), "R401 The value is not what Lines[1].count takes: int."),
    Part("count", "9", "R401 The value is not what Lines[1].count takes: int."),
    Part("count", 10, "R404 The number is above what Lines[1].count takes: 9."),
    Part("count", -1, "R404 The number is below what Lines[1].count takes: 0."),
    Part("price", .number("12.50"), "12.50"),
    Part("price", .number("0.125"), "R404 Lines[1].price takes 2 digits after the point, not 3."),
    Part("price", 100, "R404 Lines[1].price takes 2 digits before the point, not more."),
    Part("mail", "ada@example.com", #""ada@example.com""#),
    Part("mail", "ada", "R401 The value is not what Lines[1].mail takes: email."),
    Part("paid", true, "true"),
    Part("paid", "yes", "R401 The value is not what Lines[1].paid takes: bool."),
    Part("from", "2026-01-15", #""2026-01-15""#),
    Part("from", "soon", "R401 The value is not what Lines[1].from takes: date."),
    Part("at", "2026-01-15T08:30:00+01:00", #""2026-01-15T07:30:00.000Z""#),
    Part("at", "2026-01-15", "R401 The value is not what Lines[1].at takes: datetime."),
    Part("guests", [["name": "Ada"]], #"[{"name":"Ada"}]"#),
    Part(
      "guests",
      [["name": "Ada"], ["name": "Grace"]],
      "R402 The text has 5 characters; Lines[1].guests[1].name takes 3."
    ),
    Part("guests", "Ada", "R401 The value is not what Lines[1].guests takes: list<record>."),
    Part(
      "guests",
      [["name": "A"], ["name": "B"], ["name": "C"]],
      "R134 The list has 3 elements; Lines[1].guests takes 2."
    ),
    Part("badges", ["new", nil], #"["new"]"#),
    Part("badges", ["new", "hot"], "R134 The list has 2 elements; Lines[1].badges takes 1."),
    Part("marks", ["a", "bcd"], "R402 The text has 3 characters; Lines[1].marks[1] takes 2."),
    Part("unknown", ["x": 1], #"{"x":1}"#),
  ]

  @Test(arguments: parts)
  func `every part of an element is checked as a field of its type is`(_ part: Part) throws {
    let sound: JSONObject = JSONObject([.init("code", "A1")])
    var second = sound
    second[part.name] = part.value
    switch try copied([.object(sound), .object(second)]) {
    case .emitted(let mapped):
      let lines = try JSON(parsing: mapped.json)["Lines"]?.array ?? []
      #expect(lines.first == .object(sound))
      #expect(lines.last?[part.name]?.text(.compact) == part.result)
    case .rejected(let rejection):
      #expect("\(rejection.code.rawValue) \(rejection.message)" == part.result)
      #expect(rejection.target == "Lines")
    case .dropped, .held, .runFailed: Issue.record("neither written nor refused")
    }
  }

  @Test func `parts that a variable makes are counted as they are written`() throws {
    let sections: JSON = [
      "variables": [
        [
          "name": "lines", "each": ["field": "bookings"],
          "parts": [["to": "code", "value": ["item": "ref"], "on_null": "drop"]],
        ]
      ],
      "rules": [["target": "Lines", "value": ["var": "lines"], "on_error": "hold_record"]],
    ]
    let found = try outcome(
      sections,
      ["bookings": [["ref": "A1"], ["x": 1], ["ref": " 1234 "], ["ref": "12345"]]]
    )
    guard case .held(let held) = found else {
      Issue.record("\(found)")
      return
    }
    // The second has no reference and is left out.
    #expect(
      held.failure?.message == "The text has 5 characters; Lines[2].code takes 4."
    )
  }

  @Test func `a record inside a record is checked`() throws {
    func sections(_ latitude: JSON) -> JSON {
      [
        "variables": [
          ["name": "geo", "parts": [["to": "lat", "value": ["const": latitude]]]],
          [
            "name": "home",
            "parts": [
              ["to": "city", "value": ["field": "name"]], ["to": "geo", "value": ["var": "geo"]],
            ],
          ],
        ],
        "rules": [["target": "Home", "value": ["var": "home"]]],
      ]
    }
    #expect(
      try outcome(sections(53), ["name": "Köln"]).drawing
        == #"{"Home":{"city":"Köln","geo":{"lat":53}}}"#
    )
    #expect(try outcome(sections(53), ["name": "Zürich"]).drawing == "R402 by r1 at Home")
    guard case .rejected(let rejection) = try outcome(sections(91), ["name": "Ulm"]) else {
      Issue.record("91 degrees are taken")
      return
    }
    #expect(rejection.message == "The number is above what Home.geo.lat takes: 90.")
  }

  @Test(arguments: ["null", "hold_record", "fail_run"])
  func `a part that must be there is missed whatever the policy says`(_ policy: String) throws {
    let rule: JSON = [
      "target": "Lines", "value": ["field": "bookings"], "on_error": .string(policy),
    ]
    let found = try outcome(["rules": [rule]], ["bookings": [["count": 1]]])
    #expect(found.drawing == "R201 by r1 at Lines")
  }

  @Test func `what a catalog does not list is written as it is`() throws {
    let rules: JSON = ["rules": [["target": "Free", "value": ["var": "all"]]]]
    var sections = rules.object ?? JSONObject()
    sections["variables"] = [
      ["name": "all", "parts": [["to": "any", "value": ["field": "name"]]]]
    ]
    #expect(
      try outcome(.object(sections), ["name": "a long name"]).drawing
        == #"{"Free":{"any":"a long name"}}"#
    )
  }

  @Test(arguments: [("Kiel", #"{"Home":{"city":"Kiel"}}"#), ("Ulm", "{}")])
  func `one record is there only where "keep" holds`(_ name: String, _ written: String) throws {
    let sections: JSON = [
      "variables": [
        [
          "name": "home", "parts": [["to": "city", "value": ["field": "name"]]],
          "keep": ["all": [["of": ["field": "name"], "op": "eq", "arg": "Kiel"]]],
        ]
      ],
      "rules": [["target": "Home", "value": ["var": "home"]]],
    ]
    #expect(try outcome(sections, ["name": .string(name)]).drawing == written)
  }
}
