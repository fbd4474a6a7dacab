import Records
import Testing

@testable import MappingLanguage

/// Same input, same output: whatever came before, and however many workers share the work.
@Suite struct ProgramLawTests {
  private static let sections: JSON = [
    "value_maps": [["name": "m", "entries": [["from": "a", "to": "Web"]]]],
    "variables": [
      ["name": "short", "value": ["field": "name", "then": [["fn": "truncate", "max": 8]]]],
      [
        "name": "stays", "each": ["field": "bookings"],
        "parts": [["to": "room", "value": ["item": "room"], "on_null": "drop"]],
      ],
    ],
    "filters": [
      [
        "id": "f1", "when": ["all": [["of": ["field": "note"], "op": "matches", "arg": "^a+b"]]],
        "action": "drop_record",
      ]
    ],
    "rules": [
      ["target": "Key", "value": ["field": "id"]],
      ["target": "LastName", "value": ["coalesce": [["var": "short"], ["const": "?"]]]],
      [
        "target": "Title",
        "value": [
          "concat": [["field": "note"], ["var": "short"]], "separator": "é", "nulls": "skip",
        ],
      ],
      ["target": "Seats", "value": ["field": "seats"]],
      ["target": "Revenue", "value": ["field": "revenue"], "on_error": "null"],
      [
        "target": "Source",
        "value": ["field": "company", "then": [["fn": "map_value", "map": "m", "else": nil]]],
      ],
      ["target": "Tags", "value": ["field": "tags"]],
      ["target": "Stays", "value": ["var": "stays"]],
    ],
  ]

  /// A linear congruential generator: the same numbers for the same seed, everywhere.
  private struct Seeded {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }

    mutating func one(of values: [JSON]) -> JSON { values[next(values.count)] }
  }

  private static func records(_ count: Int, seed: UInt64) -> [SourceRecord] {
    var chance = Seeded(state: seed)
    let texts: [JSON] = [
      "Ada", " Zoë ", "", nil, "\u{1F600}\n\"x\"", "aaab", 5, .number("1e2"), true, ["a": [1]],
      ["x"], .string(String(repeating: "long ", count: 40)),
    ]
    let lists: [JSON] = [
      nil, [], [["room": "A"]], [["room": " "], ["room": 2, "x": nil]], "a;b; ;a", ["a", "b"],
    ]
    return (0..<count).map { index in
      ProgramFixture.record(
        [
          "name": chance.one(of: texts), "note": chance.one(of: texts),
          "company": chance.one(of: ["a", "b", nil]), "seats": chance.one(of: [5, "7", "x", nil]),
          "revenue": chance.one(of: [.number("12.50"), "1e9", "?", nil]),
          "tags": chance.one(of: lists), "bookings": chance.one(of: lists),
        ],
        id: String(index)
      )
    }
  }

  private static func outcomes(
    _ records: some Sequence<SourceRecord>,
    _ program: MappingProgram
  ) throws -> [RecordOutcome] {
    let worker = MappingWorker(program)
    return try records.map { try worker.run($0, ProgramFixture.context, current: .new) }
  }

  @Test(arguments: [7, 4711, 20_260_115] as [UInt64])
  func `many workers make the same bytes as one`(_ seed: UInt64) async throws {
    let program = try ProgramFixture.program(Self.sections, operation: "upsert", key: ["Key"])
    let records = Self.records(400, seed: seed)
    let alone = try Self.outcomes(records, program)
    let kinds = Set(alone.map { $0.drawing.prefix(2) })
    #expect(kinds.count >= 3, "the records do not try enough: \(kinds)")
    let shards = 4
    let shared = try await withThrowingTaskGroup(of: (Int, [RecordOutcome]).self) { group in
      for shard in 0..<shards {
        group.addTask {
          let mine = stride(from: shard, to: records.count, by: shards).map { records[$0] }
          return (shard, try Self.outcomes(mine, program))
        }
      }
      return try await group.reduce(into: [Int: [RecordOutcome]]()) { $0[$1.0] = $1.1 }
    }
    for (index, outcome) in alone.enumerated() {
      #expect(shared[index % shards]?[index / shards] == outcome, "record \(index)")
    }
  }

  @Test func `neither order nor explaining changes a record`() throws {
    let program = try ProgramFixture.program(Self.sections, operation: "upsert", key: ["Key"])
    let records = Self.records(200, seed: 99)
    let forward = try Self.outcomes(records, program)
    #expect(try Self.outcomes(records.reversed(), program) == forward.reversed())
    let worker = MappingWorker(program)
    for (record, outcome) in zip(records, forward) {
      let trace = try worker.explain(record, ProgramFixture.context, current: .new)
      #expect(trace.outcome == outcome)
      #expect(try worker.run(record, ProgramFixture.context, current: .new) == outcome)
    }
  }
}
