import Diagnostics
import MappingLanguage
import Records
import Testing

/// The fixes for steps that call unknown functions.
@Suite struct UnknownFunctionFixTests {
  /// A value of the base's source, and what becomes of a step on it.
  struct Case: Sendable, CustomTestStringConvertible {
    let field: String
    let step: String
    /// The steps of the fix; `nil` where there is none.
    let fixed: String?
    var after = ""

    init(_ field: String, _ step: String, _ fixed: String?, after: String = "") {
      self.field = field
      self.step = step
      self.fixed = fixed
      self.after = after
    }

    var testDescription: String { "\(field) \(step)" }
  }

  static let cases: [Case] = [
    Case("city", #"{"fn":"toLowerCase"}"#, #"{"fn":"lower"}"#),
    Case(
      "city",
      #"{"fn":"ltrim","on_error":"null"}"#,
      #"{"fn":"trim","side":"start","on_error":"null"}"#
    ),
    Case(
      "city",
      #"{"fn":"lpad","length":5,"with":"0"}"#,
      #"{"fn":"pad_start","length":5,"with":"0"}"#
    ),
    Case("city", #"{"fn":"TRIM"}"#, #"{"fn":"trim"}"#),
    Case("hs_email_optout", #"{"fn":"NOT"}"#, #"{"fn":"not"}"#),
    Case("city", #"{"fn":"Default","value":"Rome"}"#, #"{"fn":"default","value":"Rome"}"#),
    Case("city", #"{"fn":"trunc","max":5}"#, #"{"fn":"truncate","max":5}"#),
    Case("city", #"{"fn":"lpad"}"#, nil),
    Case("city", #"{"fn":"lpad","len":5,"pad":"0"}"#, nil),
    Case("city", #"{"fn":"lpad","length":-5,"with":"0"}"#, nil),
    Case("city", #"{"fn":"normalise_emial"}"#, nil),
    // As near to url_encode as to url_decode.
    Case("city", #"{"fn":"url_ecode"}"#, nil),
    Case("city", #"{"fn":"url_encdoe"}"#, #"{"fn":"url_encode"}"#),
    Case(
      "city",
      #"{"fn":"slug"}"#,
      #"{"fn":"remove_accents"},{"fn":"lower"},{"fn":"regex_replace","pattern":"[^a-z0-9]+","with":"-"},{"fn":"trim","characters":"-"}"#
    ),
    Case("city", #"{"fn":"slug","separator":"_"}"#, nil),
    Case("city", #"{"fn":"ltrim","side":"end"}"#, nil),
    Case("city", #"{"fn":"ltrim","side":"start"}"#, #"{"fn":"trim","side":"start"}"#),
    Case(
      "tags",
      #"{"fn":"slug","each":true}"#,
      #"{"fn":"remove_accents","each":true},{"fn":"lower","each":true},{"fn":"regex_replace","pattern":"[^a-z0-9]+","with":"-","each":true},{"fn":"trim","characters":"-","each":true}"#
    ),
    Case("tags", #"{"fn":"len","each":true}"#, #"{"fn":"length","each":true}"#),
    // The region stands in the defaults.
    Case(
      "phone",
      #"{"fn":"format_phone","check":"valid"}"#,
      #"{"fn":"normalize_phone","check":"valid"}"#
    ),
    Case("city", #"{"fn":"len"}"#, #"{"fn":"length"}"#),
    Case("tags", #"{"fn":"len"}"#, #"{"fn":"count"}"#),
    Case("createdate", #"{"fn":"len"}"#, nil),
    Case("tags", #"{"fn":"lowercase","each":true}"#, #"{"fn":"lower","each":true}"#),
    Case("tags", #"{"fn":"lowercase"}"#, nil),
    Case("annualrevenue", #"{"fn":"trunc"}"#, #"{"fn":"round","mode":"down","scale":0}"#),
    Case("createdate", #"{"fn":"trunc"}"#, #"{"fn":"start_of","unit":"day"}"#),
    Case("annualrevenue", #"{"fn":"negate"}"#, #"{"fn":"multiply","by":-1}"#),
    Case("hs_email_optout", #"{"fn":"negate"}"#, #"{"fn":"not"}"#),
    Case("annualrevenue", #"{"fn":"floor"}"#, nil),
    Case("birthday", #"{"fn":"date","format":"%Y"}"#, #"{"fn":"format_date","format":"%Y"}"#),
    Case("createdate", #"{"fn":"date"}"#, #"{"fn":"to_date"}"#),
    Case("birthday", #"{"fn":"date_sub","days":7}"#, nil),
    Case(
      "birthday",
      #"{"fn":"eomonth"}"#,
      #"{"fn":"start_of","unit":"month"},{"fn":"add_duration","months":1},{"fn":"add_duration","days":-1}"#
    ),
    Case("city", #"{"fn":"nvl","value":"Rome"}"#, #"{"fn":"default","value":"Rome"}"#),
    Case("city", #"{"fn":"nvl"}"#, nil),
    // What comes after must take what comes out.
    Case("city", #"{"fn":"strlen"}"#, nil, after: #",{"fn":"upper"}"#),
    Case("city", #"{"fn":"downcase"}"#, #"{"fn":"lower"}"#, after: #",{"fn":"truncate","max":5}"#),
    Case("city", #"{"fn":"switch","map":"nowhere","else":null}"#, nil),
  ]

  @Test(arguments: cases) func `is offered where it can be called as it stands`(_ one: Case) throws
  {
    let spec = try spec("[\(one.step)\(one.after)]", on: one.field)
    let diagnostic = try #require(try unknown(in: spec).first)
    #expect(diagnostic.hint?.isEmpty == false)
    guard let fixed = one.fixed else {
      #expect(diagnostic.fixes == [])
      return
    }
    let fix = try #require(diagnostic.fixes.first, "\(diagnostic)")
    let mended = try #require(MappingChecker.patched(spec, by: fix))
    #expect(mended == (try self.spec("[\(fixed)\(one.after)]", on: one.field)), "\(fix.patch)")
    let left = try RejectionFile(name: "mended", json: [:]).report(on: mended).diagnostics
    #expect(left.count { $0.severity == .error } == 0, "\(DiagnosticList(left))")
  }

  @Test func `is told for what stands there`() throws {
    let spec = try spec(#"[{"fn":"date"}]"#, on: "birthday")
    #expect(try unknown(in: spec).map(\.hint) == [#"Use "format_date" with "format"."#])
  }

  @Test func `is offered before a step that nobody knows either`() throws {
    let spec = try spec(#"[{"fn":"downcase"},{"fn":"normalise_emial"}]"#, on: "city")
    let found = try unknown(in: spec)
    #expect(found.map { $0.fixes.map(\.title) } == [["call \"lower\""], []])
  }

  @Test func `is not offered where the target does not take what comes out`() throws {
    let changed = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: [["op": "add", "path": "/rules/3/value/then", "value": [["fn": "strlen"]]]]
    )
    let spec = try MappingSpec(json: changed, source: "mapping.json")
    let diagnostic = try #require(try unknown(in: spec).first)
    #expect(diagnostic.hint == "Use \"length\".")
    #expect(diagnostic.fixes == [])
  }

  /// Every foreign name, on a value of every kind: what is offered must pass the checker.
  @Test(arguments: [
    "city", "annualrevenue", "birthday", "createdate", "hs_email_optout", "tags", "deals",
  ])
  func `every fix mends its step`(field: String) throws {
    let names = ForeignFunction.all.flatMap(\.names)
    var count = 0
    for start in stride(from: 0, to: names.count, by: Self.variablesMax) {
      let some = names[start..<min(start + Self.variablesMax, names.count)]
      let wrong = try document(some.map { [["fn": .string($0)]] }, on: field)
      let diagnostics = try unknown(in: MappingSpec(json: wrong, source: "mapping.json"))
      #expect(diagnostics.count == some.count)
      #expect(diagnostics.allSatisfy { $0.hint?.isEmpty == false })
      let fixes = diagnostics.flatMap(\.fixes)
      let mended = try fixes.reduce(wrong) { json, fix in
        try JSONPatch(parsing: fix.patch, source: fix.title).applied(to: json, source: fix.title)
      }
      let spec = try MappingSpec(json: mended, source: "mapping.json")
      let left = try RejectionFile(name: "mended", json: [:]).report(on: spec).diagnostics
      let errors = left.filter { $0.severity == .error && $0.code != .M103 }
      #expect(errors == [], "\(DiagnosticList(errors))")
      #expect(left.count { $0.code == .M103 } == some.count - fixes.count)
      count += fixes.count
    }
    #expect(count > 0)
  }

  // MARK: Specs

  private func unknown(in spec: MappingSpec) throws -> [Diagnostic] {
    try RejectionFile(name: "unknown", json: [:]).report(on: spec).diagnostics
      .filter { $0.code == .M103 }
  }

  private func spec(_ steps: String, on field: String) throws -> MappingSpec {
    let steps = try #require(JSON(parsing: steps).array)
    return try MappingSpec(json: document([steps], on: field), source: "mapping.json")
  }

  /// As many as a spec may have, the base's own aside.
  private static let variablesMax = 499

  /// The base with a variable for each pipeline.
  private func document(_ pipelines: [[JSON]], on field: String) throws -> JSON {
    let variables = pipelines.enumerated().map { index, steps -> JSON in
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": .string("v\(index)"), "value": ["field": .string(field), "then": .array(steps)],
          "because": [["s": "S1", "quote": "Map contacts"]],
        ],
      ]
    }
    return try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: .array(variables)
    )
  }
}
