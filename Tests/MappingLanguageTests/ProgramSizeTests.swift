import MappingLanguage
import Records
import Testing

/// What bounds the memory of one record: its texts, its lists, and what is inside them.
@Suite struct ProgramSizeTests {
  private static func outcome(_ sections: JSON, _ properties: JSON) throws -> RecordOutcome {
    let worker = MappingWorker(try ProgramFixture.program(sections))
    return try worker.run(
      ProgramFixture.record(properties),
      ProgramFixture.context,
      current: .new
    )
  }

  /// `count` texts.
  private static func words(_ count: Int) -> JSON {
    .array(Array(repeating: "w", count: count))
  }

  private static func counted(_ steps: JSON, on head: JSON) -> JSON {
    let variables: JSON = [["name": "made", "value": head]]
    return [
      "variables": variables,
      "rules": [["target": "Seats", "value": ["var": "made", "then": steps]]],
    ]
  }

  /// Variables of which each is made of the one before it, twice.
  private static func doubling(
    _ count: Int,
    from start: JSON,
    _ make: (JSON) -> [String: JSON]
  ) -> JSON {
    var variables: [JSON] = [["name": "v0", "value": start]]
    for index in 1...count {
      var variable = make(["var": .string("v\(index - 1)")])
      variable["name"] = .string("v\(index)")
      variables.append(.object(JSONObject(variable.map { JSONObject.Member($0.key, $0.value) })))
    }
    return .array(variables)
  }

  @Test func `a text that grows without bounds is refused before it fills the memory`() throws {
    let tripled: JSON = [
      "fn": "replace", "search": "a", "with": .string(String(repeating: "a", count: 3000)),
    ]
    let replacing: JSON = [
      "rules": [
        [
          "target": "Title",
          "value": ["field": "note", "then": .array([tripled, tripled, tripled])],
        ]
      ]
    ]
    let doubled: JSON = [
      "variables": Self.doubling(40, from: ["field": "note"]) {
        ["value": ["concat": [$0, $0], "nulls": "skip"]]
      },
      "rules": [["target": "Title", "value": ["var": "v40"]]],
    ]
    for sections in [replacing, doubled] {
      let outcome = try Self.outcome(sections, ["note": "aaaa"])
      #expect(outcome.drawing.contains("R115"), "\(outcome.drawing)")
    }
  }

  @Test func `a list that grows without bounds is refused before it fills the memory`() throws {
    let sections: JSON = [
      "variables": Self.doubling(40, from: ["field": "words"]) { ["value": ["list": [$0, $0]]] },
      "rules": [["target": "Seats", "value": ["var": "v40", "then": [["fn": "count"]]]]],
    ]
    let outcome = try Self.outcome(sections, ["words": Self.words(2)])
    #expect(outcome.drawing == "R134 by r1 at Seats")
  }

  @Test func `a list has a thousand elements, whatever makes it`() throws {
    let list: JSON = ["list": [["field": "words"], ["const": "w"]]]
    let halves: JSON = ["list": [["field": "words"], ["field": "words"]]]
    let split: JSON = ["field": "note", "then": [["fn": "split", "separators": [","]]]]
    let each: JSON = ["field": "words", "then": [["fn": "upper", "each": true]]]
    let sort: JSON = ["field": "words", "then": [["fn": "sort"]]]
    let cases: [(head: JSON, most: Int, gives: Int)] = [
      (list, 999, 1000), (halves, 500, 1000), (split, 1000, 1000), (each, 1000, 1000),
      (sort, 1000, 1000),
    ]
    for (head, most, gives) in cases {
      for (count, expected) in [
        (most, #"{"Seats":\#(gives)}"#), (most + 1, "R134 by r1 at Seats"),
      ] {
        let properties: JSON = [
          "words": Self.words(count),
          "note": .string(Array(repeating: "w", count: count).joined(separator: ",")),
        ]
        let outcome = try Self.outcome(Self.counted([["fn": "count"]], on: head), properties)
        #expect(outcome.drawing == expected, "\(head.text()) of \(count)")
      }
    }
  }

  @Test func `elements that give nothing do not count`() throws {
    let each: JSON = [
      "field": "words", "then": [["fn": "null_if", "values": ["w"], "each": true]],
    ]
    var words = Array(repeating: JSON.string("w"), count: 2000)
    words[1500] = "x"
    let outcome = try Self.outcome(
      Self.counted([["fn": "count"]], on: each),
      ["words": .array(words)]
    )
    #expect(outcome.drawing == #"{"Seats":1}"#)
  }

  @Test func `a long list that is only counted, or cut, is no list that was made`() throws {
    let count: JSON = ["fn": "count"]
    let counted: JSON = ["field": "words", "then": [count, ["fn": "to_text"]]]
    #expect(try ProgramFixture.value(counted, ["words": Self.words(5000)]) == #"{"Title":"5000"}"#)
    let cut: JSON = ["field": "words", "then": [["fn": "slice", "from": 0, "to": 1], count]]
    #expect(
      try ProgramFixture.value(cut, ["words": Self.words(5000)], to: "Seats") == #"{"Seats":2}"#
    )
  }

  @Test func `records inside records are refused before they fill the memory`() throws {
    let sections: JSON = [
      "variables": Self.doubling(40, from: ["field": "note"]) { before in
        ["parts": [["to": "a", "value": before], ["to": "b", "value": before]]]
      },
      "rules": [["target": "Vehicle", "value": ["var": "v40"]]],
    ]
    #expect(try Self.outcome(sections, ["note": "x"]).drawing == "R115 by r1 at Vehicle")
  }
}
