import Commands
import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing

/// What `crosswalk map` writes is what a run stages: the same program, and the same bytes.
@Suite("A run and map", .timeLimit(.minutes(10)))
struct MapSamenessTests {
  /// Filters, variables, patterns, cases, value maps, truncation, numbers and dates; fields are
  /// left out, erased and refused.
  private static let spec = #"""
    {
      "mapping": 1, "id": "contacts-to-leads",
      "description": [{"id": "S1", "text": "Copy contacts to leads."}],
      "source": {"system": "hubspot", "object": "contacts",
        "read": {"trim": true, "blank_as_null": true}},
      "target": {"system": "salesforce", "object": "Lead", "operation": "upsert", "key": ["Key__c"]},
      "defaults": {"on_error": "reject_record", "on_null": "write_null", "time_zone": "UTC"},
      "value_maps": [{"name": "tiers", "entries": [{"from": "gold", "to": "Gold \"1\""},
        {"from": "free", "to": "Fr\u0065i\n\u00e9"}]}],
      "variables": [
        {"name": "digits", "value": {"field": "note", "then": [
          {"fn": "regex_replace", "pattern": "(?i) *(x|ext\\.?) *[0-9]+$", "with": ""},
          {"fn": "regex_replace", "pattern": "[^0-9+]", "with": ""}]}},
        {"name": "level", "value": {"field": "tier", "then": [
          {"fn": "map_value", "map": "tiers", "unlisted": "keep"}]}}
      ],
      "filters": [
        {"id": "f1", "when": {"all": [{"of": {"field": "email"}, "op": "is_null"}]},
         "action": "drop_record", "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "f2", "when": {"all": [{"of": {"field": "note"}, "op": "eq", "arg": "ask"}]},
         "action": "hold_record", "ask": {"text": "Really?", "options": ["yes", "no"]},
         "because": [{"s": "S1", "quote": "Copy"}]}
      ],
      "rules": [
        {"id": "r1", "target": "Key__c", "value": {"field": "hs_object_id"},
         "on_null": "reject_record", "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r2", "target": "LastName", "value": {"field": "lastname", "then": [
          {"fn": "collapse_whitespace"}, {"fn": "truncate", "max": 12}]},
         "on_null": "reject_record", "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r3", "target": "Email", "value": {"field": "email", "then": [{"fn": "lower"}]},
         "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r4", "target": "Segment__c", "on_null": "omit", "value": {"concat": [
          {"field": "lastname"}, {"field": "company"}, {"var": "level"}],
          "nulls": "skip", "separator": " | ", "then": [{"fn": "truncate", "max": 40}]},
         "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r6", "target": "Seats__c", "value": {"case": [
          {"when": {"all": [{"of": {"var": "digits"}, "op": "matches",
            "arg": "^[1-9][0-9]{0,5}$"}]},
           "value": {"var": "digits", "then": [{"fn": "to_integer"}]}}],
          "else": {"const": null}}, "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r7", "target": "Born__c", "on_null": "omit", "on_error": "reject_record",
         "when": {"all": [{"of": {"field": "company"}, "op": "starts_with", "arg": "19"}]},
         "value": {"field": "company", "then": [
           {"fn": "parse_date", "formats": ["%Y-%m-%d"]}]},
         "because": [{"s": "S1", "quote": "Copy"}]}
      ]
    }
    """#

  /// What breaks programs that write JSON: blanks, quotes, controls, planes, lengths and types.
  private static var contacts: FakePlatforms.State {
    let long = String(repeating: "ä🚀", count: 3_000)
    let texts: [JSON] = [
      "plain", " \u{00A0} two  words\t", "quote \" and \\ and /", "line\nend\r\n",
      "\u{0}\u{1}\u{1F}\u{7F}", "\u{2028}\u{2029}", "e\u{301}\u{1F468}\u{200D}\u{1F469}\u{200D}👧",
      "\u{FFFE}\u{10FFFF}", .string(long), "", "   ", nil, true, 7, .number("-0.10e+2"),
      .number("12345678901234567890.5"), [1, "two", nil], ["a": ["b": " c "]], "gold", "free",
      "ask", "(415) 555-0100 ext. 7", "1970-01-31", "1970-02-31", "19",
    ]
    var state = FakePlatforms.State()
    for (index, text) in texts.enumerated() {
      for name in ["lastname", "email", "company", "note", "tier"] {
        let id = String(state.contacts.count + 1)
        var properties: [JSONObject.Member] = [
          "hs_object_id", "lastname", "email", "company", "note", "tier",
        ].map { JSONObject.Member($0, .string("\($0) \(index)")) }
        properties[0] = JSONObject.Member("hs_object_id", .string(id))
        for place in properties.indices where properties[place].name == name {
          properties[place] = JSONObject.Member(name, text)
        }
        state.contacts.append((id, .object(JSONObject(properties))))
      }
    }
    return state
  }

  @Test func `make the same bytes of awkward records, and the same outcomes`() async throws {
    let (bench, journal) = try await Bench.ready(Self.contacts, spec: Self.spec)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    let outcomes = try await journal.reader.outcomes(of: run.plan.id, limit: 1_000)
    let contents = try await journal.reader
      .contents(of: outcomes.map(\.ordinal), in: run.plan.id)
    await journal.close()
    #expect(outcomes.count == 125 && contents.count == 125)

    var records: [UInt8] = []
    var staged: [UInt8] = []
    var ended: [String] = []
    for (index, entry) in outcomes.enumerated() {
      let known = try #require(contents[entry.ordinal])
      records += try #require(known.source) + [10]
      let outcome = entry.outcome
      if outcome.kind == .created {
        staged += try #require(known.mapped) + [10]
      } else {
        let words = [outcome.code, outcome.rule, outcome.field].map { $0 ?? "-" }
        ended.append("\(index + 1) \(outcome.kind) " + words.joined(separator: " "))
      }
    }
    let mapped = try await Self.map(records)
    #expect(mapped.output == String(decoding: staged, as: UTF8.self))
    #expect(mapped.rejects == ended)
    let kinds = Set(outcomes.map(\.outcome.kind))
    #expect(kinds == [.created, .skipped, .held, .invalid], "every way to end is tried")
  }

  /// What `crosswalk map` makes of records: what it writes, and `line outcome code rule field` of
  /// all others.
  private static func map(_ records: [UInt8]) async throws -> (output: String, rejects: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "same-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files: [(String, [UInt8])] =
      [("mapping.json", Array(spec.utf8)), ("records.jsonl", records)]
      + [Bench.sourceCatalog, Bench.targetCatalog].map {
        ("catalogs/\($0.system).\($0.object).json", $0.json.bytes())
      }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "catalogs"),
      withIntermediateDirectories: true
    )
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    let output = RecordedOutput()
    let errors = RecordedOutput()
    let context = CommandContext(output: output, errors: errors, workingFolder: folder.path)
    let words = ["map", "mapping.json", "records.jsonl", "--rejects", "rejects.jsonl", "-q"]
    let status = await CrosswalkProgram.run(words, in: context)
    #expect(status == .finishedWithExceptions, "\(errors.text)")
    let rejects = try String(
      decoding: Data(contentsOf: folder.appending(path: "rejects.jsonl")),
      as: UTF8.self
    ).split(separator: "\n").map { line in
      let reject = try JSON(parsing: String(line))
      let words = ["outcome", "code", "rule", "field"].map { reject[$0]?.string ?? "-" }
      return "\(reject["line"]?.int ?? 0) " + words.joined(separator: " ")
    }
    return (output.text, rejects)
  }
}
