import Diagnostics
import MappingLanguage
import Records
import Testing

/// A misspelled key or parameter is one problem, and its fix is the name that was meant.
@Suite struct KeyFixTests {
  private func found(_ patch: JSON) throws -> [Diagnostic] {
    try RejectionFile(name: "changed", json: ["patch": patch]).diagnostics()
  }

  private func document(_ patch: JSON) throws -> JSON {
    try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: patch)
  }

  private func adding(_ step: JSON) -> JSON {
    [
      [
        "op": "add", "path": "/rules/-",
        "value": [
          "id": "r9", "target": "Title", "value": ["field": "jobtitle", "then": [step]],
          "because": [["s": "S1", "quote": "Map contacts to leads"]],
        ],
      ]
    ]
  }

  @Test(
    arguments: [
      (["fn": "truncate", "maxx": 128], ["fn": "truncate", "max": 128]),
      (["fn": "truncate", "max": "128"], ["fn": "truncate", "max": 128]),
      (["fn": "truncate", "maxx": "128"], ["fn": "truncate", "max": 128]),
      (["fn": "truncate", "length": 128], ["fn": "truncate", "max": 128]),
      (
        ["fn": "truncate", "max": 128, "unit": "bytes"],
        ["fn": "truncate", "max": 128, "unit": "byte"]
      ),
      (
        ["fn": "truncate", "max": 128, "onerror": "null"],
        ["fn": "truncate", "max": 128, "on_error": "null"]
      ),
      (["fn": "default", "values": "x"], ["fn": "default", "value": "x"]),
    ] as [(JSON, JSON)]
  )
  func `a parameter of another name or type is one problem`(_ wrong: JSON, _ right: JSON) throws {
    let problems = try found(adding(wrong)).filter { $0.code == .M104 }
    #expect(problems.count == 1, "\(problems)")
    let spec = try MappingSpec(json: document(adding(wrong)), source: "wrong")
    let fix = try #require(problems.first?.fixes.first, "\(problems)")
    let fixed = try #require(MappingChecker.patched(spec, by: fix))
    #expect(fixed == (try MappingSpec(json: document(adding(right)), source: "right")))
  }

  @Test func `what no parameter is called and none needs can only be removed`() throws {
    let patch = adding(["fn": "truncate", "max": 128, "zzz": 1])
    let problem = try #require(try found(patch).first { $0.code == .M104 })
    #expect(problem.fixes.map(\.grade) == [.changesMeaning])
    #expect(problem.candidates == [])
  }

  @Test func `a parameter that stands there is no candidate for another`() throws {
    let patch = adding(["fn": "truncate", "max": 128, "maxx": 64])
    let problems = try found(patch).filter { $0.code == .M104 }
    #expect(problems.map(\.hint) == ["Remove it."])
  }

  @Test(arguments: [
    ("/rules/2/on_null", "/rules/2/onnull"), ("/rules/3/target", "/rules/3/taget"),
    ("/rules/3/value/field", "/rules/3/value/feild"), ("/defaults/on_error", "/defaults/on_eror"),
    ("/lookups/0/on_many", "/lookups/0/onmany"), ("/value_maps", "/valuemaps"),
  ])
  func `a misspelled key is one problem, and renamed`(_ key: String, _ written: String) throws {
    let base = try MappingSpec(json: document([]), source: "base")
    let wrong = try document([["op": "move", "from": .string(key), "path": .string(written)]])
    let error = #expect(throws: DiagnosticList.self) {
      try MappingSpec(json: wrong, source: "mapping.json")
    }
    let problems = try #require(error).diagnostics
    #expect(problems.count == 1, "\(problems)")
    let fix = try #require(problems.first?.fixes.first)
    #expect(fix.grade == .likely)
    let patch = try JSONPatch(parsing: fix.patch, source: "fix")
    let fixed = try patch.applied(to: wrong, source: "fix")
    #expect(try MappingSpec(json: fixed, source: "fixed") == base)
  }

  @Test func `a key whose value does not fit under the other name is not renamed`() throws {
    let wrong = try document([
      ["op": "remove", "path": "/rules/2/on_null"],
      ["op": "add", "path": "/rules/2/onnull", "value": 1],
    ])
    let error = #expect(throws: DiagnosticList.self) {
      try MappingSpec(json: wrong, source: "mapping.json")
    }
    #expect(try #require(error).diagnostics.map(\.fixes) == [[]])
  }

  @Test func `a policy that is missing is offered, the careful one first`() throws {
    let none = try found([["op": "remove", "path": "/defaults/on_error"]])
    #expect(none.flatMap(\.fixes).map(\.title).first == #"say "on_error": "reject_record""#)
    let asks = try found([
      ["op": "replace", "path": "/lookups/0/return", "value": "found"],
      ["op": "replace", "path": "/lookups/0/on_none", "value": "false"],
      ["op": "remove", "path": "/lookups/0/on_many"],
    ])
    #expect(asks.flatMap(\.fixes).map(\.title) == [#"say "on_many": "true""#])
    #expect(asks.flatMap(\.fixes).map(\.grade) == [.likely])
  }
}
