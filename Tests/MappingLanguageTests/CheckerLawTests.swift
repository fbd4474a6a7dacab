import Diagnostics
import MappingLanguage
import Records
import Testing

/// Laws of the checker, at specs and catalogs that once broke them.
@Suite struct CheckerLawTests {
  private func report(_ changes: JSON...) throws -> CheckReport {
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: .array(changes)
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    return try RejectionFile(name: "law", json: [:]).report(on: spec)
  }

  private func value(_ text: String) throws -> JSON {
    ["op": "replace", "path": "/rules/3/value", "value": try JSON(parsing: text)]
  }

  /// Without `as` an id is an id, an option is one of its options: that is another type.
  @Test(arguments: [
    ("city", true), ("id", false), ("email", false), ("website", false), ("lifecyclestage", false),
  ])
  func `only a text that is read as text is told to leave it out`(
    _ field: String,
    _ isTold: Bool
  ) throws {
    let found = try report(value(#"{"field": "\#(field)", "as": "text"}"#)).diagnostics
    #expect(found.contains { $0.code == .M214 } == isTold)
  }

  /// Every value of a variable is tried where it is a parameter, also beside another variable.
  @Test(arguments: [
    (["UTC", "Mars/Base"], ["en", "de"], 0),
    (["UTC", "+01:00"], ["en", "tlh"], 1),
    (["UTC", "+01:00"], ["en", "de"], nil),
  ])
  func `a value that a parameter cannot have is found`(
    _ zones: [String],
    _ locales: [String],
    _ wrong: Int?
  ) throws {
    func variable(_ name: String, _ values: [String]) -> JSON {
      let arm: JSON = [
        "when": ["all": [["of": ["field": "city"], "op": "is_null"]]],
        "value": ["const": .string(values[0])],
      ]
      return [
        "name": .string(name), "value": ["case": [arm], "else": ["const": .string(values[1])]],
      ]
    }
    let found = try report(
      [
        "op": "add", "path": "/variables", "value": [variable("z", zones), variable("l", locales)],
      ],
      value(
        #"""
        {"field": "createdate", "then": [{"fn": "format_datetime", "format": "%d %B",
          "time_zone": {"var": "z"}, "locale": {"var": "l"}}]}
        """#
      )
    ).diagnostics.filter { $0.code == .M310 }.compactMap { $0.location?.pointer }
    #expect(found == (wrong.map { ["/variables/\($0)/value/else/const"] } ?? []))
  }

  @Test func `the default region is a telephone's, and no word of another function`() throws {
    let found = try report(value(#"{"field": "city", "then": [{"fn": "to_language"}]}"#))
      .diagnostics
    #expect(!found.contains { $0.code == .M310 || $0.code == .M104 })
  }

  @Test(arguments: [#"{"fn": "to_text"}"#, #"{"fn": "join", "separator": ","}"#])
  func `records have no text`(_ step: String) throws {
    let found = try report(value(#"{"field": "deals", "then": [\#(step)]}"#)).diagnostics
    let places = found.filter { $0.code == .M301 }.compactMap { $0.location?.pointer }
    #expect(places.contains { $0.hasPrefix("/rules/3/value/then/0") })
  }

  @Test func `a part that two rules write is checked against both targets`() throws {
    let changes: JSON = [
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": "deals", "each": ["field": "deals"],
          "parts": [["to": "title", "value": ["item": "name"], "on_null": "drop"]],
          "because": [["s": "S1", "quote": "Map contacts to leads"]],
        ],
      ],
      rule("r8", "Deals__c"), rule("r9", "More__c"),
    ]
    let target: JSON = [
      ["op": "add", "path": "/fields/-", "value": ["name": "More__c", "type": "list<record>"]],
      [
        "op": "add", "path": "/fields/-",
        "value": ["name": "More__c.title", "type": "text", "max_length": 20],
      ],
    ]
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: changes)
    let found = try RejectionFile(name: "law", json: ["target": target])
      .report(on: MappingSpec(json: json, source: "mapping.json")).diagnostics
    #expect(found.filter { $0.code == .M302 }.map(\.expected) == ["at most 20 characters"])
  }

  private func rule(_ id: String, _ target: String) -> JSON {
    [
      "op": "add", "path": "/rules/-",
      "value": [
        "id": .string(id), "target": .string(target), "value": ["var": "deals"],
        "because": [["s": "S1", "quote": "Map contacts to leads"]],
      ],
    ]
  }
}
