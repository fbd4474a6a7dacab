import Diagnostics
import MappingLanguage
import Records
import Testing

/// What can be mended without a decision is mended so.
@Suite struct MechanicalFixTests {
  /// The fixes under a code, each with the spec that it gives; only those that are verified.
  private func fixed(
    _ code: DiagnosticCode,
    _ patch: JSON,
    target: JSON? = nil
  ) throws -> [(fix: Fix, spec: JSON)] {
    let file = RejectionFile(
      name: "changed",
      json: .members(["patch": patch, "target": target])
    )
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: patch)
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let problems = try file.report(on: spec, triesFixes: true).diagnostics
    return try problems.filter { $0.code == code }.flatMap(\.fixes).map { fix in
      (fix, try #require(MappingChecker.patched(spec, by: fix)).json)
    }
  }

  private func rule(_ target: String, _ value: JSON) -> JSON {
    [
      "op": "add", "path": "/rules/-",
      "value": [
        "id": "r9", "target": .string(target), "value": value,
        "because": [["s": "S1", "quote": "Map contacts to leads"]],
      ],
    ]
  }

  @Test func `the second of a name gets the next free one`() throws {
    let rules = try fixed(.M105, [["op": "replace", "path": "/rules/3/id", "value": "r3"]])
    #expect(rules.map(\.spec["rules"]?[3]?["id"]) == ["r4"])
    let last = try fixed(.M105, [["op": "replace", "path": "/rules/1/id", "value": "r1"]])
    #expect(last.map(\.spec["rules"]?[1]?["id"]) == ["r2"])
    let taken = try fixed(.M105, [["op": "replace", "path": "/rules/6/id", "value": "r3"]])
    #expect(taken.map(\.spec["rules"]?[6]?["id"]) == ["r7"])
    let tests = try fixed(.M105, [["op": "copy", "from": "/tests/0", "path": "/tests/-"]])
    #expect(tests.map(\.spec["tests"]?[1]?["name"]) == ["no e-mail 2"])
  }

  @Test func `a deprecated field gives way to the one it is called after`() throws {
    func field(_ name: String, _ label: String, deprecated: Bool) -> JSON {
      [
        "op": "add", "path": "/fields/-",
        "value": [
          "name": .string(name), "label": .string(label), "type": "text", "max_length": 40,
          "deprecated": .bool(deprecated),
        ],
      ]
    }
    let target: JSON = .array([
      field("Grade_Old__c", "Grade (old)", deprecated: true),
      field("Upgrade__c", "Upgrade", deprecated: false),
      field("Class__c", "Grade", deprecated: false),
    ])
    let found = try fixed(.M203, [rule("Grade_Old__c", ["field": "jobtitle"])], target: target)
    #expect(found.map(\.spec["rules"]?[7]?["target"]) == ["Class__c"])
    #expect(found.map(\.fix.grade) == [.likely])
  }

  @Test func `too many digits are rounded, in the step that rounds`() throws {
    let round: JSON = ["fn": "round", "mode": "down", "scale": 2]
    let value: JSON = ["field": "annualrevenue", "then": [round]]
    let found = try fixed(.M304, [rule("Score__c", value)])
    #expect(found.map(\.spec["rules"]?[7]?["value"]?["then"]?[0]?["scale"]) == [1])
    let exact: JSON = [
      "name": "exact", "value": value, "because": [["s": "S1", "quote": "Map contacts to leads"]],
    ]
    let added = try fixed(
      .M304,
      [["op": "add", "path": "/variables/-", "value": exact], rule("Score__c", ["var": "exact"])]
    )
    let step: JSON = ["fn": "round", "mode": "half_up", "scale": 1]
    #expect(added.map(\.spec["rules"]?[7]?["value"]?["then"]?[0]) == [step])
    #expect((found + added).map(\.fix.grade) == [.changesMeaning, .changesMeaning])
  }

  @Test func `a step takes the limits of its target`() throws {
    let value: JSON = [
      "field": "jobtitle", "then": [["fn": "to_integer", "max": 1_000_000_000, "min": 0]],
    ]
    let found = try fixed(.M304, [rule("NumberOfEmployees", value)])
    let step = found.first?.spec["rules"]?[7]?["value"]?["then"]?[0]
    #expect(step?["max"] == 99_999_999)
    #expect(step?["min"] == 0)
  }

  @Test func `an id goes where its object is wanted, or the right look-up is used`() throws {
    let moved = try fixed(
      .M305,
      [["op": "replace", "path": "/rules/5/target", "value": "Partner__c"]]
    )
    #expect(moved.map(\.spec["rules"]?[5]?["target"]) == ["Account__c"])
    let partner: JSON = [
      "name": "partner", "system": "salesforce", "object": "Partner__c", "return": "Id",
      "on_none": "null", "on_many": "error",
      "match": [["field": "Name", "equals": ["field": "company"]]],
    ]
    let found = try fixed(
      .M305,
      [
        ["op": "add", "path": "/lookups/-", "value": partner],
        rule("Partner__c", ["lookup": "account"]),
      ]
    )
    #expect(found.map(\.spec["rules"]?[7]?["value"]) == [["lookup": "partner"]])
  }

  private func arm(_ values: JSON, _ result: JSON) -> JSON {
    [
      "when": ["all": [["of": ["field": "lifecyclestage"], "op": "in", "arg": values]]],
      "value": ["const": result],
    ]
  }

  @Test func `an arm that is never reached is put earlier, or removed`() throws {
    let value: JSON = [
      "case": [arm(["lead", "customer"], "Warm"), arm(["customer"], "Hot")],
      "else": ["const": "Cold"],
    ]
    let found = try fixed(.M701, [rule("Rating", value)])
    #expect(found.map(\.fix.grade) == [.changesMeaning, .likely])
    let arms = found.map { $0.spec["rules"]?[7]?["value"]?["case"]?.array ?? [] }
    #expect(
      arms == [
        [arm(["customer"], "Hot"), arm(["lead", "customer"], "Warm")],
        [arm(["lead", "customer"], "Warm")],
      ]
    )
  }

  @Test func `a choice without its only arm is what stands in its else`() throws {
    let never: JSON = [
      "when": [
        "all": [
          ["of": ["field": "phone"], "op": "is_null"],
          ["of": ["field": "phone"], "op": "starts_with", "arg": "+1"],
        ]
      ],
      "value": ["const": "Hot"],
    ]
    let value: JSON = ["case": [never], "else": ["const": "Cold"]]
    let found = try fixed(.M701, [rule("Rating", value)])
    #expect(found.map(\.spec["rules"]?[7]?["value"]) == [["const": "Cold"]])
  }

  @Test func `a filter is moved before those it must come before`() throws {
    func filter(_ id: String, _ action: JSON) -> JSON {
      [
        "op": "add", "path": "/filters/0",
        "value": [
          "id": .string(id), "action": action, "target": "City",
          "when": ["all": [["of": ["field": "city"], "op": "eq", "arg": .string(id)]]],
          "because": [["s": "S1", "quote": "Map contacts to leads"]],
        ],
      ]
    }
    let found = try fixed(
      .M220,
      [filter("late", "reject_record"), filter("early", "reject_record")]
    )
    let ids = found.first?.spec["filters"]?.array?.map { $0["id"] }
    #expect(ids == ["f1", "early", "late"])
  }

  private func deals(_ parts: JSON) -> JSON {
    [
      "op": "add", "path": "/variables/-",
      "value": [
        "name": "deals", "each": ["field": "deals"], "parts": parts,
        "because": [["s": "S1", "quote": "Map contacts to leads"]],
      ],
    ]
  }

  @Test func `a part is renamed, left out, or leaves its record out`() throws {
    let title: JSON = ["to": "title", "value": ["item": "name"], "on_null": "drop"]
    let amount: JSON = ["to": "valeu", "value": ["item": "amount"]]
    let unknown = try fixed(.M210, [deals([title, amount]), rule("Deals__c", ["var": "deals"])])
    #expect(unknown.map(\.spec["variables"]?[1]?["parts"]?[1]?["to"]) == ["value", nil])
    let null: JSON = ["to": "title", "value": ["item": "name"]]
    let required = try fixed(.M211, [deals([null]), rule("Deals__c", ["var": "deals"])])
    let policies = required.map(\.spec["variables"]?[1]?["parts"]?[0]?["on_null"])
    #expect(policies == ["drop", "reject_record"])
  }

  @Test func `what is not of an element is read from the record`() throws {
    let found = try fixed(
      .M212,
      [["op": "replace", "path": "/rules/3/value", "value": ["item": "email"]]]
    )
    #expect(found.map(\.spec["rules"]?[3]?["value"]) == [["field": "email"]])
  }

  @Test func `what has no options has no labels, and stays as it is`() throws {
    let value: JSON = ["field": "city", "then": [["fn": "option_label"]]]
    let found = try fixed(.M316, [rule("Description", value)])
    #expect(found.map(\.spec["rules"]?[7]?["value"]) == [["field": "city"]])
  }

  @Test func `a rule of a target that cannot be read writes always`() throws {
    let found = try fixed(
      .M219,
      [["op": "add", "path": "/rules/6/write", "value": "if_empty"]],
      target: [["op": "add", "path": "/readable", "value": false]]
    )
    #expect(found.count == 1)
    #expect(found.first?.spec["rules"]?[6]?["write"] != "if_empty")
  }

  @Test func `a definition that is used too early is moved, and nothing else changes`() throws {
    let variable: JSON = [
      "name": "place", "value": ["var": "city"],
      "because": [["s": "S1", "quote": "Map contacts to leads"]],
    ]
    let variables = try fixed(
      .M107,
      [
        ["op": "add", "path": "/variables/0", "value": variable],
        rule("Street", ["var": "place"]),
      ]
    )
    let names = variables.map { $0.spec["variables"]?.array?.map { $0["name"] } }
    #expect(names == [["city", "place"]])
    let site: JSON = [
      "name": "site", "system": "salesforce", "object": "Account", "return": "Website",
      "on_none": "null", "on_many": "error",
      "match": [["field": "Id", "equals": ["lookup": "account"]]],
    ]
    let lookups = try fixed(
      .M506,
      [["op": "add", "path": "/lookups/0", "value": site], rule("Website", ["lookup": "site"])]
    )
    #expect(lookups.map { $0.spec["lookups"]?.array?.map { $0["name"] } } == [["account", "site"]])
    #expect((variables + lookups).map(\.fix.grade) == [.safe, .safe])
  }

  @Test(arguments: [
    DiagnosticCode.M803: "M803-literal-missing", .M804: "M804-empty-source",
    .M806: "M806-another-field-is-read", .M207: "M207-named-and-not-read",
  ])
  func `what only a person knows is asked`(_ code: DiagnosticCode, _ name: String) throws {
    let file = try #require(RejectionFile.all.first { $0.name == name + ".json" })
    let fixes = try file.diagnostics().filter { $0.code == code }.flatMap(\.fixes)
    #expect(fixes.map(\.grade) == [.asks])
  }

  @Test func `a look-up asks the end it is misspelled after, and says what it must`() throws {
    let near = try fixed(
      .M505,
      [["op": "replace", "path": "/lookups/0/system", "value": "salesforc"]]
    )
    #expect(near.map(\.spec["lookups"]?[0]?["system"]) == ["salesforce"])
    let found = try fixed(
      .M505,
      [["op": "replace", "path": "/lookups/0/on_many", "value": "true"]]
    )
    #expect(found.map(\.spec["lookups"]?[0]?["on_many"]) == ["error"])
  }
}
