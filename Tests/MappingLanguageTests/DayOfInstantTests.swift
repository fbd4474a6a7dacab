import Diagnostics
import MappingLanguage
import Records
import Testing

/// A point in time that becomes a day: written to a field of days, or counted by days.
@Suite struct DayOfInstantTests {
  private func patch(_ zone: String) throws -> JSON {
    let rule = try BaseExplanation.rule("Born__c", #"{"field":"createdate"}"#)
    let defaults: JSON = ["op": "replace", "path": "/defaults/time_zone", "value": .string(zone)]
    return .array((rule.array ?? []) + [defaults])
  }

  @Test(arguments: [
    ("-05:00", #"{"Born":"2025-12-31"}"#), ("UTC", #"{"Born":"2026-01-01"}"#),
    ("+02:00", #"{"Born":"2026-01-01"}"#), (nil, #"{"Born":"2026-01-01"}"#),
  ])
  func `its day is that of the zone of the defaults`(_ zone: String?, _ record: String) throws {
    let mapped = try ProgramFixture.mapped(
      [
        "rules": [["target": "Born", "value": ["field": "created"]]],
        "defaults": zone.map { ["time_zone": .string($0)] } ?? [:],
      ],
      ["created": "2026-01-01T02:00:00Z"]
    )
    #expect(mapped == record)
  }

  @Test func `a day before the first year is refused`() throws {
    let mapped = try ProgramFixture.mapped(
      [
        "rules": [["target": "Born", "value": ["field": "created"]]],
        "defaults": ["time_zone": "-05:00"],
      ],
      ["created": "0001-01-01T02:00:00Z"]
    )
    #expect(mapped == "R401 by r1 at Born")
  }

  @Test(arguments: ["-05:00", "UTC"])
  func `an explanation names the zone and the loss`(_ zone: String) throws {
    let explanation = try BaseExplanation.explanation(patch(zone))
    #expect(explanation.text.contains("Born__c is createdate, only its day, in \(zone)."))
    let losses = BaseExplanation.texts(explanation, .loss, by: "r8")
    #expect(losses == ["of createdate, the time of day"])
    let refused = BaseExplanation.texts(explanation, .refused, by: "r8")
    let tooEarly = "it is not a day of the years 1 to 9999"
    #expect(refused.contains(tooEarly) == (zone != "UTC"))
  }

  @Test(arguments: ["-05:00", "UTC"])
  func `the checker names the zone`(_ zone: String) throws {
    let file = RejectionFile(name: "day", json: ["patch": try patch(zone)])
    let found = try file.diagnostics()
    #expect(found.map(\.code) == [.M703])
    #expect(found.map(\.severity) == [.note])
    #expect(
      found.first?.message
        == "Born__c holds days: a point in time becomes its day in \(zone)"
    )
  }

  @Test func `the days of a list are told as well`() throws {
    let explanation = try BaseExplanation.explanation(
      BaseExplanation.rule("Days__c", #"{"list":[{"field":"createdate"}]}"#),
      target: [
        ["op": "add", "path": "/fields/-", "value": ["name": "Days__c", "type": "list<date>"]]
      ]
    )
    #expect(explanation.text.contains("only its day, in UTC"), "\(explanation.text)")
  }

  @Test(arguments: [
    ("-05:00", "30"), ("UTC", "31"), ("+02:00", "31"), ("+22:30", "32"), (nil, "31"),
  ])
  func `days between are those of the zone of the defaults`(
    _ zone: String?,
    _ days: String
  ) throws {
    let mapped = try ProgramFixture.mapped(
      [
        "rules": [
          [
            "target": "Title",
            "value": [
              "calc": "days_between", "of": [["field": "born"], ["field": "created"]],
              "nulls": "null", "then": [["fn": "to_text"]],
            ],
          ]
        ],
        "defaults": zone.map { ["time_zone": .string($0)] } ?? [:],
      ],
      ["born": "2026-01-01", "created": "2026-02-01T02:00:00Z"]
    )
    #expect(mapped == #"{"Title":"\#(days)"}"#)
  }

  @Test(arguments: [
    ("createdate", "-05:00", ", by the days of -05:00"),
    ("createdate", nil, ", by the days of UTC"),
    ("birthday", "-05:00", ""),
  ])
  func `an explanation names the zone whose days are counted`(
    _ field: String,
    _ zone: String?,
    _ words: String
  ) throws {
    let value = #"""
      {"calc":"days_between","of":[{"field":"birthday"},{"field":"\#(field)"}],"nulls":"null"}
      """#
    let place: JSON = "/defaults/time_zone"
    let defaults: JSON =
      zone.map { ["op": "replace", "path": place, "value": .string($0)] }
      ?? ["op": "remove", "path": place]
    let rule = try BaseExplanation.rule("NumberOfEmployees", value)
    let explanation = try BaseExplanation.explanation(.array((rule.array ?? []) + [defaults]))
    let expected = "the days between birthday and \(field) (nothing where one is empty)\(words)."
    #expect(explanation.text.contains(expected), "\(explanation.text)")
  }

  @Test func `a zone of the defaults that is not known does not compile`() throws {
    let rules: JSON = [["target": "Title", "value": ["field": "name"]]]
    #expect(throws: DiagnosticList.self) {
      try ProgramFixture.program(["rules": rules, "defaults": ["time_zone": "Mars/Olympus"]])
    }
  }
}
