import Records
import Testing

@testable import MappingLanguage

/// The one table of how JSON becomes values (section 10.2 of the language).
@Suite struct ProgramReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let type: FieldType
    let json: String
    let reads: String

    var testDescription: String { "\(type.name) of \(json)" }

    init(_ type: FieldType, _ json: String, _ reads: String) {
      self.type = type
      self.json = json
      self.reads = reads
    }
  }

  static let cases: [Case] = [
    Case(.text, #"" Ada ""#, #""Ada""#), Case(.text, "12.50", #""12.50""#),
    Case(.text, "true", #""true""#), Case(.text, #""  ""#, "null"), Case(.text, "[1]", "R101"),
    Case(.int, "42", "42"), Case(.int, #"" 42 ""#, "42"), Case(.int, #""3e2""#, "300"),
    Case(.int, "4.5", "R101"), Case(.int, "true", "R101"), Case(.int, #""many""#, "R101"),
    Case(.dec, "12.50", "12.50"), Case(.dec, #""3e4""#, "30000"), Case(.dec, "{}", "R101"),
    Case(.dec, "1234567890123456.789", "1234567890123456.789"),
    Case(.bool, "true", "true"), Case(.bool, #""FALSE""#, "false"), Case(.bool, "1", "R101"),
    Case(.date, #""2026-01-15""#, #""2026-01-15""#), Case(.date, #""15.01.2026""#, "R101"),
    Case(.date, #""2026-02-30""#, "R101"), Case(.date, "20260115", "R101"),
    Case(.datetime, #""2026-01-15T09:30:00+01:00""#, #""2026-01-15T08:30:00.000Z""#),
    Case(.datetime, #""2026-01-15T09:30:00""#, "R101"),
    Case(.optionSet, #""a; b;;c""#, #"["a","b","c"]"#), Case(.optionSet, #"["a"," "]"#, #"["a"]"#),
    Case(.optionSet, "[]", "null"), Case(.optionSet, "5", "R101"),
    Case(.list(.int), #"[1,"2",null]"#, "[1,2]"), Case(.list(.int), #"["x"]"#, "R101"),
    Case(.list(.record), #"[{"a":{"b":"\u00e9\n"}}]"#, #"[{"a":{"b":"é\n"}}]"#),
    Case(.record, #"{"a":[1,2]}"#, #"{"a":[1,2]}"#), Case(.record, "[]", "R101"),
    Case(.json, "[1, 2]", "[1, 2]"), Case(.json, "3", "3"),
  ]

  @Test(arguments: cases) func `reads JSON as the catalog's type`(_ one: Case) throws {
    var arena = Arena()
    var reader = RecordReader(paths: [FieldPath(["value"])])
    var fields: [Value] = []
    try reader.read(Array("{\"value\": \(one.json)}".utf8).span, into: &fields, arena: &arena)
    var found: String
    do throws(FunctionFault) {
      let value = try FieldReading(one.type, separator: ";").read(fields[0], &arena)
      found = ValueWriter.text(value, in: arena)
    } catch {
      found = error.code.rawValue
    }
    #expect(found == one.reads)
  }

  @Test func `reading as text keeps the spelling and ends at objects`() throws {
    let seats: JSON = ["field": "seats", "as": "text"]
    #expect(try ProgramFixture.value(seats, ["seats": .number("1e3")]) == #"{"Title":"1e3"}"#)
    #expect(try ProgramFixture.value(seats, ["seats": ["a": 1]]) == "{}")
  }

  @Test func `an unreadable field only matters to the rule that reads it`() throws {
    let rules: JSON = ["rules": [["target": "Title", "value": ["field": "name"]]]]
    #expect(
      try ProgramFixture.mapped(rules, ["name": "Ada", "seats": "many"]) == #"{"Title":"Ada"}"#
    )
    let both: JSON = [
      "rules": [
        ["target": "Title", "value": ["field": "name"]],
        ["target": "Seats", "value": ["field": "seats"]],
      ]
    ]
    #expect(
      try ProgramFixture.mapped(both, ["name": "Ada", "seats": "many"]) == "R101 by r2 at Seats"
    )
  }

  @Test func `a record that is not JSON is a fault of the record`() throws {
    let program = try ProgramFixture.program(["rules": []])
    let worker = MappingWorker(program)
    #expect(throws: JSONFault.self) {
      try worker.run(
        SourceRecord(id: "1", json: Array("[".utf8)),
        ProgramFixture.context,
        current: .new
      )
    }
    let next = try worker.run(ProgramFixture.record([:]), ProgramFixture.context, current: .new)
    #expect(next.drawing == "{}")
  }
}
