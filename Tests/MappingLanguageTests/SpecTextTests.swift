import MappingLanguage
import Records
import Testing

@Suite struct SpecTextTests {
  private func value(_ text: String) throws -> ValueExpression {
    var json = try RejectionFile.document("Base/spec.json")
    let patch: JSON = [
      ["op": "replace", "path": "/rules/3/value", "value": try JSON(parsing: text)]
    ]
    json = try JSONPatch(json: patch, source: "patch").applied(to: json, source: "patch")
    return try MappingSpec(json: json, source: "mapping.json").rules[3].value
  }

  @Test(arguments: [
    (
      #"""
      {"field":"hs_analytics_source","then":[{"fn":"map_value","map":"lead_source",
       "else":"Other"},{"fn":"default","value":"Web"}]}
      """#,
      "hs_analytics_source | map_value else 'Other' map 'lead_source' | default 'Web'"
    ),
    (
      #"{"coalesce":[{"field":"a"},{"const":null}],"then":[{"fn":"lower"}]}"#,
      "first of (a, null) | lower"
    ),
    (
      #"{"concat":[{"field":"a"},{"const":"x"}],"separator":" ","nulls":"skip"}"#,
      "joined (a, 'x') with ' '"
    ),
    (
      #"""
      {"case":[{"when":{"all":[{"of":{"field":"a"},"op":"ge","arg":80}]},
       "value":{"const":"Hot"}}],"else":{"const":"Cold"}}
      """#,
      "case ('Hot' if a ≥ 80; else 'Cold')"
    ),
    (
      #"{"calc":"days_between","of":[{"field":"a"},{"run":"started_at"}],"nulls":"null"}"#,
      "days_between of (a, run started_at)"
    ),
    (
      #"{"test":{"any":[{"op":"is_new"},{"of":{"current":"B"},"op":"in","arg":["x"]}]}}"#,
      "whether (the record is new or current B in ['x'])"
    ),
    (#"{"list":[{"field":"a","as":"text"},{"lookup":"l"}]}"#, "list (a as text, look-up l)"),
  ])
  func `a value is one line`(_ json: String, _ text: String) throws {
    #expect(try value(json).text == text)
  }

  @Test func `a rule is one line`() throws {
    let spec = try MappingSpec(parsing: RejectionFile.bytes("Base/spec.json"), source: "m")
    #expect(MappingSpec.text(spec.rules[2]) == "Company <- company, on null reject_record")
    #expect(MappingSpec.text(spec.filters[0]) == "f1: drop_record when email is null")
    #expect(MappingSpec.text(spec.variables[0]) == "city = city | collapse_whitespace")
    #expect(
      MappingSpec.text(spec.lookups[0])
        == "account = Id of salesforce Account where Name = company (any case); none: null,"
        + " many: error"
    )
  }
}
