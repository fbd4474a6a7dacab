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
