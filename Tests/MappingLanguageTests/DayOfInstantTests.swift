import Diagnostics
import MappingLanguage
import Records
import Testing

/// A point in time that is written to a field of days.
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

  @Test func `a zone of the defaults that is not known does not compile`() throws {
    let rules: JSON = [["target": "Title", "value": ["field": "name"]]]
    #expect(throws: DiagnosticList.self) {
      try ProgramFixture.program(["rules": rules, "defaults": ["time_zone": "Mars/Olympus"]])
    }
  }
}
