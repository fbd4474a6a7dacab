import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// Why a field holds what it holds, and the tests of a spec.
@Suite struct ProgramTraceTests {
  private static let sections: JSON = [
    "variables": [
      ["name": "short", "value": ["field": "name", "then": [["fn": "truncate", "max": 3]]]]
    ],
    "filters": [
      [
        "id": "f1", "when": ["all": [["of": ["field": "email"], "op": "is_null"]]],
        "action": "drop_record",
      ]
    ],
    "rules": [
      ["target": "LastName", "value": ["var": "short"]],
      ["target": "Title", "value": ["field": "note"]],
      ["target": "Seats", "value": ["field": "seats"]],
      ["target": "Phone", "value": ["field": "company"]],
    ],
  ]

  private func trace(_ properties: JSON) throws -> RecordTrace {
    let worker = MappingWorker(try ProgramFixture.program(Self.sections))
    return try worker.explain(
      ProgramFixture.record(properties),
      ProgramFixture.context,
      current: .new
    )
  }

  @Test func `shows for every rule what it read, what it made and why`() throws {
    let trace = try trace(["email": "a@b.example", "name": "Lovelace", "seats": "many"])
    #expect(
      trace.entries.map(\.id) == ["f1", "short", "r1", "r2", "r3", "r4"]
    )
    let email = RecordTrace.Reading(side: .source, name: "email", raw: "\"a@b.example\"")
    #expect(trace.entries[0].read == [email])
    #expect(trace.entries[0].result == .passed)
    let name = RecordTrace.Reading(side: .source, name: "name", raw: "\"Lovelace\"")
    #expect(trace.entries[1].read == [name])
    #expect(trace.entries[1].result == .value("Lov"))
    let short = RecordTrace.Reading(side: .variable, name: "short", raw: "\"Lov\"")
    #expect(trace.entries[2].read == [short])
    #expect(trace.entries[2].result == .value("Lov"))
    #expect(trace.entries[2].because == [Because("S1", quote: "Copy")])
    #expect(trace.entries[3].result == .leftOut(.noValue))
    guard case .failed(let rejection) = trace.entries[4].result else {
      Issue.record("r3 did not fail")
      return
    }
    #expect(rejection.code == .unreadable)
    #expect(!rejection.message.contains("many"), "values stay out of messages")
    #expect(trace.entries[5].result == .leftOut(.notReached))
    #expect(trace.json["entries"]?.array?.count == 6)
    #expect(trace.json["outcome"]?["rejection"]?["code"] == "R101")
  }

  @Test func `a filter that hits leaves the rules unreached`() throws {
    let trace = try trace([:])
    #expect(trace.outcome == .dropped(by: "f1"))
    #expect(trace.entries[0].result == .hit)
    #expect(trace.entries.dropFirst().allSatisfy { $0.result == .leftOut(.notReached) })
  }

  // MARK: Tests of a spec

  private func failures(_ tests: JSON) throws -> [SpecTestRunner.Failure] {
    var sections = Self.sections.object ?? JSONObject()
    sections["tests"] = tests
    let program = try ProgramFixture.program(.object(sections))
    return SpecTestRunner(program).failures(of: program.spec.tests)
  }

  @Test func `tests that come out as they say are silent`() throws {
    let failures = try failures([
      [
        "name": "no address", "input": ["email": " "],
        "expect": ["outcome": "drop_record", "by": "f1"],
      ],
      [
        "name": "copied", "input": ["email": "a@b.example", "name": "Ada", "seats": 5],
        "expect": [
          "outcome": "emit",
          "record": ["LastName": "Ada", "Seats": .number("5.0"), "Title": nil],
        ],
      ],
      [
        "name": "refused", "input": ["email": "a@b.example"],
        "expect": ["outcome": "reject_record", "by": "r1", "code": "R201"],
      ],
    ])
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func `a failing test says what differs`() throws {
    let failures = try failures([
      [
        "name": "wrong name", "input": ["email": "a@b.example", "name": "Ada"],
        "expect": ["outcome": "emit", "record": ["LastName": "Bob", "Title": nil]],
      ],
      [
        "name": "wrong outcome", "input": ["email": "a@b.example", "name": "Ada"],
        "expect": ["outcome": "drop_record", "by": "f1"],
      ],
      [
        "name": "wrong field", "input": ["mail": "a@b.example"],
        "expect": ["outcome": "emit"],
      ],
    ])
    #expect(failures.map(\.index) == [0, 1, 2])
    #expect(failures[0].message == "LastName differs")
    #expect(failures[0].found == #"{"LastName":"Ada"}"#)
    #expect(failures[0].expected == #"{"LastName":"Bob"}"#)
    #expect(failures[1].found == "emit")
    #expect(failures[1].expected == "drop_record by f1")
    #expect(failures[2].found == "\"mail\"")
  }

  @Test func `cases are read line by line and fail with M901 at their line`() throws {
    let text = """
      {"case": "good", "input": {"email": ""}, "expect": {"outcome": "drop_record"}}

      {"case": "bad", "input": {"email": ""}, "expect": {"outcome": "emit"}}
      """
    let cases = SpecTest.cases(parsing: Array(text.utf8), source: "cases.jsonl").cases
    #expect(cases.map(\.line) == [1, 3])
    let program = try ProgramFixture.program(Self.sections)
    let found = SpecTestRunner(program).diagnostics(of: cases.map(\.test)) { index in
      Location("cases.jsonl", line: cases[index].line)
    }
    #expect(found.map(\.code) == [.M901])
    #expect(found.map(\.location) == [Location("cases.jsonl", line: 3)])
  }

  @Test func `broken cases are all reported with their lines, and the others read`() {
    let text = """
      {"case": "x", "input": [], "expect": {"outcome": "emit"}}
      nonsense
      {"case": "good", "input": {}, "expect": {"outcome": "emit"}}
      {"case": "x", "input": {}, "expect": {"outcome": "fly"}}
      """
    let read = SpecTest.cases(parsing: Array(text.utf8), source: "cases.jsonl")
    #expect(read.problems.map(\.code) == [.M101, .M101, .M101])
    #expect(read.problems.map { $0.location?.line } == [1, 2, 4])
    #expect(read.cases.map(\.line) == [3])
  }
}
