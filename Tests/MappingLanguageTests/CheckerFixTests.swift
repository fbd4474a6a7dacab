import Diagnostics
import MappingLanguage
import Records
import Testing

@Suite struct CheckerFixTests {
  private func spec(_ patch: JSON) throws -> MappingSpec {
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: patch)
    return try MappingSpec(json: json, source: "mapping.json")
  }

  private func safe(_ spec: MappingSpec) throws -> (spec: MappingSpec, applied: [Fix]) {
    MappingChecker.applySafeFixes(
      to: spec,
      source: try RejectionFile.catalog("Base/source.json"),
      target: try RejectionFile.catalog("Base/target.json"),
      options: try RejectionFile(name: "base", json: [:]).options()
    )
  }

  @Test func `safe fixes are applied one after the other until none is left`() throws {
    let wrong = try spec([
      [
        "op": "replace", "path": "/rules/0/value",
        "value": [
          "field": "id",
          "then": [["fn": "default", "value": "a"], ["fn": "default", "value": "b"]],
        ],
      ],
      [
        "op": "replace", "path": "/rules/6/value",
        "value": ["coalesce": [["field": "id"], ["var": "city"]]],
      ],
      [
        "op": "add", "path": "/value_maps/0/entries/-",
        "value": ["from": "REFERRALS", "to": "Partner Referral"],
      ],
      ["op": "replace", "path": "/rules/1/because/0/quote", "value": "map CONTACTS  to leads"],
    ])
    let (fixed, applied) = try safe(wrong)
    #expect(applied.count == 5)
    #expect(fixed.rules[0].value == ValueExpression(.atom(Atom(.field("id")))))
    #expect(fixed.rules[6].value == ValueExpression(.atom(Atom(.field("id")))))
    #expect(fixed.valueMaps[0].entries.count == 2)
    #expect(fixed.rules[1].because[0].quote == "Map contacts to leads")
  }

  @Test func `nothing but safe fixes is applied`() throws {
    let wrong = try spec([
      ["op": "replace", "path": "/rules/3/value/field", "value": "e_mail"],
      ["op": "remove", "path": "/rules/2/on_null"],
    ])
    let (fixed, applied) = try safe(wrong)
    #expect(applied == [])
    #expect(fixed == wrong)
  }

  @Test(arguments: [
    ("/rules/4/value/then/0/map", "lead_sorce", DiagnosticCode.M108),
    ("/rules/5/value/lookup", "acount", .M108), ("/rules/6/value/var", "citty", .M107),
  ])
  func `an unknown name is one problem, and its fix the nearest name`(
    _ place: String,
    _ name: String,
    _ code: DiagnosticCode
  ) throws {
    let wrong = try spec([["op": "replace", "path": .string(place), "value": .string(name)]])
    let found = try RejectionFile(name: "unknown", json: [:]).report(on: wrong).diagnostics
    #expect(found.map(\.code) == [code])
    let fix = try #require(found.first?.fixes.first)
    #expect(try MappingChecker.patched(wrong, by: fix) == spec([]))
  }

  @Test func `an unknown variable of a step is mended inside the step`() throws {
    let steps: JSON = [["fn": "to_country", "to": "alpha2", "locale": ["var": "citty"]]]
    let wrong = try spec([["op": "add", "path": "/rules/6/value/then", "value": steps]])
    let found = try RejectionFile(name: "unknown", json: [:]).report(on: wrong).diagnostics
    let problem = try #require(found.first { $0.code == .M107 })
    let fix = try #require(problem.fixes.first)
    let fixed = try #require(MappingChecker.patched(wrong, by: fix))
    #expect(fixed.json.text().contains(#""locale":{"var":"city"}"#))
  }

  @Test func `the tests of a spec run only where it has no error`() throws {
    func codes(_ patch: JSON) throws -> [DiagnosticCode] {
      let report = try RejectionFile(name: "tests", json: [:]).report(on: spec(patch))
      return report.diagnostics.map(\.code)
    }
    let failing: JSON = ["op": "replace", "path": "/tests/0/expect/outcome", "value": "emit"]
    #expect(try codes([failing]) == [.M901])
    let wrong: JSON = ["op": "replace", "path": "/rules/3/value/field", "value": "e_mail"]
    #expect(try codes([failing, wrong]) == [.M201])
  }
}
