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

  /// What a patch makes of a document, or the code and the place of its refusal.
  private func outcome(_ operations: [JSONPatch.Operation]) -> String {
    do throws(DiagnosticList) {
      return try JSONPatch(operations).applied(to: ["a": [:]], source: "patch").text()
    } catch {
      let problem = error.diagnostics[0]
      return "\(problem.code.rawValue) \(problem.location?.pointer ?? "-")"
    }
  }

  @Test(.timeLimit(.minutes(10))) func `copies of copies end where they add too much`() {
    let copies = (0..<100).map { number in
      JSONPatch.Operation(
        .copy,
        JSONPointer([number.isMultiple(of: 2) ? "b" : "c"]),
        from: JSONPointer()
      )
    }
    #expect(outcome(copies) == "M106 /27")
  }

  @Test func `nothing is put deeper than a document may be`() {
    let deep = JSONPointer(Array(repeating: "a", count: 100))
    var nested: JSON = [:]
    for _ in 0..<99 { nested = ["a": nested] }
    let place = JSONPatch.Operation(.replace, JSONPointer(["a"]), value: nested["a"])
    let again = JSONPatch.Operation(.add, deep, value: nested)
    #expect(outcome([place, again]) == "M106 /1")
  }

  @Test func `a patch has at most a thousand operations`() {
    let remove = JSONPatch.Operation(.remove, JSONPointer(["a"]))
    #expect(outcome(Array(repeating: remove, count: 1_001)) == "M106 ")
    #expect(outcome(Array(repeating: remove, count: 1_000)) == "M101 /1")
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
