import Records
import Testing

@testable import MappingLanguage

/// Filters, policies and what is written.
@Suite struct ProgramRuleTests {
  private func outcome(
    _ rule: [String: JSON],
    _ properties: JSON,
    current: CurrentRecord = .new,
    operation: String = "insert"
  ) throws -> String {
    let members = rule.sorted { $0.key < $1.key }.map { JSONObject.Member($0.key, $0.value) }
    return try ProgramFixture.mapped(
      ["rules": [.object(JSONObject(members))]],
      properties,
      operation: operation,
      current: current
    )
  }

  // MARK: Filters

  private static let filters: JSON = [
    "filters": [
      [
        "id": "f1", "when": ["all": [["of": ["field": "email"], "op": "is_null"]]],
        "action": "drop_record",
      ],
      [
        "id": "f2",
        "when": ["all": [["of": ["field": "name"], "op": "eq", "arg": "?"]]],
        "action": "hold_record", "ask": ["text": "Who?", "options": ["Ada", "nobody"]],
      ],
      [
        "id": "f3",
        "when": ["all": [["of": ["field": "name"], "op": "is_null"]]],
        "action": "reject_record", "target": "LastName",
      ],
    ],
    "rules": [["target": "LastName", "value": ["field": "name"]]],
  ]

  @Test func `the first filter that hits decides`() throws {
    #expect(try ProgramFixture.mapped(Self.filters, [:]) == "dropped by f1")
    #expect(
      try ProgramFixture.mapped(Self.filters, ["email": "a@b.example"]) == "R130 by f3 at LastName"
    )
    let held = try ProgramFixture.run(Self.filters, ["email": "a@b.example", "name": "?"])
    guard case .held(let record) = held else {
      Issue.record("the record is not held: \(held)")
      return
    }
    #expect(record.by == "f2")
    #expect(record.ask == Filter.Ask(text: "Who?", options: ["Ada", "nobody"]))
    #expect(
      try ProgramFixture.mapped(Self.filters, ["email": "a@b.example", "name": "Ada"])
        == #"{"LastName":"Ada"}"#
    )
  }

  @Test func `a filter that cannot be computed follows the defaults`() throws {
    func filtered(_ policy: String) throws -> String {
      try ProgramFixture.mapped(
        [
          "defaults": ["on_error": .string(policy)],
          "filters": [
            [
              "id": "f1",
              "when": ["all": [["of": ["field": "seats"], "op": "gt", "arg": 5]]],
              "action": "drop_record",
            ]
          ],
        ],
        ["seats": "many"]
      )
    }
    #expect(try filtered("reject_record") == "R101 by f1 at -")
    #expect(try filtered("hold_record") == "held by f1")
    #expect(try filtered("fail_run") == "run failed: R101 by f1")
    #expect(try filtered("null") == "{}")
  }

  // MARK: Policies

  @Test(arguments: [
    ("reject_record", "R101 by r1 at Seats"), ("hold_record", "held by r1"),
    ("fail_run", "run failed: R101 by r1"), ("null", "{}"),
  ])
  func `on_error decides what a failing rule does`(_ policy: String, _ expected: String) throws {
    let rule: [String: JSON] = [
      "target": "Seats", "value": ["field": "seats"], "on_error": .string(policy),
    ]
    #expect(try outcome(rule, ["seats": "many"]) == expected)
  }

  @Test func `on_null leaves out, erases or refuses`() throws {
    func rule(_ policy: String) -> [String: JSON] {
      ["target": "Title", "value": ["field": "name"], "on_null": .string(policy)]
    }
    #expect(try outcome(rule("omit"), [:]) == "{}")
    #expect(try outcome(rule("write_null"), [:]) == #"{"Title":null}"#)
    #expect(try outcome(rule("reject_record"), [:]) == "R201 by r1 at Title")
  }

  @Test func `a rule whose condition is false writes nothing, not even null`() throws {
    let rule: [String: JSON] = [
      "target": "Title", "value": ["field": "name"], "on_null": "write_null",
      "when": ["all": [["of": ["field": "active"], "op": "is_true"]]],
    ]
    #expect(try outcome(rule, ["name": "Ada"]) == "{}")
    #expect(try outcome(rule, ["active": true]) == #"{"Title":null}"#)
  }

  @Test func `text is trimmed when written and blanks alone are null`() throws {
    let padded: JSON = ["field": "name", "then": [["fn": "prepend", "text": " / "]]]
    #expect(
      try outcome(["target": "Title", "value": padded], ["name": "a"]) == #"{"Title":"/ a"}"#
    )
    #expect(try outcome(["target": "Title", "value": ["const": "  "]], [:]) == "{}")
  }

  @Test func `a required field without a value refuses the record`() throws {
    let rule: [String: JSON] = ["target": "LastName", "value": ["field": "name"]]
    #expect(try outcome(rule, [:]) == "R201 by r1 at LastName")
    #expect(
      try outcome(rule, [:], current: .existing(Array("{}".utf8)), operation: "insert") == "{}",
      "an existing record keeps what it has"
    )
  }

  // MARK: Target checks

  struct Check: Sendable, CustomTestStringConvertible {
    let target: String
    let value: JSON
    let outcome: String

    var testDescription: String { "\(target) of \(value.text())" }

    init(_ target: String, _ value: JSON, _ outcome: String) {
      self.target = target
      self.value = value
      self.outcome = outcome
    }
  }

  static let checks: [Check] = [
    Check("Email", "ada@example.com", #"{"Email":"ada@example.com"}"#),
    Check("Email", "Ada@Example.com", #"{"Email":"Ada@Example.com"}"#),
    Check("Email", "ada", "R401 by r1 at Email"),
    Check("Email", "ada.lovelace@example.com", "R402 by r1 at Email"),
    Check("LastName", "0123456789", #"{"LastName":"0123456789"}"#),
    Check("LastName", "0123456789x", "R402 by r1 at LastName"),
    Check("LastName", "éééééééééé", #"{"LastName":"éééééééééé"}"#),
    Check("Phone", "+1 415 555 0134 x7", #"{"Phone":"+1 415 555 0134 x7"}"#),
    Check("Phone", "call me", "R401 by r1 at Phone"),
    Check("Website", "example.com/a", #"{"Website":"example.com/a"}"#),
    Check("Website", "not a site", "R401 by r1 at Website"),
    Check("Seats", 1000, #"{"Seats":1000}"#), Check("Seats", 1001, "R404 by r1 at Seats"),
    Check("Seats", -1, "R404 by r1 at Seats"), Check("Seats", "5", "R401 by r1 at Seats"),
    Check("Revenue", .number("1234.50"), #"{"Revenue":1234.50}"#),
    Check("Revenue", .number("1234.500"), #"{"Revenue":1234.500}"#),
    Check("Revenue", .number("0.001"), "R404 by r1 at Revenue"),
    Check("Revenue", 10000, "R404 by r1 at Revenue"),
    Check("Source", "Web", #"{"Source":"Web"}"#), Check("Source", "Referral", #"{"Source":"ref"}"#),
    Check("Source", "web", "R403 by r1 at Source"), Check("Active", "yes", "R401 by r1 at Active"),
    Check("Tags", ["a", "b"], #"{"Tags":"a;b"}"#),
    Check("Born", "2026-01-15", #"{"Born":"2026-01-15"}"#),
    Check("Born", "soon", "R401 by r1 at Born"), Check("Title", 5, "R401 by r1 at Title"),
  ]

  @Test(arguments: checks) func `is checked when written, never changed to fit`(
    _ check: Check
  ) throws {
    let rule: [String: JSON] = ["target": .string(check.target), "value": ["const": check.value]]
    #expect(try outcome(rule, [:]) == check.outcome)
  }

  @Test func `an instant becomes a date in UTC`() throws {
    let rule: [String: JSON] = ["target": "Born", "value": ["field": "created"]]
    #expect(
      try outcome(rule, ["created": "2026-01-15T23:30:00-01:00"]) == #"{"Born":"2026-01-16"}"#
    )
  }

  // MARK: Keys, present values

  @Test func `the key's text goes with the record and may not be missing`() throws {
    let sections: JSON = [
      "rules": [
        ["target": "Title", "value": ["field": "name"]],
        ["target": "Key", "value": ["field": "id"]],
      ]
    ]
    let outcome = try ProgramFixture.run(sections, [:], operation: "upsert", key: ["Key"])
    guard case .emitted(let mapped) = outcome else {
      Issue.record("nothing was emitted: \(outcome)")
      return
    }
    #expect(mapped.key == "7")
    #expect(mapped.id == "7")
    let named: JSON = ["rules": [["target": "Key", "value": ["field": "name"]]]]
    #expect(
      try ProgramFixture.mapped(named, [:], operation: "upsert", key: ["Key"])
        == "R201 by r1 at Key"
    )
  }

  @Test func `fills only what is empty`() throws {
    let rule: [String: JSON] = [
      "target": "Title", "value": ["field": "name"], "write": "if_empty",
    ]
    let full = CurrentRecord.existing(Array(#"{"Title":"Countess"}"#.utf8))
    let blank = CurrentRecord.existing(Array(#"{"Title":" "}"#.utf8))
    #expect(try outcome(rule, ["name": "Ada"], current: full) == "{}")
    #expect(try outcome(rule, ["name": "Ada"], current: blank) == #"{"Title":"Ada"}"#)
    #expect(try outcome(rule, ["name": "Ada"], current: .new) == #"{"Title":"Ada"}"#)
  }

  @Test func `fills only what is empty by default, and always writes the key`() throws {
    let sections: JSON = [
      "defaults": ["write": "if_empty"],
      "rules": [
        ["target": "Key", "value": ["field": "name"], "on_null": "reject_record"],
        ["target": "Title", "value": ["field": "name"]],
      ],
    ]
    let full = CurrentRecord.existing(Array(#"{"Key":"Ada","Title":"Countess"}"#.utf8))
    let mapped = try ProgramFixture.mapped(
      sections,
      ["name": "Ada"],
      operation: "upsert",
      key: ["Key"],
      current: full
    )
    #expect(mapped == #"{"Key":"Ada"}"#)
  }

  @Test func `reads what the destination holds and whether it does`() throws {
    let rule: [String: JSON] = [
      "target": "Tags",
      "value": ["list": [["current": "Tags"], ["field": "tags"]], "then": [["fn": "distinct"]]],
    ]
    let current = CurrentRecord.existing(Array(#"{"Tags":"b;c"}"#.utf8))
    #expect(try outcome(rule, ["tags": "a;b"], current: current) == #"{"Tags":"b;c;a"}"#)
    let isNew: [String: JSON] = [
      "target": "Active", "value": ["test": ["all": [["op": "is_new"]]]],
    ]
    #expect(try outcome(isNew, [:], current: .new) == #"{"Active":true}"#)
    #expect(try outcome(isNew, [:], current: current) == #"{"Active":false}"#)
  }

  @Test func `an update skips what the destination does not have`() throws {
    let rule: [String: JSON] = ["target": "Title", "value": ["field": "name"]]
    #expect(
      try outcome(rule, ["name": "Ada"], current: .new, operation: "update")
        == "dropped by update_only"
    )
    #expect(
      try outcome(rule, ["name": "Ada"], current: .existing([0x7B, 0x7D]), operation: "update")
        == #"{"Title":"Ada"}"#
    )
  }

  @Test func `counts what each rule and filter did`() throws {
    let program = try ProgramFixture.program([
      "value_maps": [["name": "m", "entries": [["from": "a", "to": "Web"]]]],
      "filters": [
        [
          "id": "f1", "when": ["all": [["of": ["field": "note"], "op": "is_not_null"]]],
          "action": "drop_record",
        ]
      ],
      "rules": [
        [
          "target": "Source", "on_error": "null",
          "value": [
            "field": "name", "then": [["fn": "map_value", "map": "m", "unlisted": "error"]],
          ],
        ]
      ],
    ])
    let worker = MappingWorker(program)
    for properties: JSON in [["name": "a"], ["name": "b"], [:], ["note": "x"]] {
      _ = try worker.run(ProgramFixture.record(properties), ProgramFixture.context, current: .new)
    }
    _ = try worker.explain(ProgramFixture.record([:]), ProgramFixture.context, current: .new)
    #expect(worker.counters.records == 4)
    #expect(worker.counters.filters == [1])
    let rule = worker.counters.rules[0]
    #expect([rule.emitted, rule.null, rule.error, rule.unlisted] == [1, 2, 1, 1])
    var sum = worker.counters
    sum += worker.counters
    #expect(sum.rules[0].null == 4)
  }
}
