import Records
import Testing

@testable import MappingLanguage

/// Tests of a spec that say what the destination holds and what look-ups find.
@Suite struct SpecTestWorldTests {
  private static let sections: JSON = [
    "lookups": [
      [
        "name": "account", "system": "salesforce", "object": "Account",
        "match": [["field": "Name", "equals": ["field": "company"], "case_insensitive": true]],
        "return": "Owner", "on_none": "null", "on_many": "first_by_id",
      ]
    ],
    "rules": [
      ["target": "Key", "value": ["field": "name"], "on_null": "reject_record"],
      ["target": "Title", "value": ["field": "note"], "write": "if_empty"],
      ["target": "Phone", "value": ["field": "zone"], "on_null": "write_null"],
      ["target": "Account", "value": ["lookup": "account"]],
      [
        "target": "Seats", "value": ["const": 1],
        "when": ["all": [["op": "is_new"]]],
      ],
    ],
  ]

  private func failures(
    _ world: JSON,
    expect: JSON,
    operation: String = "upsert"
  ) throws -> [String] {
    var test = world.object ?? JSONObject()
    test["name"] = "test"
    test["input"] = ["name": "Ada", "note": "new", "company": "ACME"]
    test["expect"] = expect
    var sections = Self.sections.object ?? JSONObject()
    sections["tests"] = [.object(test)]
    let program = try ProgramFixture.program(
      .object(sections),
      operation: operation,
      key: ["Key"]
    )
    return SpecTestRunner(program).failures(of: program.spec.tests).map {
      "\($0.message): \($0.found), not \($0.expected)"
    }
  }

  @Test func `the destination holds what the test says`() throws {
    let world: JSON = ["current": ["Title": "old"]]
    let expect: JSON = ["outcome": "emit", "left_out": ["Title", "Seats"]]
    #expect(try failures(world, expect: expect) == [])
    #expect(
      try failures([:], expect: expect) == [
        #"Title, Seats differ: {"Title":"new","Seats":1}, not "#
          + #"{"Title":"left out","Seats":"left out"}"#
      ]
    )
  }

  @Test(arguments: ["upsert", "update"])
  func `no record is said by null, and is what an upsert assumes`(_ operation: String) throws {
    let isUpdate = operation == "update"
    let skipped: JSON = ["outcome": "drop_record", "by": "update_only"]
    let created: JSON = ["outcome": "emit", "record": ["Seats": 1]]
    let kept: JSON = ["outcome": "emit", "left_out": ["Seats"]]
    let none = isUpdate ? skipped : created
    #expect(try failures(["current": nil], expect: none, operation: operation) == [])
    #expect(try failures([:], expect: isUpdate ? kept : created, operation: operation) == [])
    #expect(try failures(["current": [:]], expect: kept, operation: operation) == [])
  }

  @Test func `erasing is more than leaving out`() throws {
    #expect(try failures([:], expect: ["outcome": "emit", "erased": ["Phone"]]) == [])
    #expect(
      try failures([:], expect: ["outcome": "emit", "erased": ["Title", "Account"]]) == [
        #"Title, Account differ: {"Title":"new","Account":"left out"}, not "#
          + #"{"Title":null,"Account":null}"#
      ]
    )
    #expect(
      try failures([:], expect: ["outcome": "emit", "left_out": ["Phone"]]) == [
        #"Phone differs: {"Phone":null}, not {"Phone":"left out"}"#
      ]
    )
  }

  @Test func `look-ups find what the test says by their own match`() throws {
    let one: JSON = ["lookups": ["account": [["id": "2", "Name": "Acme", "Owner": "u2"]]]]
    let other: JSON = ["lookups": ["account": [["id": "2", "Name": "Other", "Owner": "u2"]]]]
    let many: JSON = [
      "lookups": [
        "account": [
          ["id": "2", "Name": "Acme", "Owner": "u2"], ["id": "1", "Name": "acme", "Owner": "u1"],
        ]
      ]
    ]
    let found: JSON = ["outcome": "emit", "record": ["Account": "u2"]]
    #expect(try failures(one, expect: found) == [])
    #expect(try failures(other, expect: ["outcome": "emit", "left_out": ["Account"]]) == [])
    #expect(try failures(many, expect: ["outcome": "emit", "record": ["Account": "u1"]]) == [])
    #expect(
      try failures(many, expect: found) == [
        #"Account differs: {"Account":"u1"}, not {"Account":"u2"}"#
      ]
    )
  }

  @Test func `what the catalogs and the spec do not have is a failure`() throws {
    let emit: JSON = ["outcome": "emit"]
    let worlds: [(JSON, String)] = [
      (["current": ["Titel": "old"]], "its current names fields the target does not have"),
      (["lookups": ["acount": []]], "it answers a look-up that the spec does not have"),
      (
        ["lookups": ["account": [["Name": "Acme", "Owner": "u2"]]]],
        "a record of the look-up account lacks a field"
      ),
      (
        ["lookups": ["account": [["id": "1", "Name": "Acme"]]]],
        "a record of the look-up account lacks a field"
      ),
    ]
    for (world, message) in worlds {
      let found = try failures(world, expect: emit)
      #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
    }
  }

  @Test(
    arguments: [
      ["left_out": ["zzz"]], ["erased": ["zzz"]], ["record": ["zzz": 1]], ["record": ["zzz": nil]],
    ] as [JSON]
  )
  func `an expectation names fields of the target`(_ more: JSON) throws {
    var expect = JSONObject([.init("outcome", "emit")])
    for member in more.object?.members ?? [] { expect[member.name] = member.value }
    let found = try failures([:], expect: .object(expect))
    #expect(
      found == [
        #"its expect names fields the target does not have: "zzz", not names of fields of Lead"#
      ]
    )
  }

  @Test func `is read from cases and written as it was read`() throws {
    let line = """
      {"case": "x", "input": {"a": 1}, "current": null, "lookups": {"l": []}, \
      "expect": {"outcome": "emit", "left_out": ["A"], "erased": ["B"]}}
      """
    let test = try #require(
      SpecTest.cases(parsing: Array(line.utf8), source: "cases.jsonl").cases.first?.test
    )
    #expect(test.current == .null)
    #expect(test.expect.leftOut == ["A"])
    let expected = """
      {"name":"x","input":{"a":1},"current":null,"lookups":{"l":[]},\
      "expect":{"outcome":"emit","left_out":["A"],"erased":["B"]}}
      """
    #expect(test.json.text() == expected)
  }
}
