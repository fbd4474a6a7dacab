import MappingLanguage
import Records
import Testing

@Suite struct CheckerTypeTests {
  /// What is inferred for a value in the place of the base spec's fourth rule.
  private func type(_ value: String, when: String? = nil) throws -> InferredType {
    var patch: [JSON] = [
      ["op": "replace", "path": "/rules/3/value", "value": try JSON(parsing: value)]
    ]
    if let when {
      patch.append(["op": "add", "path": "/rules/3/when", "value": try JSON(parsing: when)])
    }
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: .array(patch)
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "type", json: [:]).report(on: spec)
    return report.types[try #require(JSONPointer(parsing: "/rules/3/value"))]
  }

  private func drawing(_ type: InferredType) -> String {
    var parts = [type.name + (type.nullable ? "?" : "")]
    if let length = type.maxLength { parts.append("≤\(length)") }
    if let values = type.values { parts.append("{\(values.map(\.text).joined(separator: ","))}") }
    if type.effects.contains(.fallible) { parts.append("fallible") }
    return parts.joined(separator: " ")
  }

  @Test(arguments: [
    (#"{"field":"city"}"#, "text? ≤40"),
    (#"{"field":"email"}"#, "email ≤80"),
    (#"{"field":"createdate"}"#, "datetime"),
    (#"{"field":"nothing"}"#, "unknown?"),
    (#"{"const":"abc"}"#, "text ≤3 {abc}"),
    (#"{"const":null}"#, "null?"),
    (#"{"const":7}"#, "int {7}"),
    (#"{"field":"city","then":[{"fn":"truncate","max":10}]}"#, "text? ≤10"),
    (#"{"field":"city","then":[{"fn":"default","value":"x"}]}"#, "text ≤40"),
    (#"{"field":"city","then":[{"fn":"sha256","encoding":"hex"}]}"#, "text? ≤64"),
    (#"{"field":"city","then":[{"fn":"prepend","text":"ab"}]}"#, "text? ≤42"),
    (#"{"field":"city","then":[{"fn":"to_integer"}]}"#, "int? fallible"),
    (#"{"field":"city","then":[{"fn":"to_integer","on_error":"null"}]}"#, "int?"),
    (#"{"field":"city","then":[{"fn":"split","separators":[","]}]}"#, "list<text>? ≤40"),
    (#"{"field":"city","then":[{"fn":"to_text"}]}"#, "text? ≤40"),
    (#"{"field":"numemployees","then":[{"fn":"to_text"}]}"#, "text? ≤64"),
    (#"{"field":"deals","then":[{"fn":"to_text"}]}"#, "unknown?"),
    (#"{"field":"deals","then":[{"fn":"join","separator":","}]}"#, "unknown?"),
    (#"{"field":"tags","then":[{"fn":"join","separator":","}]}"#, "text?"),
    (#"{"field":"birthday","then":[{"fn":"format_date","format":"%-d. %B %Y"}]}"#, "text? ≤19"),
    (
      #"{"field":"birthday","then":[{"fn":"format_date","format":"%d %B","locale":"pt"}]}"#,
      "text? ≤12"
    ),
    (
      #"{"field":"numemployees","then":[{"fn":"format_number","scale":2,"mode":"down"}]}"#,
      "text? ≤42"
    ),
    (
      #"{"field":"city","then":[{"fn":"replace","search":"é","with":"ee"}]}"#, "text?"
    ),
    (#"{"field":"country","then":[{"fn":"to_country","to":"name"}]}"#, "country? fallible"),
    (#"{"field":"website","then":[{"fn":"normalize_url"}]}"#, "url? fallible"),
    (
      #"{"field":"phone","then":[{"fn":"normalize_phone","check":"possible"}]}"#,
      "phone? ≤16 fallible"
    ),
    (#"{"field":"tags"}"#, "enum_set? {a,b}"),
    (#"{"field":"tags","then":[{"fn":"first"}]}"#, "enum? {a,b}"),
    (#"{"field":"tags","then":[{"fn":"option_label","each":true}]}"#, "list<text>? ≤1 {a,b}"),
    (
      #"{"field":"lifecyclestage","then":[{"fn":"null_if","values":["lead","customer"]}]}"#,
      "enum? {subscriber,marketingqualifiedlead}"
    ),
    (#"{"coalesce":[{"field":"city"},{"const":"abc"}]}"#, "text ≤40"),
    (#"{"coalesce":[{"field":"city"},{"field":"birthday"}]}"#, "unknown?"),
    (
      #"{"concat":[{"field":"city"},{"field":"country"}],"separator":", ","nulls":"skip"}"#,
      "text? ≤82"
    ),
    (#"{"concat":[{"field":"city"},{"const":"x"}],"nulls":"skip"}"#, "text ≤41"),
    (
      #"{"calc":"days_between","of":[{"field":"birthday"},{"field":"createdate"}],"nulls":"null"}"#,
      "int?"
    ),
    (#"{"calc":"sum","of":[{"field":"numemployees"},{"const":1}],"nulls":"skip"}"#, "int fallible"),
    (#"{"test":{"all":[{"of":{"field":"city"},"op":"is_null"}]}}"#, "bool"),
    (#"{"list":[{"field":"city"},{"field":"tags"}]}"#, "list<text>?"),
    (#"{"current":"City"}"#, "text? ≤40"),
    (
      #"""
      {"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"value":{"const":"none"}}],
       "else":{"field":"city"}}
      """#,
      "text ≤40"
    ),
    (
      #"""
      {"case":[{"when":{"all":[{"of":{"field":"numemployees"},"op":"gt","arg":10}]},
       "value":{"field":"numemployees"}}],"else":{"const":0}}
      """#,
      "int"
    ),
  ])
  func `infers types bottom-up`(_ value: String, _ expected: String) throws {
    #expect(drawing(try type(value)) == expected)
  }

  @Test func `a filter and a condition show that there is a value`() throws {
    // The base spec drops records without an e-mail address.
    #expect(try !type(#"{"field":"email"}"#).nullable)
    let when = #"{"all":[{"of":{"field":"city"},"op":"is_not_null"}]}"#
    #expect(try !type(#"{"field":"city"}"#, when: when).nullable)
    let either =
      #"""
      {"any":[{"of":{"field":"city"},"op":"is_not_null"},
              {"of":{"field":"country"},"op":"is_null"}]}
      """#
    #expect(try type(#"{"field":"city"}"#, when: either).nullable)
  }

  @Test func `a value map gives what it lists and what else says`() throws {
    let mapped = try type(
      #"""
      {"field":"hs_analytics_source",
       "then":[{"fn":"map_value","map":"lead_source","else":"Other"}]}
      """#
    )
    #expect(mapped.values?.map(\.text) == ["Web", "Partner Referral", "Other"])
    let kept = try type(
      #"""
      {"field":"hs_analytics_source",
       "then":[{"fn":"map_value","map":"lead_source","unlisted":"keep"}]}
      """#
    )
    #expect(kept.values?.count == 10)
    #expect(
      mapped.values?.last?.origin
        == .written(
          try #require(JSONPointer(parsing: "/rules/3/value/then/0/else"))
        )
    )
  }

  @Test func `labels of personal data flow, and a hash changes them`() throws {
    #expect(try type(#"{"field":"phone","then":[{"fn":"trim"}]}"#).labels == [.phone])
    #expect(
      try type(#"{"field":"phone","then":[{"fn":"sha256","encoding":"hex"}]}"#).labels == [.hashed]
    )
    #expect(
      try type(#"{"concat":[{"field":"phone"},{"field":"lastname"}],"nulls":"skip"}"#).labels
        == [.phone, .name]
    )
  }

  @Test(
    arguments: [
      ("omit", nil, false), ("drop", nil, true), ("reject_record", nil, false),
      ("omit", ["all": [["of": ["field": "city"], "op": "is_not_null"]]], true),
    ] as [(String, JSON?, Bool)]
  )
  func `a record is null where a part drops it, or "keep" does not hold`(
    _ policy: String,
    _ keep: JSON?,
    _ isNullable: Bool
  ) throws {
    var variable: JSON = [
      "name": "home", "because": [["s": "S1", "quote": "Map contacts to leads"]],
      "parts": [
        ["to": "kind", "value": ["const": "home"]],
        ["to": "phone", "value": ["field": "phone"], "on_null": .string(policy)],
      ],
    ]
    if let keep, var members = variable.object {
      members["keep"] = keep
      variable = .object(members)
    }
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: [["op": "add", "path": "/variables/-", "value": variable]]
    )
    let report = try RejectionFile(name: "record", json: [:])
      .report(on: MappingSpec(json: json, source: "mapping.json"))
    #expect(report.types.variables["home"]?.nullable == isNullable)
  }
}
