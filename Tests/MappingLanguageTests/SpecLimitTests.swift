import Diagnostics
import MappingLanguage
import Records
import Testing

/// Inputs that are too large, too deep or made to take for ever: each has a code and a place, and
/// the answer does not wait for the end of the input.
@Suite("A spec's limits", .timeLimit(.minutes(10)))
struct SpecLimitTests {
  private func problems(_ json: JSON) -> [Diagnostic] {
    do throws(DiagnosticList) {
      _ = try MappingSpec(json: json, source: "mapping.json")
      return []
    } catch {
      return error.diagnostics
    }
  }

  private func problems(parsing text: String) -> [Diagnostic] {
    do throws(DiagnosticList) {
      _ = try MappingSpec(parsing: text, source: "mapping.json")
      return []
    } catch {
      return error.diagnostics
    }
  }

  /// The sound base with one value put into it.
  private func base(_ path: String, _ value: JSON) throws -> JSON {
    let operation = JSONPatch.Operation(
      .add,
      try #require(JSONPointer(parsing: path)),
      value: value
    )
    return try JSONPatch([operation]).applied(
      to: RejectionFile.document("Base/spec.json"),
      source: "patch"
    )
  }

  private func place(_ found: [Diagnostic]) -> [String] {
    found.map { "\($0.code.rawValue) \($0.location?.pointer ?? "-")" }
  }

  @Test func `a document of ten megabytes is refused before it is read`() {
    let blanks = String(repeating: " ", count: 10 << 20)
    let found = problems(parsing: "{" + blanks + "}")
    #expect(place(found) == ["M106 "])
    #expect(found.first?.hint?.contains("use look-ups") == true)
    #expect(found.first?.expected == "at most 8388608")
  }

  @Test func `what is small as written and large in its canonical form is refused too`() throws {
    let entry: JSON = ["from": "\u{1}\u{1}\u{1}\u{1}", "to": nil]
    let maps = (0..<40).map { number -> JSON in
      ["name": .string("m\(number)"), "entries": .array(Array(repeating: entry, count: 5_000))]
    }
    let json = try base("/value_maps", .array(maps))
    #expect(json.canonicalByteCount > SpecLimits.documentBytesMax)
    #expect(place(problems(json)) == ["M106 "])
  }

  @Test func `a hundred thousand rules are too many`() throws {
    let rule = try #require(try RejectionFile.document("Base/spec.json")["rules"]?[0])
    var json = try #require(try RejectionFile.document("Base/spec.json").object)
    json["rules"] = .array(Array(repeating: rule, count: 100_000))
    #expect(place(problems(.object(json))) == ["M106 /rules"])
  }

  @Test func `a value map of a million entries is too large`() throws {
    var json = try #require(try RejectionFile.document("Base/spec.json").object)
    let entry: JSON = ["from": "a", "to": "b"]
    json["value_maps"] = [
      ["name": "m", "entries": .array(Array(repeating: entry, count: 1_000_000))]
    ]
    #expect(place(problems(.object(json))) == ["M106 /value_maps/0/entries"])
  }

  @Test(arguments: [
    ("/filters", 501), ("/variables", 501), ("/lookups", 101), ("/not_mapped", 5_001),
    ("/tests", 1_001), ("/questions", 1_001), ("/description", 1_001), ("/target/key", 1_001),
    ("/rules/0/because", 1_001), ("/rules/0/value/then", 21),
  ])
  func `every list has a limit`(_ path: String, _ count: Int) throws {
    let list = JSON.array(Array(repeating: nil, count: count))
    #expect(place(problems(try base(path, list))) == ["M106 \(path)"])
  }

  @Test func `ten thousand levels are refused where they go too deep`() {
    let text =
      "{\"mapping\": 1,\n \"id\": " + String(repeating: "[", count: 10_000)
      + String(repeating: "]", count: 10_000) + "}"
    let found = problems(parsing: text)
    #expect(found.map(\.code) == [.M101])
    #expect(found.first?.location == Location("mapping.json", line: 2, column: 8 + 127))
  }

  @Test(arguments: [
    #"[{"name": "a", "value": {"var": "b"}}, {"name": "b", "value": {"var": "a"}}]"#,
    #"[{"name": "a", "value": {"var": "a"}}]"#,
    #"""
    [{"name": "a", "value": {"case": [{"when": {"all": [{"of": {"var": "b"}, "op": "is_true"}]},
      "value": {"const": 1}}], "else": {"const": 2}}}, {"name": "b", "each": {"var": "a"},
      "parts": [{"to": "x", "value": {"item": "y"}}]}]
    """#,
  ])
  func `variables in a circle are found at the first that is used too early`(
    _ variables: String
  ) throws {
    let json = try base("/variables", try JSON(parsing: variables))
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "circle", json: [:]).report(on: spec)
    let found = place(report.diagnostics.filter { $0.code == .M107 })
    #expect(found.first?.hasPrefix("M107 /variables/0/") == true)
    #expect(throws: DiagnosticList.self) {
      try MappingProgram.compile(
        spec,
        source: RejectionFile.catalog("Base/source.json"),
        target: RejectionFile.catalog("Base/target.json")
      )
    }
  }

  @Test(arguments: [
    "^(a+)+$", "(.*,)*x", "([a-z]+)*\\d", "((((a{200}){200}){200}){200})", "(?R)|",
    "[[:alph]|||||(?R)", String(repeating: "a?", count: 600),
  ])
  func `a pattern that could take for ever is refused at its step`(_ pattern: String) throws {
    let json = try base(
      "/rules/3/value/then",
      [["fn": "regex_extract", "pattern": .string(pattern), "group": 0]]
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "bomb", json: [:]).report(on: spec)
    #expect(place(report.diagnostics).contains("M605 /rules/3/value/then/0/pattern"))
  }

  @Test func `an unknown time zone is found wherever it is named`() throws {
    let step: JSON = ["fn": "parse_datetime", "formats": ["%F %T"], "time_zone": "Mars/Base"]
    let inStep = try MappingSpec(
      json: base("/rules/3/value/then", [step]),
      source: "mapping.json"
    )
    let named = try RejectionFile(name: "zone", json: [:]).report(on: inStep).diagnostics
    #expect(place(named).contains("M310 /rules/3/value/then/0/time_zone"))
    var json = try base("/defaults/time_zone", "Mars/Base")
    let patch = JSONPatch([
      JSONPatch.Operation(
        .add,
        JSONPointer(["rules", "3", "value", "then"]),
        value: [["fn": "parse_datetime", "formats": ["%F %T"]]]
      )
    ])
    json = try patch.applied(to: json, source: "patch")
    let byDefault = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "zone", json: [:]).report(on: byDefault)
    let found = report.diagnostics.filter { $0.code == .M310 || $0.code == .M104 }
    #expect(place(found) == ["M310 /defaults/time_zone"])
  }

  @Test func `a hundred thousand mistakes are counted, and a thousand of them told`() throws {
    let json = try base(
      "/value_maps",
      [["name": "m", "entries": .array(Array(repeating: 7, count: 9_000))]]
    )
    let found = problems(json)
    #expect(found.count == SpecLimits.problemsMax + 1)
    #expect(found.last?.code == .M106 && found.last?.message.contains("8000 more") == true)
    let keys = (0..<100_000).map { JSONObject.Member("k\($0)", nil) }
    let many = problems(try base("/defaults", .object(JSONObject(keys))))
    #expect(many.count == SpecLimits.problemsMax + 1)
    #expect(many.allSatisfy { $0.location != nil })
  }

  @Test func `a step of a hundred thousand parameters is refused as a whole`() throws {
    let parameters = (0..<100_000).map { JSONObject.Member("p\($0)", 1) }
    let step = JSON.object(JSONObject([JSONObject.Member("fn", "trim")] + parameters))
    let found = problems(try base("/rules/3/value/then", [step]))
    #expect(place(found) == ["M106 /rules/3/value/then/0"])
  }

  @Test(arguments: [
    "/id", "/description/0/text", "/rules/0/target", "/rules/0/because/0/quote",
    "/value_maps/0/entries/0/from", "/tests/0/name",
  ])
  func `a text has at most ten thousand bytes`(_ path: String) throws {
    let document = try RejectionFile.document("Base/spec.json")
    let pointer = try #require(JSONPointer(parsing: path))
    func found(_ count: Int) throws -> [Diagnostic] {
      let text = JSON.string(String(repeating: "x", count: count))
      let patch = JSONPatch([JSONPatch.Operation(.replace, pointer, value: text)])
      return problems(try patch.applied(to: document, source: "patch"))
    }
    #expect(place(try found(10_001)) == ["M106 \(path)"])
    #expect(try found(10_000) == [])
  }

  @Test func `what stands there is told in three hundred characters`() throws {
    let found = problems(try base("/id", .array(Array(repeating: "long", count: 1_000))))
    #expect(found.first?.code == .M101)
    #expect(found.first?.found?.count == 301)
  }
}
