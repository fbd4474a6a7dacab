import Diagnostics
import MappingLanguage
import Records
import Testing

/// What is offered in the place of a value, or of a field, that there is none of.
@Suite struct NearValueTests {
  private static func picklist(_ name: String, _ options: [(String, String)]) -> JSON {
    let options = options.map { ["value": .string($0.0), "label": .string($0.1)] as JSON }
    return [
      "name": .string(name), "type": "enum", "restricted": true, "options": .array(options),
    ]
  }

  private static let source: JSON = [
    [
      "op": "add", "path": "/fields/-",
      "value": picklist("letter", [("a", "Alpha"), ("b", "Beta"), ("g", "Gamma")]),
    ],
    [
      "op": "add", "path": "/fields/-",
      "value": picklist("plan", [("p1", "Plan 1"), ("p2", "Plan 2"), ("x", "Low"), ("y", "Low")]),
    ],
    [
      "op": "add", "path": "/fields/-",
      "value": picklist("size", [("11-50", "Small"), ("51-200", "Medium"), ("100", "Hundred")]),
    ],
    ["op": "add", "path": "/fields/-", "value": ["name": "amount_net", "type": "text"]],
    ["op": "add", "path": "/fields/-", "value": ["name": "amount_gross", "type": "text"]],
    ["op": "add", "path": "/fields/-", "value": ["name": "opened", "type": "datetime"]],
    ["op": "add", "path": "/fields/-", "value": ["name": "openid", "type": "text"]],
  ]

  private static let target: JSON = [
    ["op": "add", "path": "/fields/-", "value": ["name": "Opened__c", "type": "datetime"]],
    ["op": "add", "path": "/fields/-", "value": ["name": "Openid__c", "type": "text"]],
    [
      "op": "add", "path": "/fields/-",
      "value": ["name": "Oepned", "type": "text", "required_on_create": true],
    ],
    [
      "op": "add", "path": "/fields/-",
      "value": picklist(
        "Letter__c",
        [("a", "Alpha"), ("b", "Beta"), ("g", "Gamma"), ("z", "Zeta")]
      ),
    ],
  ]

  /// What is found under a code in the base spec, changed.
  private func found(_ changes: [JSON], _ code: DiagnosticCode) throws -> [Diagnostic] {
    let base = try RejectionFile.document("Base/spec.json")
    let report = MappingChecker.check(
      try MappingSpec(
        json: try RejectionFile.changed(base, by: .array(changes)),
        source: "mapping.json"
      ),
      source: try RejectionFile.catalog("Base/source.json", changed: Self.source),
      target: try RejectionFile.catalog("Base/target.json", changed: Self.target),
      options: try RejectionFile(name: "near", json: [:]).options()
    )
    return report.diagnostics.filter { $0.code == code }
  }

  /// The title and the grade of the first fix.
  private func offered(_ changes: [JSON], _ code: DiagnosticCode) throws -> String {
    let problems = try found(changes, code)
    #expect(problems.count == 1, "\(problems)")
    return try problems.first?.fixes.first.map { fix in
      let patch = try JSON(parsing: fix.patch)
      let value = patch.array?.first?["value"]
      #expect(value == nil || fix.title.contains(value?.string ?? "?"))
      return "\(fix.title), \(fix.grade.rawValue)"
    } ?? "nothing"
  }

  private func filter(_ test: String) throws -> JSON {
    [
      "op": "add", "path": "/filters/-",
      "value": [
        "id": "f2", "action": "drop_record", "when": ["all": [try JSON(parsing: test)]],
        "because": [["s": "S4", "quote": "without an e-mail address"]],
      ],
    ]
  }

  // MARK: Options

  private static let letters = [
    ("Gama", #"write "g", likely"#), ("Allpha", #"write "a", likely"#),
    ("alpha", #"write "a", likely"#), (" Beta ", #"write "b", likely"#),
    ("B", #"write "b", likely"#), (" b", #"write "b", likely"#),
    ("bet", #"write "b", changes_meaning"#), ("gmm", #"write "g", changes_meaning"#),
    ("q", "remove"),
    ("Omega", "remove"),
  ]

  @Test(arguments: letters)
  func `a test offers the value whose name is near, and removal where none is`(
    _ constant: String,
    _ fix: String
  ) throws {
    let test = #"{"of":{"field":"letter"},"op":"in","arg":["z","\#(constant)"]}"#
    let both = try found([filter(test)], .M310)
    let offered = both.last?.fixes.first.map { "\($0.title), \($0.grade.rawValue)" }
    let removal = "remove \(JSON.string(constant).text()), likely"
    #expect(both.count == 2)
    #expect(offered == (fix == "remove" ? removal : fix))
  }

  @Test func `a value that is listed already is not offered again`() throws {
    let test = #"{"of":{"field":"letter"},"op":"in","arg":["g","Gama"]}"#
    #expect(try offered([filter(test)], .M310) == #"remove "Gama", likely"#)
    let near = #"{"of":{"field":"letter"},"op":"in","arg":["b","bet"]}"#
    #expect(try offered([filter(near)], .M310) == #"remove "bet", likely"#)
  }

  @Test(arguments: [
    ("Plan 2", #"write "p2", likely"#), ("Pllan 1", #"write "p1", likely"#),
    ("Plam 1", #"write "p1", changes_meaning"#), ("Plan 3", "nothing"),
    ("low", #"write "x", changes_meaning"#),
  ])
  func `another number is another value, and a label of two options names neither`(
    _ constant: String,
    _ fix: String
  ) throws {
    let test = #"{"of":{"field":"plan"},"op":"eq","arg":"\#(constant)"}"#
    #expect(try offered([filter(test)], .M310) == fix)
  }

  @Test(arguments: [
    ("11–50", #"write "11-50", likely"#), ("11 — 50", #"write "11-50", likely"#),
    ("51‐200", #"write "51-200", likely"#), ("10-0", "nothing"), ("1150", "nothing"),
  ])
  func `a range is its option, whatever its dash`(_ constant: String, _ fix: String) throws {
    let test = #"{"of":{"field":"size"},"op":"eq","arg":"\#(constant)"}"#
    #expect(try offered([filter(test)], .M310) == fix)
  }

  @Test func `of fields as near both are named, and neither is offered`() throws {
    let rule = try BaseExplanation.rule("Street", #"{"field":"amount"}"#)
    let problem = try #require(found(rule.array ?? [], .M201).first)
    #expect(problem.fixes == [])
    #expect(
      problem.hint == "Near it are \"amount_net\" and \"amount_gross\": is one of them meant?"
    )
  }

  @Test func `of options as near both are offered, and neither is called the closest`() throws {
    let rule = try BaseExplanation.rule("Letter__c", #"{"const":"eta"}"#)
    let problem = try #require(found(rule.array ?? [], .M303).first)
    let offered = problem.fixes.map { "\($0.title), \($0.grade.rawValue)" }
    #expect(
      offered == [
        #"use the option "b", changes_meaning"#, #"use the option "z", changes_meaning"#,
        "ask the user, asks",
      ]
    )
  }

  @Test func `labels are values themselves where a step writes them`() throws {
    let test = #"{"of":{"field":"letter","then":[{"fn":"option_label"}]},"op":"eq","arg":"Gama"}"#
    #expect(try found([filter(test)], .M310) == [])
    let steps = #"[{"fn":"option_label"},{"fn":"only_values","values":["Gama","z"]}]"#
    let value = try JSON(parsing: #"{"field":"letter","then":\#(steps)}"#)
    let change: JSON = ["op": "replace", "path": "/rules/6/value", "value": value]
    let fixes = try found([change], .M310).map { $0.fixes.map(\.title) }
    #expect(fixes == [[#"write "Gamma""#], [#"remove "z""#]])
  }

  @Test(arguments: letters)
  func `an entry of a value map offers the same`(_ constant: String, _ fix: String) throws {
    let map: JSON = [
      "name": "m", "case_insensitive": false,
      "entries": [["from": "a", "to": "x"], ["from": .string(constant), "to": "y"]],
    ]
    let value = #"{"field":"letter","then":[{"fn":"map_value","map":"m","else":"z"}]}"#
    let changes: [JSON] = [
      ["op": "add", "path": "/value_maps/-", "value": map],
      ["op": "replace", "path": "/rules/6/value", "value": try JSON(parsing: value)],
    ]
    let isListed = fix.hasPrefix(#"write "a""#)
    let expected = fix == "remove" || isListed ? "remove the entry, likely" : fix
    #expect(try offered(changes, .M308) == expected)
  }

  @Test(arguments: [
    (" beta ", #"write its value "b", likely"#), ("B", #"write its value "b", likely"#),
    ("Gama", #"use the closest option "g", changes_meaning"#),
    ("bet", #"use the closest option "b", changes_meaning"#), ("q", "ask, asks"),
  ])
  func `what is written to a picklist offers the option with that name`(
    _ constant: String,
    _ fix: String
  ) throws {
    let rule = try BaseExplanation.rule("Letter__c", #"{"const":"\#(constant)"}"#)
    let problem = try #require(found(rule.array ?? [], .M303).first)
    let first = try #require(problem.fixes.first)
    let isQuestion = first.grade == .asks
    #expect("\(isQuestion ? "ask" : first.title), \(first.grade.rawValue)" == fix)
  }

  // MARK: Fields

  private func firstField(_ value: String, to target: String) throws -> String? {
    let rule = try BaseExplanation.rule(target, value)
    let problem = try found(rule.array ?? [], .M201).first
    return problem?.fixes.first?.title
  }

  @Test(arguments: [
    (#"{"field":"opend"}"#, "Street", "openid"), (#"{"field":"opend"}"#, "Joined__c", "opened"),
    (#"{"field":"citty"}"#, "Street", "city"), (#"{"field":"OPENED"}"#, "Street", "opened"),
    (#"{"field":"opned"}"#, "Joined__c", "opened"),
    (#"{"field":"opend","then":[{"fn":"upper"}]}"#, "Joined__c", "openid"),
    (#"{"field":"opend","then":[{"fn":"to_date"}]}"#, "Street", "opened"),
    (#"{"coalesce":[{"field":"city"},{"field":"opend"}]}"#, "Street", "openid"),
    (#"{"coalesce":[{"field":"opend"},{"const":null}]}"#, "Joined__c", "opened"),
    (#"{"concat":[{"field":"city"},{"field":"opend"}],"nulls":"skip"}"#, "Joined__c", "openid"),
    (
      #"{"calc":"days_between","of":[{"field":"birthday"},{"field":"opend"}],"nulls":"null"}"#,
      "Street", "opened"
    ),
    (
      #"""
      {"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"value":{"field":"opend"}}],
      "else":{"const":null}}
      """#, "Street", "openid"
    ),
  ])
  func `of fields with near names those stand first that fit`(
    _ value: String,
    _ target: String,
    _ name: String
  ) throws {
    #expect(try firstField(value, to: target) == "read \"\(name)\"")
  }

  @Test(arguments: [
    (#""op":"eq","arg":"x""#, "openid"), (#""op":"lt","arg":"2031-05-01T00:00:00Z""#, "opened"),
    (#""op":"in","arg":[1]"#, nil), (#""op":"is_null""#, nil),
  ])
  func `a test is read by a field that its constant fits`(_ rest: String, _ name: String?) throws {
    let test = try filter(#"{"of":{"field":"opend"},\#(rest)}"#)
    #expect(try found([test], .M201).first?.fixes.first?.title == name.map { "read \"\($0)\"" })
  }

  @Test(arguments: [
    ("createdate", "Opened__c"), ("city", "Openid__c"), ("birthday", nil),
  ])
  func `of targets with near names those stand first that take what is written`(
    _ field: String,
    _ name: String?
  ) throws {
    let rule = try BaseExplanation.rule("Opend__c", #"{"field":"\#(field)"}"#)
    let problem = try found(rule.array ?? [], .M202).first
    #expect(problem?.fixes.first?.title == name.map { "use \"\($0)\"" })
  }

  @Test func `of sources for what is required those stand first that fit`() throws {
    let problem = try found([], .M401).first
    #expect(problem?.hint == "Add a rule that reads \"openid\" or \"opened\".")
  }
}
