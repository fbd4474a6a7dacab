import Diagnostics
import MappingLanguage
import Records
import Testing

/// Variables and look-ups that need themselves.
@Suite struct CircleTests {
  /// What is said of variables, each given as `name: what it reads`.
  private func variables(_ pairs: [(String, String)]) throws -> [String] {
    let added = pairs.map { name, other -> JSON in
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": .string(name), "value": ["var": .string(other)],
          "because": [["s": "S1", "quote": "Map contacts"]],
        ],
      ]
    }
    return try RejectionFile.messages(.M107, JSON.array(added).text())
  }

  @Test(
    arguments: [
      ([("a", "a")], ["the variable \"a\" needs its own value: a → a"]),
      ([("a", "b"), ("b", "a")], ["the variable \"a\" needs its own value: a → b → a"]),
      (
        [("a", "b"), ("b", "c"), ("c", "a")],
        ["the variable \"a\" needs its own value: a → b → c → a"]
      ),
      ([("a", "b"), ("b", "city")], ["variable \"b\" is used before its definition"]),
    ] as [([(String, String)], [String])]
  )
  func `variables in a circle are told once, with the way`(
    _ pairs: [(String, String)],
    _ expected: [String]
  ) throws {
    #expect(try variables(pairs) == expected)
  }

  @Test func `a circle through hundreds is told by its ends`() throws {
    let pairs = (0..<450).map { ("v\($0)", "v\(($0 + 1) % 450)") }
    #expect(
      try variables(pairs) == [
        "the variable \"v0\" needs its own value: "
          + "v0 → v1 → v2 → v3 → v4 → v5 → 442 more → v448 → v449 → v0"
      ]
    )
  }

  @Test func `a chain of hundreds that a look-up's key needs is no circle`() throws {
    let first: JSON = ["field": "company"]
    let added = (0..<450).map { index -> JSON in
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": .string("v\(index)"),
          "value": index == 0 ? first : ["var": .string("v\(index - 1)")],
          "because": [["s": "S1", "quote": "Map contacts"]],
        ],
      ]
    }
    let key: JSON = [
      "op": "replace", "path": "/lookups/0/match/0/equals", "value": ["var": "v449"],
    ]
    let patch = JSON.array(added + [key]).text()
    for code in [DiagnosticCode.M107, .M302, .M506] {
      #expect(try RejectionFile.messages(code, patch) == [])
    }
  }

  @Test func `variables that all need each other are one cause`() throws {
    let names = (0..<40).map { "v\($0)" }
    let added = names.map { name -> JSON in
      let members = names.map { other -> JSON in ["var": .string(other)] }
      return [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": .string(name), "value": ["coalesce": .array(members)],
          "because": [["s": "S1", "quote": "Map contacts"]],
        ],
      ]
    }
    let told = try RejectionFile.messages(.M107, JSON.array(added).text())
    #expect(told == ["the variable \"v0\" needs its own value: v0 → v0"])
  }

  @Test func `a circle through a look-up is the look-up's to tell`() throws {
    let patch = JSON.array([
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": "a", "value": ["var": "b"],
          "because": [["s": "S1", "quote": "Map contacts"]],
        ],
      ],
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": "b", "value": ["lookup": "l"],
          "because": [["s": "S1", "quote": "Map contacts"]],
        ],
      ],
      [
        "op": "add", "path": "/lookups/-",
        "value": [
          "name": "l", "system": "salesforce", "object": "table", "return": "v",
          "match": [["field": "k", "equals": ["var": "a"]]],
          "on_none": "null", "on_many": "error",
        ],
      ],
    ]).text()
    #expect(try RejectionFile.messages(.M107, patch) == [])
    let expected = "the key of \"l\" needs its own result: l → a → b → l"
    #expect(try RejectionFile.messages(.M506, patch) == [expected])
  }

  @Test func `look-ups in a circle are told once, with the way`() throws {
    func lookup(_ name: String, of other: String) -> JSON {
      [
        "op": "add", "path": "/lookups/-",
        "value": [
          "name": .string(name), "system": "salesforce", "object": "table", "return": "v",
          "match": [["field": "k", "equals": ["lookup": .string(other)]]],
          "on_none": "null", "on_many": "error",
        ],
      ]
    }
    let both = JSON.array([lookup("a", of: "b"), lookup("b", of: "a")]).text()
    let expected = "the key of \"a\" needs its own result: a → b → a"
    #expect(try RejectionFile.messages(.M506, both) == [expected])
    let own = JSON.array([lookup("a", of: "a")]).text()
    #expect(
      try RejectionFile.messages(.M506, own) == ["the key of \"a\" needs its own result: a → a"]
    )
  }
}
