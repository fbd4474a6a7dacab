import Diagnostics
import MappingLanguage
import Records
import Testing

/// Constants that a value can never be.
@Suite struct PossibleConstantTests {
  private typealias Found = TestedConstant.Found

  private func filter(_ test: String) throws -> JSON { try TestedConstant.filter(test) }

  private func found(
    _ changes: [JSON],
    below place: String,
    _ code: DiagnosticCode = .M310
  ) throws -> [Found] {
    try TestedConstant.found(changes, below: place, code)
  }

  private func inTest(_ of: String, _ rest: String) throws -> [Found] {
    try TestedConstant.inTest(of, rest)
  }

  private static let city = #"{"field":"city"}"#

  private static func city(_ steps: String) -> String { #"{"field":"city","then":[\#(steps)]}"# }

  private static let lower = city(#"{"fn":"lower"}"#)
  private static let digits = city(#"{"fn":"keep_characters","set":"digits"}"#)
  private static let word = city(#"{"fn":"words","from":0,"to":0}"#)
  private static let month = date(#""%m""#)

  private static func date(_ format: String, _ more: String = "") -> String {
    #"{"field":"birthday","then":[{"fn":"format_date","format":\#(format)}\#(more)]}"#
  }

  private static let bounded =
    #"{"field":"annualrevenue","then":[{"fn":"clamp","min":1,"max":9}]}"#
  private static let tags = #"{"field":"tags"}"#
  private static let stage = #"{"field":"lifecyclestage"}"#

  @Test(arguments: [
    (city, #""op":"eq","arg":"""#, #"{"of":{"field":"city"},"op":"is_null"}"#),
    (city, #""op":"ne","arg":"""#, #"{"of":{"field":"city"},"op":"is_not_null"}"#),
    (city, #""op":"in","arg":[""]"#, #"{"of":{"field":"city"},"op":"is_null"}"#),
    (city, #""op":"contains","arg":"""#, nil), (city, #""op":"eq","arg":"  ""#, #""is_null""#),
    (city, #""op":"eq","arg":" a ""#, #""arg":"a""#),
    (lower, #""op":"eq","arg":"Press""#, #""press""#),
    (lower, #""op":"contains","arg":"A b""#, #""a b""#),
    (lower, #""op":"starts_with","arg":["A "]"#, #"["a "]"#),
    (city, #""op":"starts_with","arg":" a ""#, #""arg":"a ""#),
    (city, #""op":"ends_with","arg":" a ""#, #""arg":" a""#),
    (city(#"{"fn":"upper"}"#), #""op":"eq","arg":"Straße""#, #""STRASSE""#),
    (digits, #""op":"eq","arg":"abc""#, nil), (digits, #""op":"contains","arg":"+4""#, nil),
    (city(#"{"fn":"truncate","max":3}"#), #""op":"eq","arg":"Golden""#, nil),
    (
      city(#"{"fn":"split","separators":[","],"limit":2},{"fn":"lower","each":true}"#),
      #""op":"contains","arg":"B""#, #""arg":"b""#
    ),
    (lower, #""op":"in","arg":["press","Press"]"#, #""arg":["press"]"#),
    (stage, #""op":"eq","arg":"Marketing Qualified Lead""#, #""arg":"marketingqualifiedlead""#),
    (word, #""op":"eq","arg":"New York""#, nil), (word, #""op":"eq","arg":" York""#, #""York""#),
    (word, #""op":"contains","arg":" ""#, nil),
    (
      city(#"{"fn":"words","from":-1,"to":-1},{"fn":"lower"}"#), #""op":"in","arg":["a","a b"]"#,
      #""arg":["a"]"#
    ),
    (month, #""op":"eq","arg":"1""#, #""arg":"01""#), (month, #""op":"eq","arg":"13""#, nil),
    (month, #""op":"in","arg":["01","1"]"#, #""arg":["01"]"#),
    (date(#""%B""#), #""op":"eq","arg":"march""#, #""March""#),
    (date(#""%B","locale":"de""#), #""op":"eq","arg":"March""#, nil),
    (date(#""iso""#), #""op":"eq","arg":"2026-1-1""#, #""2026-01-01""#),
    (
      #"{"field":"createdate","then":[{"fn":"format_datetime","format":"%-H"}]}"#,
      #""op":"eq","arg":"09""#, #""arg":"9""#
    ),
    (tags, #""op":"contains","arg":"q""#, nil),
    (tags, #""op":"contains","arg":"A""#, #""arg":"a""#),
    (#"{"field":"numemployees"}"#, #""op":"eq","arg":1.5"#, nil),
    (bounded, #""op":"eq","arg":0"#, nil), (bounded, #""op":"in","arg":[5,9.5]"#, #""arg":[5]"#),
    (bounded, #""op":"lt","arg":1"#, nil), (bounded, #""op":"le","arg":0.9"#, nil),
    (bounded, #""op":"gt","arg":9"#, nil), (bounded, #""op":"ge","arg":10"#, nil),
  ])
  func `a test with a constant that cannot occur is an error`(
    _ of: String,
    _ rest: String,
    _ fixed: String?
  ) throws {
    let problems = try inTest(of, rest)
    #expect(problems.count == 1)
    #expect(problems.first?.pointer.hasPrefix("/arg") == true)
    guard let fixed else {
      #expect(problems.first?.fixed == nil)
      return
    }
    #expect(problems.first?.fixed?.contains(fixed) == true, "\(problems)")
  }

  @Test(arguments: ["in", "not_in", "contains", "starts_with", "ends_with", "matches"])
  func `an empty list compares with nothing`(_ op: String) throws {
    let problems = try inTest(Self.city, #""op":"\#(op)","arg":[]"#)
    #expect(problems == [Found(pointer: "/arg", fixed: nil)])
  }

  @Test(arguments: [
    (city, #""op":"eq","arg":"Press""#), (lower, #""op":"eq","arg":"press 1 é""#),
    (city, #""op":"contains","arg":" ""#), (city, #""op":"starts_with","arg":"a ""#),
    (city, #""op":"ends_with","arg":" a""#), (digits, #""op":"in","arg":["1","22"]"#),
    (city(#"{"fn":"lower"},{"fn":"prepend","text":"X"}"#), #""op":"eq","arg":"Xa""#),
    (city(#"{"fn":"lower"},{"fn":"title_case"}"#), #""op":"eq","arg":"Ulm""#),
    (city(#"{"fn":"lower"},{"fn":"default","value":"None"}"#), #""op":"eq","arg":"None""#),
    (city(#"{"fn":"trim","characters":"'"}"#), #""op":"eq","arg":" a""#),
    (city(#"{"fn":"truncate","max":3}"#), #""op":"eq","arg":"Gol""#),
    (tags, #""op":"contains","arg":["a","b"]"#),
    (word, #""op":"eq","arg":"York""#),
    (city(#"{"fn":"words","from":0,"to":1}"#), #""op":"eq","arg":"New York""#),
    (
      city(#"{"fn":"words","from":0,"to":0},{"fn":"append","text":" x"}"#),
      #""op":"eq","arg":"a x""#
    ),
    (month, #""op":"eq","arg":"10""#), (month, #""op":"starts_with","arg":"1""#),
    (date(#""%m""#, #",{"fn":"default","value":"-"}"#), #""op":"eq","arg":"-""#),
    (date(#""%m""#, #",{"fn":"remove_prefix","prefix":"0"}"#), #""op":"eq","arg":"1""#),
    (date(#""%d.%m.""#), #""op":"in","arg":["01.02.","31.12."]"#),
    (date(#""iso""#), #""op":"eq","arg":"2026-01-01""#),
    (#"{"lookup":"account"}"#, #""op":"eq","arg":" x""#),
    // That the test as a whole never holds is told elsewhere.
    (
      #"{"field":"lifecyclestage","then":[{"fn":"default","value":"lead"}]}"#,
      #""op":"eq","arg":"zz""#
    ),
    (#"{"field":"nothing"}"#, #""op":"eq","arg":"x""#),
    (#"{"current":"Rating"}"#, #""op":"eq","arg":"Tepid""#),
    (bounded, #""op":"in","arg":[1,9,2.5]"#), (bounded, #""op":"lt","arg":1.1"#),
    (bounded, #""op":"le","arg":1"#), (bounded, #""op":"gt","arg":8.9"#),
    (bounded, #""op":"ge","arg":9"#), (bounded, #""op":"lt","arg":100"#),
    (lower, #""op":"lt","arg":"Z""#),
  ])
  func `a test with a constant that may occur is none`(_ of: String, _ rest: String) throws {
    #expect(try inTest(of, rest) == [])
  }

  @Test func `a source that is not trimmed may have blanks at its ends`() throws {
    let read: JSON = [
      "op": "add", "path": "/source/read", "value": ["trim": false, "blank_as_null": true],
    ]
    let test = try filter(#"{"of":{"field":"city"},"op":"eq","arg":" a"}"#)
    #expect(try found([read, test], below: "/filters/1") == [])
    #expect(try found([test], below: "/filters/1").count == 1)
  }

  @Test(arguments: [("o3", 0), ("o7", 0), ("o99", 1)])
  func `of many options each may occur, and so may one that nobody can choose any more`(
    _ option: String,
    _ count: Int
  ) throws {
    let options = (0..<20).map { number -> JSON in
      ["value": .string("o\(number)"), "active": .bool(number != 7)]
    }
    let plan: JSON = [
      "name": "plan", "type": "enum", "restricted": true, "options": .array(options),
    ]
    let test = try filter(#"{"of":{"field":"plan"},"op":"eq","arg":"\#(option)"}"#)
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: [test])
    let report = MappingChecker.check(
      try MappingSpec(json: json, source: "mapping.json"),
      source: try RejectionFile.catalog(
        "Base/source.json",
        changed: [["op": "add", "path": "/fields/-", "value": plan]]
      ),
      target: try RejectionFile.catalog("Base/target.json"),
      options: try RejectionFile(name: "constants", json: [:]).options()
    )
    #expect(report.diagnostics.count { $0.code == .M310 } == count)
  }

  @Test func `an empty text is told once, and no negation`() throws {
    let test = try filter(#"{"of":{"field":"city"},"op":"ne","arg":""}"#)
    #expect(try found([test], below: "/filters/1", .M805) == [])
    #expect(try found([test], below: "/filters/1", .M704) == [])
  }

  @Test(arguments: [
    (#"{"of":{"field":"numemployees"},"op":"in","arg":["10",3]}"#, "[10,3]"),
    (#"{"of":{"field":"annualrevenue"},"op":"lt","arg":"2.50"}"#, "2.50"),
    (#"{"of":{"field":"city"},"op":"eq","arg":7}"#, #""7""#),
    (#"{"of":{"field":"birthday"},"op":"lt","arg":"1.2.2031"}"#, nil),
  ])
  func `a comparison of unlike types offers the constant in the right type`(
    _ test: String,
    _ fixed: String?
  ) throws {
    let problems = try found([filter(test)], below: "/filters/1/when/all/0", .M309)
    #expect(problems.count == 1)
    #expect(
      problems.first?.fixed.map { $0.contains(#""arg":\#(fixed ?? "?")"#) }
        == (fixed == nil ? nil : true)
    )
  }

  // MARK: Steps and value maps

  private func inStep(_ field: String, _ steps: String) throws -> [Found] {
    let value = try JSON(parsing: #"{"field":"\#(field)","then":[\#(steps)]}"#)
    let place = "/rules/6/value/then"
    let change: JSON = ["op": "replace", "path": "/rules/6/value", "value": value]
    return try found([change], below: place)
  }

  @Test(arguments: [
    ("hs_email_optout", #"{"fn":"null_if","values":["false"]}"#, "[false]"),
    ("numemployees", #"{"fn":"null_if","values":["0"]}"#, "[0]"),
    ("numemployees", #"{"fn":"to_text"},{"fn":"null_if","values":[0]}"#, #"["0"]"#),
    ("birthday", #"{"fn":"null_if","values":["1.1.1900"]}"#, nil),
    ("createdate", #"{"fn":"null_if","values":["1900-01-01"]}"#, nil),
    ("city", #"{"fn":"null_if","values":["","-"]}"#, #"["-"]"#),
    ("city", #"{"fn":"null_if","values":[""]}"#, "null"),
    ("city", #"{"fn":"only_values","values":[""]}"#, nil),
    ("city", #"{"fn":"lower"},{"fn":"null_if","values":["N/A"]}"#, #"["n/a"]"#),
    ("tags", #"{"fn":"drop_values","values":["A"]}"#, #"["a"]"#),
    ("tags", #"{"fn":"only_values","values":["A"],"each":true}"#, #"["a"]"#),
  ])
  func `a step that looks for what cannot occur is an error`(
    _ field: String,
    _ steps: String,
    _ fixed: String?
  ) throws {
    let problems = try inStep(field, steps)
    #expect(problems.count == 1)
    guard let fixed else {
      #expect(problems.first?.fixed == nil)
      return
    }
    #expect(problems.first?.fixed?.contains(fixed) == true, "\(problems)")
  }

  @Test func `each option that is none is told`() throws {
    let problems = try inStep("lifecyclestage", #"{"fn":"only_values","values":["p","lead","zz"]}"#)
    #expect(problems.map(\.pointer) == ["/0/values/0", "/0/values/2"])
  }

  @Test func `an option that is misspelled is offered as it is spelled`() throws {
    let problems = try inStep("lifecyclestage", #"{"fn":"only_values","values":["custmer"]}"#)
    #expect(problems.map(\.fixed) == [#"[{"fn":"only_values","values":["customer"]}]"#])
  }

  @Test(arguments: [
    ("birthday", #"{"fn":"null_if","values":["1900-01-01"]}"#),
    ("createdate", #"{"fn":"null_if","values":["1900-01-01T00:00:00Z"]}"#),
    ("city", #"{"fn":"null_if","values":["n/a","-"]}"#),
    ("numemployees", #"{"fn":"null_if","values":[0,1.0]}"#),
    ("hs_email_optout", #"{"fn":"null_if","values":[false]}"#),
    ("lifecyclestage", #"{"fn":"only_values","values":["lead"]}"#),
  ])
  func `a step that looks for what may occur is none`(_ field: String, _ steps: String) throws {
    #expect(try inStep(field, steps) == [])
  }

  private func inMap(
    _ value: String,
    _ from: [JSON],
    _ code: DiagnosticCode = .M308,
    ignoringCase: Bool = false
  ) throws -> [Found] {
    let entries = from.map { ["from": $0, "to": "x"] as JSON }
    let map: JSON = [
      "name": "m", "entries": .array(entries), "case_insensitive": .bool(ignoringCase),
    ]
    let changes: [JSON] = [
      ["op": "add", "path": "/value_maps/-", "value": map],
      ["op": "replace", "path": "/rules/6/value", "value": try JSON(parsing: value)],
    ]
    return try found(changes, below: "/value_maps/1/entries", code)
  }

  private static func mapped(_ field: String, _ step: String = "") -> String {
    #"{"field":"\#(field)","then":[\#(step){"fn":"map_value","map":"m","else":"y"}]}"#
  }

  @Test(
    arguments: [
      (mapped("numemployees"), [1, "2"], #""from":2"#),
      (mapped("city", #"{"fn":"lower"},"#), ["a", "Gold"], #""gold""#),
      (
        mapped("city", #"{"fn":"truncate","max":3},"#), ["a", "Golden"], #"[{"from":"a","to":"x"}]"#
      ),
      (mapped("city", #"{"fn":"lower"},"#), ["gold", "Gold"], #"[{"from":"gold","to":"x"}]"#),
      (mapped("city"), ["a", " B "], #""B""#), (mapped("birthday"), ["2026-01-01", "x"], "2026"),
      (mapped("lifecyclestage"), ["lead", "Customer"], #""customer""#),
      (mapped("lifecyclestage"), ["lead", "subscibers"], #""subscriber""#),
      (mapped("lifecyclestage"), ["lead", "marketing"], #""marketingqualifiedlead""#),
      (mapped("lifecyclestage"), ["lead", "Leed"], #"[{"from":"lead","to":"x"}]"#),
      (mapped("lifecyclestage"), ["lead", "elsewhere"], #"[{"from":"lead","to":"x"}]"#),
    ] as [(String, [JSON], String)]
  )
  func `an entry that cannot occur is told`(_ value: String, _ from: [JSON], _ fixed: String) throws
  {
    let problems = try inMap(value, from)
    #expect(problems.map(\.pointer) == ["/1/from"])
    #expect(problems.first?.fixed?.contains(fixed) == true, "\(problems)")
  }

  @Test func `an entry may occur at another step, or in another case`() throws {
    #expect(try inMap(Self.mapped("city", #"{"fn":"lower"},"#), ["Gold"], ignoringCase: true) == [])
    #expect(try inMap(Self.mapped("lifecyclestage"), ["LEAD"], ignoringCase: true) == [])
    let either = #"""
      {"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},
      "value":\#(Self.mapped("city", #"{"fn":"lower"},"#))}],"else":\#(Self.mapped("city"))}
      """#
    #expect(try inMap(either, ["Gold"]) == [])
    #expect(try inMap(Self.mapped("createdate"), ["2026-01-01T00:00:00Z"]) == [])
  }

  @Test func `the only entry of a map is not removed`() throws {
    let problems = try inMap(Self.mapped("city", #"{"fn":"truncate","max":3},"#), ["Golden"])
    #expect(problems == [Found(pointer: "/0/from", fixed: nil)])
  }

  @Test func `one number in two spellings is listed twice`() throws {
    #expect(
      try inMap(Self.mapped("annualrevenue"), [1, .number("1.0")], .M307).map(\.pointer) == [
        "/1/from"
      ]
    )
    #expect(try inMap(Self.mapped("annualrevenue"), [1, 10, .number("1.5")], .M307) == [])
  }
}
