import MappingLanguage
import Records
import Testing

/// What the counters say of values that were cut or are not listed, and yet were written.
@Suite("Counters of remarks", .timeLimit(.minutes(10)))
struct RemarkCounterTests {
  private func counters(
    _ parts: JSON,
    _ names: [String]
  ) throws
    -> [MappingCounters.OfRule]
  {
    let worker = MappingWorker(try ProgramFixture.program(parts))
    for name in names {
      let record = ProgramFixture.record(["name": .string(name)])
      _ = try worker.run(record, ProgramFixture.context, current: .new)
    }
    return worker.counters.rules
  }

  private static let cut: JSON = ["fn": "truncate", "max": 3]

  @Test func `a text that is cut counts, one that fits does not`() throws {
    let rules = try counters(
      ["rules": [["target": "Title", "value": ["field": "name", "then": [Self.cut]]]]],
      ["Ada", "Adam", "Zoë", "Zoëy", ""]
    )
    #expect(rules.map(\.truncated) == [2])
    #expect(rules.map(\.emitted) == [4])
  }

  @Test(
    arguments: [
      (["fn": "map_value", "map": "m", "unlisted": "keep"], 3),
      (["fn": "map_value", "map": "m", "else": "Other"], 3),
      (["fn": "map_value", "map": "m", "unlisted": "error", "on_error": "null"], 1),
      (["fn": "map_value", "map": "m", "unlisted": "error"], 1),
    ] as [(JSON, Int)]
  )
  func `a value that no table lists counts whatever becomes of it`(
    _ step: JSON,
    _ emitted: Int
  ) throws {
    let rules = try counters(
      [
        "value_maps": [["name": "m", "entries": [["from": "a", "to": "Web"]]]],
        "rules": [
          [
            "target": "Title", "on_error": "null",
            "value": ["field": "name", "then": [step]],
          ]
        ],
      ],
      ["a", "b", "c"]
    )
    #expect(rules.map(\.unlisted) == [2])
    #expect(rules.map(\.emitted) == [emitted])
  }

  @Test func `a cut inside a variable counts for every rule that uses it`() throws {
    let rules = try counters(
      [
        "variables": [["name": "short", "value": ["field": "name", "then": [Self.cut]]]],
        "rules": [
          ["target": "Title", "value": ["var": "short"]],
          ["target": "Account", "value": ["field": "name"]],
          ["target": "LastName", "value": ["var": "short"]],
        ],
      ],
      ["Adam", "Ada"]
    )
    #expect(rules.map(\.truncated) == [1, 0, 1])
  }

  @Test func `what a condition cuts is not written and does not count`() throws {
    let rules = try counters(
      [
        "rules": [
          [
            "target": "Title", "value": ["field": "name"],
            "when": [
              "all": [["of": ["field": "name", "then": [Self.cut]], "op": "eq", "arg": "Ada"]]
            ],
          ]
        ]
      ],
      ["Adam", "Eve", "Evelyn"]
    )
    #expect(rules.map(\.truncated) == [0])
    #expect(rules.map(\.emitted) == [1])
  }

  private static let strict: JSON = ["fn": "map_value", "map": "m", "unlisted": "error"]
  private static let maps: JSON = [["name": "m", "entries": [["from": "a", "to": "Web"]]]]

  @Test func `a variable that failed counts for every rule that uses it`() throws {
    let rules = try counters(
      [
        "value_maps": Self.maps,
        "variables": [
          ["name": "known", "value": ["field": "name", "then": [Self.cut, Self.strict]]]
        ],
        "rules": [
          ["target": "Title", "on_error": "null", "value": ["var": "known"]],
          ["target": "Account", "value": ["field": "name"]],
          ["target": "LastName", "on_error": "null", "value": ["var": "known"]],
        ],
      ],
      ["Adam", "a"]
    )
    #expect(rules.map(\.unlisted) == [1, 0, 1])
    #expect(rules.map(\.truncated) == [1, 0, 1])
  }

  @Test(arguments: [cut, strict])
  func `what happens to the key of a look-up counts for every rule that uses it`(
    _ step: JSON
  ) throws {
    let rules = try counters(
      [
        "value_maps": Self.maps,
        "lookups": [
          [
            "name": "account", "system": "salesforce", "object": "Account",
            "match": [["field": "Name", "equals": ["field": "name", "then": [step]]]],
            "return": "Id", "on_none": "null", "on_many": "error",
          ]
        ],
        "rules": [
          ["target": "Account", "on_error": "null", "value": ["lookup": "account"]],
          ["target": "Title", "on_error": "null", "value": ["lookup": "account"]],
        ],
      ],
      ["Adam", "a"]
    )
    #expect(rules.map { $0.unlisted + $0.truncated } == [1, 1])
  }
}
