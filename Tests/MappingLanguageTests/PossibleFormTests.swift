import Diagnostics
import MappingLanguage
import Records
import Testing

/// Constants, numbers and patterns held against what steps can give.
@Suite struct PossibleFormTests {
  private static func field(_ name: String, _ steps: String...) -> String {
    #"{"field":"\#(name)","then":[\#(steps.joined(separator: ","))]}"#
  }

  private static func part(_ name: String) -> String {
    field("birthday", #"{"fn":"date_part","part":"\#(name)"}"#)
  }

  private static func keep(_ set: String) -> String {
    field("city", #"{"fn":"keep_characters","set":"\#(set)"}"#)
  }

  private static func remove(_ set: String) -> String {
    field("city", #"{"fn":"remove_characters","set":"\#(set)"}"#)
  }

  private static let tags = field("tags", #"{"fn":"count"}"#)
  private static let length = field("city", #"{"fn":"length"}"#)
  private static let short = field(
    "city",
    #"{"fn":"truncate","max":5}"#,
    #"{"fn":"length"}"#
  )
  private static let rounded = field("annualrevenue", #"{"fn":"round","scale":1,"mode":"half_up"}"#)
  private static let country = field("country", #"{"fn":"to_country","to":"alpha2"}"#)
  private static let currency = field("city", #"{"fn":"to_currency"}"#)
  private static let language = field("city", #"{"fn":"to_language"}"#)
  private static let email = field(
    "email",
    #"{"fn":"normalize_email","local_part":"lower"}"#
  )
  private static let region = field("phone", #"{"fn":"phone_region","region":"US"}"#)
  private static let lower = field("city", #"{"fn":"lower"}"#)
  private static let upper = field("city", #"{"fn":"upper"}"#)
  private static let city = field("city")

  @Test(arguments: [
    (tags, #""op":"eq","arg":0"#, #"{"of":{"field":"tags"},"op":"is_null"}"#),
    (tags, #""op":"le","arg":0"#, #""is_null""#), (tags, #""op":"lt","arg":1"#, #""is_null""#),
    (tags, #""op":"ne","arg":0"#, #""is_not_null""#),
    (tags, #""op":"in","arg":[0,1]"#, #""arg":[1]"#),
    (length, #""op":"eq","arg":0"#, #"{"of":{"field":"city"},"op":"is_null"}"#),
    (length, #""op":"lt","arg":0"#, nil), (short, #""op":"gt","arg":5"#, nil),
    (part("month"), #""op":"eq","arg":0"#, nil), (part("month"), #""op":"eq","arg":13"#, nil),
    (part("day"), #""op":"gt","arg":31"#, nil), (part("weekday"), #""op":"eq","arg":0"#, nil),
    (part("hour"), #""op":"eq","arg":24"#, nil), (part("quarter"), #""op":"ge","arg":5"#, nil),
    (part("week"), #""op":"eq","arg":54"#, nil), (part("minute"), #""op":"eq","arg":60"#, nil),
    (part("day_of_year"), #""op":"eq","arg":367"#, nil),
    (rounded, #""op":"eq","arg":1.55"#, nil),
    (#"{"field":"numemployees"}"#, #""op":"gt","arg":99999999999999999999"#, nil),
    (#"{"const":5}"#, #""op":"gt","arg":7"#, nil),
  ])
  func `a number out of reach is told`(_ of: String, _ rest: String, _ fixed: String?) throws {
    try expectOne(of, rest, fixed)
  }

  @Test(arguments: [
    (country, #""op":"eq","arg":"Germany""#, #""arg":"DE""#),
    (country, #""op":"in","arg":["FR","UK","deu"]"#, #""arg":["FR","GB","deu"]"#),
    (country, #""op":"eq","arg":"Atlantis""#, nil),
    (field("country", #"{"fn":"to_country","to":"alpha3"}"#), #""op":"eq","arg":"DE""#, #""DEU""#),
    (region, #""op":"eq","arg":"UK""#, #""arg":"GB""#),
    (currency, #""op":"eq","arg":"€""#, #""arg":"EUR""#),
    (language, #""op":"eq","arg":"German""#, #""arg":"de""#),
    (email, #""op":"eq","arg":"Ada@Example.com""#, #""ada@example.com""#),
    (keep("+0123456789"), #""op":"eq","arg":"+49 30""#, #""arg":"+4930""#),
    (keep("+0123456789"), #""op":"starts_with","arg":"tel""#, nil),
    (remove("-"), #""op":"contains","arg":"a-b""#, #""arg":"ab""#),
    (remove("letters"), #""op":"eq","arg":"A1""#, #""arg":"1""#),
    (
      field("city", #"{"fn":"replace","search":"-","with":"_"}"#), #""op":"eq","arg":"a-b""#,
      #""arg":"ab""#
    ),
    (
      field("city", #"{"fn":"split","separators":[","," and "]}"#),
      #""op":"contains","arg":"a,b""#, #""arg":"ab""#
    ),
  ])
  func `a text that no step writes so is told`(
    _ of: String,
    _ rest: String,
    _ fixed: String?
  ) throws {
    try expectSome(of, rest, fixed)
  }

  @Test(arguments: [
    (city, #""op":"matches","arg":"^\\s*$""#, #""is_null""#),
    (city, #""op":"not_matches","arg":"^$""#, #""is_not_null""#),
    (lower, #""op":"matches","arg":"^[A-Z]+$""#, #""(?i)^[A-Z]+$""#),
    (upper, #""op":"matches","arg":"gmbh$""#, #""(?i)gmbh$""#),
    (keep("digits"), #""op":"matches","arg":"^\\+""#, nil),
    (remove("-"), #""op":"matches","arg":"\\d-\\d""#, nil),
    (
      field("city", #"{"fn":"map_value","map":"lead_source","else":null}"#),
      #""op":"matches","arg":"^zz""#, nil
    ),
  ])
  func `a pattern that never matches is told`(_ of: String, _ rest: String, _ fixed: String?) throws
  {
    try expectOne(of, rest, fixed)
  }

  @Test(arguments: [
    (tags, #""op":"eq","arg":1"#), (tags, #""op":"gt","arg":0"#),
    (field("tags", #"{"fn":"count"}"#, #"{"fn":"default","value":0}"#), #""op":"eq","arg":0"#),
    (length, #""op":"gt","arg":5"#), (short, #""op":"ge","arg":5"#),
    (part("year"), #""op":"eq","arg":0"#), (part("hour"), #""op":"eq","arg":0"#),
    (part("month"), #""op":"in","arg":[1,12]"#), (rounded, #""op":"eq","arg":1.50"#),
    (rounded, #""op":"gt","arg":1.55"#), (country, #""op":"eq","arg":"DE""#),
    (country, #""op":"starts_with","arg":"D""#),
    (
      field("country", #"{"fn":"to_country","to":"alpha2"}"#, #"{"fn":"default","value":"Mars"}"#),
      #""op":"eq","arg":"Mars""#
    ),
    (
      field("country", #"{"fn":"to_country","to":"name","locale":"de","from":["pl"]}"#),
      #""op":"eq","arg":"Deutschland""#
    ),
    (region, #""op":"eq","arg":"XK""#), (language, #""op":"eq","arg":"en-GB""#),
    (keep("+0123456789"), #""op":"starts_with","arg":"+49""#),
    (remove("-"), #""op":"eq","arg":"a b""#), (keep("é"), #""op":"eq","arg":"é""#),
    (
      field("city", #"{"fn":"replace","search":"-","with":"_","first_only":true}"#),
      #""op":"eq","arg":"a-b""#
    ),
    (
      field("city", #"{"fn":"remove_characters","set":"-"}"#, #"{"fn":"append","text":"-"}"#),
      #""op":"eq","arg":"a-""#
    ),
    (
      field("city", #"{"fn":"keep_characters","set":"a"}"#, #"{"fn":"upper"}"#),
      #""op":"eq","arg":"A""#
    ),
    (lower, #""op":"matches","arg":"^[a-z]+$""#), (lower, #""op":"matches","arg":"[A-Z]?x""#),
    (lower, #""op":"matches","arg":"(?i)GMBH""#), (city, #""op":"matches","arg":"^\\s""#),
  ])
  func `what can occur is not told`(_ of: String, _ rest: String) throws {
    #expect(try TestedConstant.inTest(of, rest) == [])
  }

  @Test(arguments: [
    (city, #""op":"in","arg":["","x"]"#, Fix.Grade.likely),
    (tags, #""op":"not_in","arg":[0,1]"#, .changesMeaning),
    (field("tags"), #""op":"contains","arg":["a","zzzz"]"#, .likely),
  ])
  func `what a blank or a count of 0 was to find is not left out unasked`(
    _ of: String,
    _ rest: String,
    _ grade: Fix.Grade
  ) throws {
    let filter = try TestedConstant.filter(#"{"of":\#(of),\#(rest)}"#)
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: [filter])
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "forms", json: [:]).report(on: spec)
    let problem = try #require(report.diagnostics.first { $0.code == .M310 })
    #expect(problem.fixes.map(\.grade) == [grade])
  }

  private static let plans: JSON = [
    "op": "add", "path": "/fields/-",
    "value": [
      "name": "plan", "type": "enum", "restricted": true,
      "options": [
        ["value": "a", "label": "Alpha"], ["value": "b", "label": "Beta"],
        ["value": "old", "label": "Oldie", "active": false],
      ],
    ],
  ]

  /// Which codes a test of `plan` has, whose third option is retired.
  private func codes(_ steps: String, _ rest: String) throws -> [String] {
    let of = #"{"field":"plan","then":[\#(steps)]}"#
    let filter = try TestedConstant.filter(#"{"of":\#(of),\#(rest)}"#)
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: [filter])
    let report = MappingChecker.check(
      try MappingSpec(json: json, source: "mapping.json"),
      source: try RejectionFile.catalog("Base/source.json", changed: [Self.plans]),
      target: try RejectionFile.catalog("Base/target.json"),
      options: try RejectionFile(name: "forms", json: [:]).options()
    )
    return report.diagnostics.filter {
      $0.location?.pointer?.hasPrefix("/filters/1/when") == true
        && ($0.code == .M310 || $0.code == .M704)
    }.map(\.code.rawValue)
  }

  @Test(arguments: [
    ("", #""op":"matches","arg":"^o""#), (#"{"fn":"option_label"}"#, #""op":"matches","arg":"^O""#),
    (#"{"fn":"option_label"}"#, #""op":"eq","arg":"Oldie""#),
    (#"{"fn":"default","value":"a"}"#, #""op":"eq","arg":"old""#),
    (#"{"fn":"default","value":"a"}"#, #""op":"in","arg":["a","b"]"#),
    (#"{"fn":"only_values","values":["a","old"]}"#, #""op":"eq","arg":"old""#),
    (
      #"{"fn":"map_value","map":"lead_source","unlisted":"keep"}"#, #""op":"eq","arg":"old""#
    ),
  ])
  func `an option that nobody can choose any more may be in old records`(
    _ steps: String,
    _ rest: String
  ) throws {
    #expect(try codes(steps, rest) == [])
    // Another text may not.
    let other = rest.replacing("old", with: "zzz").replacing("Oldie", with: "zzz")
      .replacing("^o", with: "^z").replacing("^O", with: "^z")
    if other != rest { #expect(try codes(steps, other).count == 1) }
  }

  @Test(arguments: [
    #"{"fn":"normalize_email","local_part":"lower"}"#, #"{"fn":"email_domain"}"#,
    #"{"fn":"url_host"}"#,
  ])
  func `a host is longer in Punycode than in letters`(_ step: String) throws {
    let of = Self.field("city", #"{"fn":"left","count":9}"#, step)
    let arg = step.contains("email\"") ? "a@xn--mller-kva.example" : "xn--mller-kva.example"
    #expect(try TestedConstant.inTest(of, #""op":"eq","arg":"\#(arg)""#) == [])
  }

  @Test(arguments: [
    #"{"fn":"pad_start","length":9223372036854775807,"with":"0"},{"fn":"append","text":"x"}"#,
    #"{"fn":"length"},{"fn":"format_number","scale":9223372036854775807,"mode":"down"}"#,
  ])
  func `lengths beyond all numbers are no lengths`(_ steps: String) throws {
    let of = Self.field("city", steps)
    _ = try TestedConstant.inTest(of, #""op":"eq","arg":"x""#)
  }

  @Test func `a mask that keeps more than there is hides all`() throws {
    let arguments = StepArguments([
      "keep_start": 9_223_372_036_854_775_807, "keep_end": 9_223_372_036_854_775_807,
    ])
    let mask = try Mask(arguments)
    var arena = Arena()
    let hidden = mask.apply(arena.text("Ada"), &arena)
    #expect(arena.string(hidden) == "***")
  }

  private func expectOne(_ of: String, _ rest: String, _ fixed: String?) throws {
    #expect(try TestedConstant.inTest(of, rest).count == 1)
    try expectSome(of, rest, fixed)
  }

  private func expectSome(_ of: String, _ rest: String, _ fixed: String?) throws {
    let found = try TestedConstant.inTest(of, rest)
    let first = try #require(found.first)
    guard let fixed else {
      #expect(first.fixed == nil)
      return
    }
    #expect(first.fixed?.contains(fixed) == true, "\(first)")
  }
}
