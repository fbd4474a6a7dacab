import Drafting
import FoundationEssentials
import MappingLanguage
import Records
import Testing

@Suite struct WireFormTests {
  static let shipped: [String] = {
    let folder = Fixtures.repository.appending(path: "mappings").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.contains(".") }.sorted()
  }()

  private func frame(of spec: MappingSpec) -> WireForm.Frame {
    var target = JSONObject()
    target["system"] = .string(spec.target.system)
    target["object"] = .string(spec.target.object)
    target["schema_hash"] = spec.target.schemaHash.map { .string($0) }
    return WireForm.Frame(
      id: spec.id,
      description: .array(spec.description.map(\.json)),
      source: spec.source.json,
      target: target
    )
  }

  private func roundTrip(_ spec: MappingSpec) throws -> MappingSpec {
    let wire = try #require(WireForm.wire(spec))
    // Through text, as an endpoint would send it.
    let sent = try JSON(parsing: wire.text())
    return try MappingSpec(json: WireForm.canonical(sent, in: frame(of: spec)), source: "wire")
  }

  @Test(arguments: shipped) func `says everything a shipped mapping says`(_ name: String) throws {
    let file = Fixtures.repository.appending(path: "mappings/\(name)/mapping.json")
    var spec = try MappingSpec(parsing: try #require(Fixtures.text(file)), source: name)
    // People test with records, a destination and look-ups; a model cannot.
    spec.tests = spec.tests.filter { [spec] test in
      var alone = spec
      alone.tests = [test]
      return WireForm.wire(alone) != nil
    }
    #expect(try roundTrip(spec) == spec)
  }

  @Test func `says every kind of value, test and step`() throws {
    let spec = try MappingSpec(parsing: Self.everything, source: "everything")
    #expect(try roundTrip(spec) == spec)
  }

  @Test func `has every key of the answer schema in every object`() throws {
    let spec = try MappingSpec(parsing: Self.everything, source: "everything")
    let wire = try #require(WireForm.wire(spec))
    let schema = try Fixtures.prompts().draft.schema
    #expect(wire.object?.names == schema["required"]?.array?.compactMap(\.string))
    let value = schema["$defs"]?["value"]?["required"]?.array?.compactMap(\.string) ?? []
    for rule in wire["rules"]?.array ?? [] {
      #expect(rule["value"]?.object?.names.sorted() == value.sorted())
    }
  }

  @Test func `cannot say a test that holds records`() throws {
    var spec = try MappingSpec(parsing: Self.everything, source: "everything")
    spec.tests[0].input = ["orders": [["sku": "a"]]]
    #expect(WireForm.wire(spec) == nil)
  }

  @Test func `cannot say a test of more than a record`() throws {
    let spec = try MappingSpec(parsing: Self.everything, source: "everything")
    let changes: [(inout SpecTest) -> Void] = [
      { $0.current = .null }, { $0.lookups = [:] }, { $0.expect.leftOut = ["K"] },
      { $0.expect.erased = ["K"] },
    ]
    for change in changes {
      var spec = spec
      change(&spec.tests[0])
      #expect(WireForm.wire(spec) == nil)
    }
  }

  @Test func `hands on what it does not know, so that the strict reader names the place`() throws {
    let spec = try MappingSpec(parsing: Self.everything, source: "everything")
    let wire = try #require(WireForm.wire(spec))
    for (place, value, expected) in [
      ("/rules/0/value/kind", "fieldd", "/rules/0/value"), ("/extra", "x", "/extra"),
      ("/rules/1/colour", "red", "/rules/1/colour"),
      ("/lookups/0/match", "none", "/lookups/0/match"),
    ] as [(String, JSON, String)] {
      let patch: JSON = [["op": "add", "path": .string(place), "value": value]]
      let changed = try MappingLanguage.JSONPatch(json: patch, source: "test")
        .applied(to: wire, source: "test")
      let error = #expect(throws: (any Error).self) {
        try MappingSpec(json: WireForm.canonical(changed, in: frame(of: spec)), source: "wire")
      }
      #expect("\(try #require(error))".contains(expected), "\(place)")
    }
  }

  /// One of everything the language can say.
  static let everything = """
    {"mapping": 1, "id": "everything",
     "description": [{"id": "S1", "text": "All of it, 'x' included."}],
     "source": {"system": "hubspot", "object": "contacts", "schema_hash": "ab"},
     "target": {"system": "salesforce", "object": "Lead", "operation": "upsert", "key": ["K"],
                "schema_hash": "cd"},
     "defaults": {"on_error": "reject_record", "on_null": "omit", "time_zone": "UTC",
                  "region": "US", "locale": "en", "write": "always"},
     "assumptions": [{"id": "A1", "text": "Numbers are American."}],
     "questions": [{"because": [{"s": "S1", "quote": "All"}], "text": "Why?", "options": ["a"]}],
     "value_maps": [{"name": "m", "case_insensitive": true,
                     "entries": [{"from": "a", "to": 1}, {"from": true, "to": null}]}],
     "lookups": [{"name": "l", "system": "salesforce", "object": "Account",
       "match": [{"field": "Name", "equals": {"field": "company", "then": [{"fn": "trim"}]},
                  "case_insensitive": true}],
       "return": "Id", "on_none": "null", "on_many": "error"}],
     "variables": [
       {"name": "v", "value": {"test": {"any": [{"of": {"field": "a"}, "op": "is_true"}]}}},
       {"name": "w", "each": {"field": "orders"},
        "keep": {"all": [{"of": {"item": "n"}, "op": "gt", "arg": 1}]},
        "parts": [{"to": "n", "value": {"item": "n"}, "on_null": "drop"},
                  {"to": "m", "value": {"coalesce": [{"item": "m"}, {"const": "x"}]}}],
        "because": [{"s": "S1", "quote": "All"}]}],
     "filters": [
       {"id": "f1", "when": {"all": [{"op": "is_new"}]}, "action": "drop_record",
        "because": [{"s": "S1", "quote": "All"}]},
       {"id": "f2", "when": {"any": [{"of": {"field": "a"}, "op": "in", "arg": ["p", "q"]}]},
        "action": "hold_record", "ask": {"text": "What now?", "options": ["go", "stop"]},
        "because": [{"s": "A1", "quote": "American"}]},
       {"id": "f3", "when": {"all": [{"of": {"field": "a"}, "op": "eq", "arg_of": {"var": "v"}}]},
        "action": "reject_record", "target": "T", "because": [{"s": "S1", "quote": "it"}]}],
     "rules": [
       {"id": "r1", "target": "K", "value": {"field": "id", "as": "text"},
        "on_null": "reject_record", "because": [{"s": "S1", "quote": "All"}]},
       {"id": "r2", "target": "T", "value": {"field": "t", "then": [
          {"fn": "map_value", "map": "m", "else": null}, {"fn": "default", "value": "x"},
          {"fn": "normalize_phone", "region": {"var": "v"}, "format": "e164", "check": "valid",
           "on_error": "null"},
          {"fn": "only_values", "values": ["a", 2, false], "each": true}]},
        "when": {"all": [{"of": {"current": "T"}, "op": "is_null"}]},
        "on_error": "null", "write": "if_empty", "because": [{"s": "S1", "quote": "All"}]},
       {"id": "r3", "target": "A", "value": {"lookup": "l"}, "on_error": "hold_record",
        "because": [{"s": "S1", "quote": "of it"}]},
       {"id": "r4", "target": "B", "value": {"concat": [{"field": "a"}, {"run": "started_at"}],
          "separator": " / ", "nulls": "skip", "then": [{"fn": "truncate", "max": 80}]},
        "because": [{"s": "S1", "quote": "All"}]},
       {"id": "r5", "target": "C", "value": {"case": [
          {"when": {"all": [{"of": {"field": "a"}, "op": "eq", "arg": "x"}]},
           "value": {"const": 1.50}}],
          "else": {"const": null}}, "because": [{"s": "S1", "quote": "All"}]},
       {"id": "r6", "target": "D", "value": {"calc": "sum", "of": [{"field": "a"}, {"const": 2}],
          "nulls": "null"}, "because": [{"s": "S1", "quote": "All"}]},
       {"id": "r7", "target": "E", "value": {"list": [{"const": ["a", "b"]}, {"var": "w"}],
          "then": [{"fn": "distinct"}]}, "because": [{"s": "S1", "quote": "All"}]}],
     "not_mapped": [{"field": "z", "because": [{"s": "S1", "quote": "All"}], "reason": "no"},
                    {"because": [{"s": "S1", "quote": "All"}], "reason": "no field"}],
     "tests": [{"name": "t", "input": {"a": "x", "l": ["1", "2"], "n": null},
                "expect": {"outcome": "reject_record", "by": "f3", "code": "R201"}},
               {"name": "u", "input": {}, "expect": {"outcome": "emit", "record": {"K": "1"}}}]}
    """
}
