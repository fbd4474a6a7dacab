import Diagnostics
import MappingLanguage
import Records
import Testing

/// What samples show of units of time and of values that nothing lists.
@Suite struct SampleFindingTests {
  private static let reason: JSON = [["s": "S1", "quote": "Map contacts to leads"]]

  /// A rule `r8`, `r9` …, for targets of the base that no rule writes.
  private static func rule(_ id: String, _ target: String, _ value: JSON) -> JSON {
    [
      "op": "add", "path": "/rules/-",
      "value": [
        "id": .string(id), "target": .string(target), "value": value, "because": reason,
        "on_error": "null",
      ],
    ]
  }

  private static func variable(_ name: String, _ value: JSON) -> JSON {
    [
      "op": "add", "path": "/variables/-",
      "value": ["name": .string(name), "value": value, "because": reason],
    ]
  }

  private static func step(_ name: String, _ unit: String) -> JSON {
    ["fn": .string(name), "unit": .string(unit)]
  }

  /// The findings of one code in records with these properties, all else being sound.
  private func findings(
    _ code: DiagnosticCode,
    _ changes: [JSON],
    _ properties: [JSON]
  ) throws -> [Diagnostic] {
    let records = properties.enumerated().map { number, properties -> JSON in
      var all = properties.object ?? JSONObject()
      all["email"] = .string("a\(number)@example.com")
      all["lastname"] = "Doe"
      all["company"] = "Example Ltd"
      var record = JSONObject([
        .init("id", .string("\(number)")), .init("properties", .object(all)),
      ])
      record["deals"] = all["deals"] ?? .null
      return .object(record)
    }
    let file = RejectionFile(
      name: "samples",
      json: ["patch": .array(changes), "records": .array(records)]
    )
    let all = try file.diagnostics()
    #expect(!all.contains { $0.severity == .error }, "\(DiagnosticList(all))")
    return all.filter { $0.code == code }
  }

  private func repeated(_ name: String, _ value: JSON, _ count: Int = 3) -> [JSON] {
    Array(repeating: .object(JSONObject([.init(name, value)])), count: count)
  }

  // MARK: Units of time

  @Test(arguments: [
    ("second", 1_767_225_600_000, "millisecond", "beyond the year 9999"),
    ("second", 1_767_225_600_000_000, "microsecond", "beyond the year 9999"),
    ("millisecond", 1_767_225_600, "second", "in 1970"),
    ("microsecond", 1_767_225_600_000, "millisecond", "in 1970"),
  ])
  func `numbers are instants in another unit, however they got to the step`(
    _ written: String,
    _ number: Int64,
    _ usual: String,
    _ place: String
  ) throws {
    let read = Self.step("from_epoch", written)
    let text = JSON.string(String(number))
    let readers: [(changes: [JSON], records: [JSON], owner: String)] = [
      (
        [Self.rule("r8", "Joined__c", ["field": "numemployees", "then": [read]])],
        repeated("numemployees", .integer(Int(number))), "r8"
      ),
      (
        [
          Self.rule(
            "r8",
            "Joined__c",
            ["field": "jobtitle", "then": [["fn": "to_integer"], read]]
          )
        ],
        repeated("jobtitle", text), "r8"
      ),
      (
        [
          Self.variable("number", ["field": "jobtitle", "then": [["fn": "to_integer"]]]),
          Self.variable("joined", ["var": "number", "then": [read]]),
          Self.rule("r8", "Joined__c", ["var": "joined"]),
          Self.rule("r9", "Born__c", ["var": "joined", "then": [["fn": "to_date"]]]),
        ],
        repeated("jobtitle", text), "variable joined"
      ),
    ]
    for (changes, records, owner) in readers {
      let found = try findings(.D911, changes, records)
      #expect(
        found.map(\.message) == [
          "3 of 3 numbers look like instants in \(usual)s, and the step reads \(written)s,"
            + " which puts them \(place)"
        ]
      )
      #expect(found.first?.rule == owner)
      let patch = try #require(found.first?.fixes.first?.patch)
      let fix = try #require(try JSON(parsing: patch).array)
      #expect(try findings(.D911, changes + fix, records).isEmpty)
    }
  }

  @Test func `an item of a list is looked at too`() throws {
    let changes: [JSON] = [
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": "deals", "each": ["field": "deals"], "because": Self.reason,
          "parts": [
            [
              "to": "title", "on_null": "drop",
              "value": [
                "item": "name",
                "then": [
                  ["fn": "to_integer"], Self.step("from_epoch", "second"),
                  ["fn": "format_datetime", "format": "%Y"],
                ],
              ],
            ]
          ],
        ],
      ],
      Self.rule("r8", "Deals__c", ["var": "deals"]),
    ]
    let deals: JSON = [
      ["name": "1767225600"], ["name": "1767225600000"], ["name": "1767225600001"],
    ]
    let found = try findings(.D911, changes, repeated("deals", deals))
    // The second number ends the list: of the two that are read, one is in another unit.
    #expect(found.isEmpty)
    let wrong: JSON = [["name": "1767225600000"]]
    let all = try findings(.D911, changes, repeated("deals", wrong))
    #expect(all.map(\.rule) == ["variable deals"])
  }

  @Test func `half of the numbers show no unit`() throws {
    let read = Self.step("from_epoch", "millisecond")
    let changes = [Self.rule("r8", "Joined__c", ["field": "numemployees", "then": [read]])]
    let seconds = repeated("numemployees", 1_767_225_600, 2)
    let milliseconds = repeated("numemployees", 1_767_225_600_000, 2)
    #expect(try findings(.D911, changes, seconds + milliseconds).isEmpty)
    #expect(try findings(.D911, changes, seconds + milliseconds.prefix(1)).count == 1)
  }

  @Test func `what one step counts another reads`() throws {
    func changes(_ unit: String) -> [JSON] {
      [
        Self.variable("count", ["field": "createdate", "then": [Self.step("to_epoch", unit)]]),
        Self.rule(
          "r8",
          "Joined__c",
          ["var": "count", "then": [Self.step("from_epoch", "second")]]
        ),
      ]
    }
    let records = repeated("createdate", "2026-01-01T00:00:00Z")
    let found = try findings(.D911, changes("millisecond"), records)
    #expect(found.map(\.rule) == ["r8"])
    #expect(found.first?.expected == "millisecond")
    #expect(try findings(.D911, changes("second"), records).isEmpty)
  }

  @Test func `what is written in one unit is not read back in another`() throws {
    func changes(_ unit: String) -> [JSON] {
      [
        Self.rule(
          "r8",
          "NumberOfEmployees",
          [
            "field": "createdate",
            "then": [["fn": "start_of", "unit": "day"], Self.step("to_epoch", "second")],
          ]
        ),
        Self.rule(
          "r9",
          "Joined__c",
          ["current": "NumberOfEmployees", "then": [Self.step("from_epoch", unit)]]
        ),
      ]
    }
    let found = try findings(.D911, changes("millisecond"), repeated("city", "Kiel"))
    #expect(
      found.map(\.message) == [
        "NumberOfEmployees is written as seconds since 1970, and read as milliseconds"
      ]
    )
    #expect(found.first?.location?.pointer == "/rules/8/value/then/0/unit")
    #expect(try findings(.D911, changes("second"), repeated("city", "Kiel")).isEmpty)
  }

  @Test func `instants in 1970 are counted with a warning, once`() throws {
    func counted(_ unit: String) -> JSON {
      Self.rule(
        "r9",
        "Description",
        ["field": "createdate", "then": [Self.step("to_epoch", unit), ["fn": "to_text"]]]
      )
    }
    // 1,767,225 seconds: what seconds since 1970 become that are taken for milliseconds.
    let early = repeated("createdate", "1970-01-21T10:53:45.600Z")
    let found = try findings(.D911, [counted("millisecond")], early)
    #expect(
      found.map(\.message) == [
        "3 of 3 numbers look like instants in seconds, and the step counts milliseconds: the"
          + " instants lie in 1970"
      ]
    )
    let now = repeated("createdate", "2026-01-01T00:00:00Z")
    #expect(try findings(.D911, [counted("millisecond")], now).isEmpty)
    #expect(try findings(.D911, [counted("second")], now).isEmpty)
    // A wrong reading makes a wrong count: one mistake.
    let read: [JSON] = [
      Self.variable(
        "joined",
        ["field": "numemployees", "then": [Self.step("from_epoch", "millisecond")]]
      ),
      Self.rule(
        "r8",
        "Description",
        ["var": "joined", "then": [Self.step("to_epoch", "millisecond"), ["fn": "to_text"]]]
      ),
    ]
    let both = try findings(.D911, read, repeated("numemployees", 1_767_225_600))
    #expect(both.map(\.rule) == ["variable joined"])
  }

  // MARK: Values that nothing lists

  private func sources(_ values: String...) -> [JSON] {
    values.map { ["hs_analytics_source": .string($0)] }
  }

  private func mapped(_ policy: JSON) -> [JSON] {
    var step = JSONObject([.init("fn", "map_value"), .init("map", "lead_source")])
    for member in policy.object?.members ?? [] { step[member.name] = member.value }
    return [
      ["op": "replace", "path": "/rules/4/value/then/0", "value": .object(step)],
      ["op": "replace", "path": "/rules/4/target", "value": "Description"],
    ]
  }

  @Test(arguments: [
    (#"{"else":"Other"}"#, " and becomes 'Other'", Severity.note),
    (#"{"else":null}"#, " and counts as empty", .warning),
    (#"{"unlisted":"keep"}"#, " and stays as it is", .note),
    (#"{"unlisted":"error","on_error":"null"}"#, " and counts as empty", .warning),
  ])
  func `says how many take what the step says for all others`(
    _ policy: String,
    _ words: String,
    _ severity: Severity
  ) throws {
    let changes = try mapped(JSON(parsing: policy))
    let listed = Array(repeating: "REFERRALS", count: 8).flatMap { sources($0) }
    let some = listed + sources("OFFLINE", "OFFLINE", "SOCIAL_MEDIA")
    let found = try findings(.D914, changes, some + sources("Grace Hopper"))
    #expect(
      found.map(\.message) == [
        "4 of 12 records (33 %) have a value that is not listed\(words): 3 different"
      ]
    )
    #expect(found.first?.severity == severity)
    #expect(found.first?.location?.pointer == "/rules/4/value/then/0")
    // Values of records stay unsaid, but for options.
    #expect(found.first?.found == #""OFFLINE" (2), "SOCIAL_MEDIA" (1)"#)
    #expect(try findings(.D914, changes, listed).isEmpty)
    // Where most are of that kind it is worth a warning, and where few records are known it is not.
    let most = try findings(
      .D914,
      changes,
      listed + some.suffix(3) + some.suffix(3) + some.suffix(3)
    )
    #expect(most.map(\.severity) == [.warning])
    let few = try findings(.D914, changes, sources("OFFLINE", "OFFLINE"))
    #expect(few.map(\.severity) == [.note])
  }

  @Test func `a tenth that is lost is much, and more than half that takes a default`() throws {
    let listed = repeated("hs_analytics_source", "REFERRALS", 9)
    let other = repeated("hs_analytics_source", "OFFLINE", 11)
    func severity(_ policy: String, _ records: [JSON]) throws -> [Severity] {
      try findings(.D914, mapped(JSON(parsing: policy)), records).map(\.severity)
    }
    #expect(try severity(#"{"else":null}"#, listed + other.prefix(1)) == [.warning])
    #expect(try severity(#"{"else":null}"#, listed + listed + other.prefix(1)) == [.note])
    #expect(try severity(#"{"else":"Other"}"#, listed + other.prefix(9)) == [.note])
    #expect(try severity(#"{"else":"Other"}"#, listed + other.prefix(10)) == [.warning])
  }

  @Test func `one finding for a step, whoever uses it and however many it meets`() throws {
    let changes: [JSON] = [
      Self.variable(
        "tags",
        [
          "field": "tags",
          "then": [
            ["fn": "map_value", "map": "lead_source", "unlisted": "keep", "each": true],
            ["fn": "join", "separator": " "],
          ],
        ]
      ),
      Self.rule("r8", "Description", ["var": "tags"]),
      Self.rule("r9", "Street", ["var": "tags"]),
    ]
    let found = try findings(.D914, changes, repeated("tags", "a;b"))
    #expect(
      found.map(\.message) == [
        "3 of 3 records (100 %) have a value that is not listed and stays as it is: 2 different"
      ]
    )
    #expect(found.first?.rule == "variable tags")
  }

  @Test func `options and ranges list values too`() throws {
    let changes: [JSON] = [
      Self.rule(
        "r8",
        "Rating",
        ["field": "jobtitle", "then": [["fn": "to_option", "else": nil]]]
      ),
      Self.rule(
        "r9",
        "Description",
        [
          "field": "numemployees",
          "then": [
            [
              "fn": "bucket", "bounds": [1, 10], "labels": ["small"], "closed": "lower",
              "outside": "null",
            ]
          ],
        ]
      ),
    ]
    let records: [JSON] = [
      ["jobtitle": "no such option", "numemployees": 5], ["numemployees": 50], ["numemployees": 10],
    ]
    let found = try findings(.D914, changes, records)
    #expect(found.map(\.rule) == ["r8", "r9"])
    #expect(found.map { $0.message.prefix(6) } == ["1 of 3", "2 of 3"])
    #expect(found.allSatisfy { $0.message.contains("and counts as empty") })
    #expect(found.allSatisfy { $0.found == nil })
  }

  @Test func `a target that stays empty because nothing is listed is one finding`() throws {
    let changes =
      try mapped(JSON(parsing: #"{"else":null}"#))
      + [["op": "remove", "path": "/rules/4/value/then/1"]]
    let records = Array(repeating: "OFFLINE", count: 12).flatMap { sources($0) }
    #expect(try findings(.D914, changes, records).count == 1)
    #expect(try !findings(.D913, changes, records).contains { $0.rule == "r5" })
    // Without a value at all it is the source that is wrong.
    let none = repeated("city", "Kiel", 12)
    #expect(try findings(.D914, changes, none).isEmpty)
    #expect(try findings(.D913, changes, none).contains { $0.rule == "r5" })
  }
}
