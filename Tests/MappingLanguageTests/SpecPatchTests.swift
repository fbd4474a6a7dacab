import Diagnostics
import MappingLanguage
import Records
import Testing

@Suite struct SpecPatchTests {
  private func apply(_ patch: String, to text: String) throws -> String {
    let patch = try JSONPatch(parsing: patch, source: "patch")
    return try patch.applied(to: JSON(parsing: text), source: "patch").text()
  }

  /// The examples of RFC 6902, appendix A.
  @Test(arguments: [
    (
      #"[{"op":"add","path":"/baz","value":"qux"}]"#, #"{"foo":"bar"}"#,
      #"{"foo":"bar","baz":"qux"}"#
    ),
    (
      #"[{"op":"add","path":"/foo/1","value":"qux"}]"#, #"{"foo":["bar","baz"]}"#,
      #"{"foo":["bar","qux","baz"]}"#
    ),
    (
      #"[{"op":"add","path":"/foo/-","value":["abc"]}]"#, #"{"foo":["bar"]}"#,
      #"{"foo":["bar",["abc"]]}"#
    ),
    (#"[{"op":"remove","path":"/baz"}]"#, #"{"baz":"qux","foo":"bar"}"#, #"{"foo":"bar"}"#),
    (
      #"[{"op":"remove","path":"/foo/1"}]"#, #"{"foo":["bar","qux","baz"]}"#,
      #"{"foo":["bar","baz"]}"#
    ),
    (#"[{"op":"replace","path":"/baz","value":"boo"}]"#, #"{"baz":"qux"}"#, #"{"baz":"boo"}"#),
    (
      #"[{"op":"move","from":"/foo/1","path":"/foo/3"}]"#, #"{"foo":[1,2,3,4]}"#,
      #"{"foo":[1,3,4,2]}"#
    ),
    (#"[{"op":"move","from":"/a/b","path":"/c"}]"#, #"{"a":{"b":1}}"#, #"{"a":{},"c":1}"#),
    (#"[{"op":"copy","from":"/a","path":"/b"}]"#, #"{"a":[1]}"#, #"{"a":[1],"b":[1]}"#),
    (#"[{"op":"test","path":"/~01","value":10}]"#, #"{"/":9,"~1":10}"#, #"{"/":9,"~1":10}"#),
    (#"[{"op":"replace","path":"","value":1}]"#, #"{"a":2}"#, "1"),
  ])
  func `does what RFC 6902 says`(_ patch: String, _ before: String, _ after: String) throws {
    #expect(try apply(patch, to: before) == after)
  }

  @Test(arguments: [
    (#"[{"op":"remove","path":"/a"}]"#, #"{"b":1}"#),
    (#"[{"op":"replace","path":"/a/7","value":1}]"#, #"{"a":[1]}"#),
    (#"[{"op":"add","path":"/a/2","value":1}]"#, #"{"a":[1]}"#),
    (#"[{"op":"add","path":"/a/01","value":1}]"#, #"{"a":[1]}"#),
    (#"[{"op":"add","path":"/a/b","value":1}]"#, #"{"c":1}"#),
    (#"[{"op":"test","path":"/a","value":2}]"#, #"{"a":1}"#),
    (#"[{"op":"move","from":"/a","path":"/a/b"}]"#, #"{"a":{}}"#),
    (#"[{"op":"plant","path":"/a"}]"#, "{}"),
    (#"[{"op":"add","path":"a","value":1}]"#, "{}"),
    (#"[{"op":"add","path":"/a"}]"#, "{}"),
    (#"{"op":"add"}"#, "{}"),
    ("[", "{}"),
  ])
  func `refuses what cannot be done`(_ patch: String, _ document: String) {
    #expect(throws: DiagnosticList.self) { try apply(patch, to: document) }
  }

  @Test func `a repair may mend what was found wrong and add what it needs`() throws {
    let json = try RejectionFile.document("Base/spec.json")
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let guardian = RepairGuard(
      spec: spec,
      diagnostics: [Diagnostic(.error, .M301, "wrong", rule: "r4")]
    )
    let patch: JSON = [
      ["op": "replace", "path": "/rules/3/value/field", "value": "website"],
      ["op": "add", "path": "/questions", "value": []],
      ["op": "remove", "path": "/filters/0"],
      ["op": "add", "path": "/rules/0", "value": try #require(json["rules"]?[6])],
    ]
    let sound = try JSONPatch(json: patch, source: "repair")
    #expect(guardian.problems(of: sound, source: "repair") == [])
  }
}
