import Records
import Testing

@testable import MappingLanguage

/// Time zones from TZif data.
@Suite struct FunctionZoneTests {
  /// A version 2 file: one change in 1980, then the rule of its last line.
  static func file(_ footer: String) -> [UInt8] {
    func integer(_ value: Int64, _ width: Int) -> [UInt8] {
      (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
    }
    func header(transitions: Int64, types: Int64, characters: Int64) -> [UInt8] {
      Array("TZif2".utf8) + Array(repeating: 0, count: 15)
        + [0, 0, 0, transitions, types, characters].flatMap { integer($0, 4) }
    }
    let first = header(transitions: 0, types: 1, characters: 1) + integer(0, 4) + [0, 0, 0]
    let types = integer(3208, 4) + [0, 0] + integer(3600, 4) + [0, 0]
    let second =
      header(transitions: 1, types: 2, characters: 1) + integer(315_532_800, 8) + [1] + types + [0]
    return first + second + Array("\n\(footer)\n".utf8)
  }

  static let table = ZoneTable(
    files: [
      "Europe/Berlin": file("CET-1CEST,M3.5.0,M10.5.0/3"),
      "America/New_York": file("EST5EDT,M3.2.0,M11.1.0"),
      "Australia/Sydney": file("AEST-10AEDT,M10.1.0,M4.1.0/3"),
      "Asia/Kolkata": file("<+0530>-5:30"), "Broken/Zone": [1, 2, 3], "EST": file("EST5"),
      "GMT": file("GMT0"), "CET": file("CET-1CEST,M3.5.0,M10.5.0/3"), "Etc/GMT+1": file("<-01>1"),
    ],
    version: "test"
  )

  private func seconds(_ text: String) throws -> Int64 {
    let instant = try #require(Instant(parsing: text))
    return instant.milliseconds / 1000
  }

  @Test(arguments: [
    ("Europe/Berlin", "1979-12-31T23:59:59Z", 3208),
    ("Europe/Berlin", "1980-01-01T00:00:00Z", 3600),
    ("Europe/Berlin", "2026-03-29T00:59:59Z", 3600),
    ("Europe/Berlin", "2026-03-29T01:00:00Z", 7200),
    ("Europe/Berlin", "2026-10-25T00:59:59Z", 7200),
    ("Europe/Berlin", "2026-10-25T01:00:00Z", 3600),
    ("America/New_York", "2026-03-08T06:59:59Z", -18000),
    ("America/New_York", "2026-03-08T07:00:00Z", -14400),
    ("America/New_York", "2026-11-01T06:00:00Z", -18000),
    ("Australia/Sydney", "2026-01-01T00:00:00Z", 39600),
    ("Australia/Sydney", "2026-07-01T00:00:00Z", 36000),
    ("Asia/Kolkata", "2030-01-01T00:00:00Z", 19800),
  ])
  func `knows when clocks change`(_ zone: String, _ instant: String, _ offset: Int) throws {
    let zone = try #require(Self.table.zone(named: zone))
    #expect(zone.offset(at: try seconds(instant)) == offset)
  }

  @Test func `a time that does not exist moves on and one that is there twice is the first`() throws
  {
    let zone = try #require(Self.table.zone(named: "Europe/Berlin"))
    func instant(_ wall: String) throws -> Int64 { zone.instant(local: try seconds(wall + "Z")) }
    #expect(try instant("2026-03-29T02:30:00") == seconds("2026-03-29T03:30:00+02:00"))
    #expect(try instant("2026-10-25T02:30:00") == seconds("2026-10-25T02:30:00+02:00"))
    #expect(try instant("2026-10-25T03:00:00") == seconds("2026-10-25T03:00:00+01:00"))
    #expect(try instant("2026-07-01T12:00:00") == seconds("2026-07-01T12:00:00+02:00"))
  }

  @Test func `knows only the zones it was given`() {
    #expect(Self.table.zone(named: "Broken/Zone") == nil)
    #expect(Self.table.zone(named: "Mars/Base") == nil)
    #expect(ZoneTable.utcOnly.zone(named: "Europe/Berlin") == nil)
    #expect(ZoneTable.utcOnly.zone(named: "UTC") == .fixed(seconds: 0))
    #expect(ZoneTable.utcOnly.zone(named: "-03:30") == .fixed(seconds: -12_600))
    #expect(ZoneTable.utcOnly.zone(named: "+2") == nil)
  }

  @Test func `a name of half the year is no zone, and GMT+1 is east of Greenwich`() {
    #expect(Self.table.zone(named: "EST") == nil)
    #expect(Self.table.zone(named: "GMT") != nil && Self.table.zone(named: "CET") != nil)
    let meant = ["GMT+1", "utc-03:30", "UTC+05", "GMT-11", "GMT+1:5", "GMT+99", "GMT1"].map {
      Self.table.names(near: $0).meant
    }
    #expect(meant == ["+01:00", "-03:30", "+05:00", "-11:00", nil, nil, nil])
  }

  @Test(arguments: [
    ("%Y-%m-%dT%H:%M:%SZ", "Z"), ("%Y-%m-%d %H:%M UTC", "UTC"), ("%Y-%m-%d %I:%M %p GMT.", "GMT"),
    ("%Y-%m-%dT%H:%M:%S.%fZ", "Z"), ("%Y-%m-%d %H:%M GMT%z", nil), ("%Y-%m-%dZ%H:%M", nil),
    ("%Y-%m-%d %H:%M CET", nil), ("%Y-%m-%d %H:%M:%S Zulu", nil), ("%H:%M %Y-%m-%dZ", nil),
  ])
  func `letters that say UTC are refused in another zone`(_ form: String, _ word: String?) throws {
    func refusal(_ name: String, _ zone: JSON, _ parameter: JSONObject.Member) -> String? {
      var arguments = StepArguments([:], resources: MappingResources(zones: Self.table))
      arguments.values = [parameter.name: parameter.value, "time_zone": zone]
      do throws(ArgumentFault) {
        _ = try FunctionCatalog[name]?.init(arguments)
        return nil
      } catch {
        return error.message
      }
    }
    let uses = [
      ("parse_datetime", JSONObject.Member("formats", .array([.string(form)]))),
      ("format_datetime", JSONObject.Member("format", .string(form))),
    ]
    for (name, parameter) in uses {
      #expect(refusal(name, "UTC", parameter) == nil)
      #expect(refusal(name, "+00:00", parameter) == nil)
      let said = refusal(name, "Europe/Berlin", parameter)
      #expect((said == nil) == (word == nil), "\(said ?? "nothing")")
      if let word { #expect(said?.contains("\"\(word)\"") == true) }
    }
  }

  @Test(
    arguments: [
      // A day later clocks show the same, although the day had 23 or 25 hours.
      ("add_duration", ["days": 1], "2026-03-28T11:00:00Z", "2026-03-29T10:00:00.000Z"),
      ("add_duration", ["hours": 24], "2026-03-28T11:00:00Z", "2026-03-29T11:00:00.000Z"),
      ("add_duration", ["days": 1], "2026-10-24T10:00:00Z", "2026-10-25T11:00:00.000Z"),
      ("add_duration", ["months": 1], "2026-01-31T22:59:00Z", "2026-02-28T22:59:00.000Z"),
      ("add_duration", ["months": 1], "2026-01-31T23:00:00Z", "2026-02-28T23:00:00.000Z"),
      (
        "add_duration", ["years": -1, "days": 1], "2024-02-29T11:00:00Z", "2023-03-01T11:00:00.000Z"
      ),
      ("start_of", ["unit": "day"], "2026-03-29T12:00:00Z", "2026-03-28T23:00:00.000Z"),
      ("start_of", ["unit": "month"], "2026-10-31T12:00:00Z", "2026-09-30T22:00:00.000Z"),
      ("start_of", ["unit": "hour"], "2026-03-29T01:30:00Z", "2026-03-29T01:00:00.000Z"),
      ("start_of", ["unit": "week"], "2026-03-30T12:00:00Z", "2026-03-29T22:00:00.000Z"),
    ] as [(String, [String: JSON], String, String)]
  )
  func `calendars of a zone are moved along`(
    _ name: String,
    _ arguments: [String: JSON],
    _ from: String,
    _ to: String
  ) throws {
    var constants = StepArguments(arguments, resources: MappingResources(zones: Self.table))
    constants.values["time_zone"] = "Europe/Berlin"
    let function = try #require(FunctionCatalog[name]).init(constants)
    var arena = Arena()
    let text = arena.text(from)
    let parsed = text.parseInstant(in: arena)
    let input = try #require(parsed)
    let output = try function.apply(input, &arena)
    let written = ValueWriter.text(output, in: arena)
    #expect(written == "\"\(to)\"")
  }

  @Test func `is kept with a version and comes back as it was`() throws {
    let kept = try #require(ZoneTable(json: Self.table.json))
    #expect(kept.names == Self.table.names && kept.version == "test")
    #expect(kept.json == Self.table.json)
    #expect(kept.zone(named: "Europe/Berlin") == Self.table.zone(named: "Europe/Berlin"))
    let broken: [JSON] = [nil, [], ["version": "x"], ["version": "x", "files": ["A": "0"]]]
    for json in broken { #expect(ZoneTable(json: json) == nil, "\(json.text())") }
  }

  @Test func `a spec keeps the zones it can come to name, and no other`() throws {
    let spec = try MappingSpec(
      parsing: """
        {"mapping": 1, "id": "z", "description": [{"id": "S1", "text": "x"}],
         "source": {"system": "a", "object": "b"},
         "target": {"system": "c", "object": "d", "operation": "insert", "key": []},
         "defaults": {"on_error": "null", "on_null": "omit", "time_zone": "Asia/Kolkata"},
         "value_maps": [{"name": "zone", "entries": [{"from": "SYD", "to": "Australia/Sydney"}]}],
         "rules": [{"id": "r1", "target": "t", "because": [{"s": "S1", "quote": "x"}],
           "value": {"field": "f", "then": [{"fn": "parse_datetime", "formats": ["iso"],
             "time_zone": "Europe/Berlin"}]}}]}
        """,
      source: "spec.json"
    )
    let names = spec.zones(of: Self.table).names
    #expect(names == ["Asia/Kolkata", "Australia/Sydney", "Europe/Berlin"])
  }

  @Test func `a program reads and writes wall time`() throws {
    let sections: JSON = [
      "rules": [
        [
          "target": "Created",
          "value": [
            "field": "note",
            "then": [
              [
                "fn": "parse_datetime", "formats": ["%d.%m.%Y %H:%M", "iso"],
                "time_zone": "Europe/Berlin",
              ]
            ],
          ],
        ],
        [
          "target": "Title",
          "value": [
            "field": "created",
            "then": [["fn": "format_datetime", "format": "iso", "time_zone": "America/New_York"]],
          ],
        ],
      ]
    ]
    let program = try ProgramFixture.program(
      sections,
      resources: MappingResources(zones: Self.table)
    )
    let worker = MappingWorker(program)
    func mapped(_ note: JSON) throws -> String {
      let record = ProgramFixture.record(["note": note, "created": "2026-07-01T12:00:00Z"])
      return try worker.run(record, ProgramFixture.context, current: .new).drawing
    }
    let title = #""Title":"2026-07-01T08:00:00-04:00""#
    #expect(try mapped("01.07.2026 14:00") == #"{"Created":"2026-07-01T12:00:00.000Z",\#(title)}"#)
    #expect(try mapped("2026-07-01T14:00") == #"{"Created":"2026-07-01T12:00:00.000Z",\#(title)}"#)
  }

  @Test func `no bytes break the reader`() {
    let whole = Self.file("CET-1CEST,M3.5.0,M10.5.0/3")
    for count in 0..<whole.count {
      _ = ZoneRules(tzif: Array(whole.prefix(count)))?.offset(at: 0)
    }
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 0xFF
      _ = ZoneRules(tzif: damaged)?.offset(at: 4_000_000_000)
    }
  }
}
