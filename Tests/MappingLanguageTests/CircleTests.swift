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
