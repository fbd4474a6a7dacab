import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// The time zone, region and language of a spec, in its defaults and in its steps.
@Suite struct DefaultedParameterTests {
  private static var resources: MappingResources {
    MappingResources(zones: FunctionZoneTests.table)
  }

  private func diagnostics(
    _ patch: JSON,
    _ resources: MappingResources = resources
  ) throws -> [Diagnostic] {
    let json = try RejectionFile.changed(RejectionFile.document("Base/spec.json"), by: patch)
    var options = try RejectionFile(name: "defaults", json: [:]).options()
    options.resources = resources
    return MappingChecker.check(
      try MappingSpec(json: json, source: "mapping.json"),
      source: try RejectionFile.catalog("Base/source.json"),
      target: try RejectionFile.catalog("Base/target.json"),
      options: options
    ).diagnostics.filter { $0.severity == .error }
  }

  /// Steps that rely on each of the defaults, two of each.
  private static let users: JSON = [
    user(0, "createdate", ["fn": "to_date"]),
    user(1, "createdate", ["fn": "format_datetime", "format": "%B"]),
    user(2, "phone", ["fn": "normalize_phone", "check": "valid"]),
    user(3, "phone", ["fn": "phone_region"]),
    user(4, "birthday", ["fn": "format_date", "format": "%B"]),
    user(5, "country", ["fn": "to_country", "to": "name"]),
  ]

  private static func user(_ number: Int, _ field: String, _ step: JSON) -> JSON {
    [
      "op": "add", "path": "/variables/-",
      "value": [
        "name": .string("v\(number)"), "value": ["field": .string(field), "then": [step]],
        "because": [["s": "S1", "quote": "Map contacts"]],
      ],
    ]
  }

  @Test(arguments: [
    ("time_zone", "Mars/Olympus", nil), ("time_zone", "berlin", "Europe/Berlin"),
    ("time_zone", "America/New York", "America/New_York"), ("time_zone", "utc", "UTC"),
    ("time_zone", "Europe/Berln", "Europe/Berlin"), ("time_zone", "Broken/Zone", nil),
    ("region", "XX", nil), ("region", "Germany", "DE"), ("region", "gb", "GB"),
    ("locale", "xx", nil), ("locale", "German", "de"),
  ])
  func `one that is not known is refused once, used or not`(
    name: String,
    value: String,
    meant: String?
  ) throws {
    let path = JSON.string("/defaults/\(name)")
    for users in [[], Self.users.array ?? []] {
      let patch: [JSON] = [["op": "add", "path": path, "value": .string(value)]] + users
      let found = try diagnostics(.array(patch))
      #expect(found.map(\.code) == [.M310], "\(DiagnosticList(found))")
      let problem = try #require(found.first)
      #expect(problem.location?.pointer == "/defaults/\(name)")
      #expect(problem.hint?.hasPrefix("Write ") == true)
      #expect(problem.fixes.map(\.title) == (meant.map { ["write \"\($0)\""] } ?? []))
      guard let meant else { continue }
      #expect(problem.hint == "Write \"\(meant)\".")
      let mended: [JSON] = [["op": "add", "path": path, "value": .string(meant)]] + users
      #expect(try diagnostics(.array(mended)) == [])
    }
  }

  @Test(arguments: [
    ("Town", ["Asia/Town", "Europe/Town"], nil), ("Village", ["Asia/Village"], "Asia/Village"),
    ("Port", ["Asia/Port", "Europe/Port"], "Asia/Port"),
    ("Asia/Vilage", ["Asia/Village"], "Asia/Village"),
  ])
  func `of two zones with one last part none was meant, of two names of one zone any`(
    _ name: String,
    _ near: [String],
    _ meant: String?
  ) {
    let (one, other) = (FunctionZoneTests.file("<+01>-1"), FunctionZoneTests.file("<+02>-2"))
    let table = ZoneTable(
      files: [
        "Asia/Town": one, "Europe/Town": other, "Asia/Village": one, "Asia/Port": one,
        "Europe/Port": one,
      ],
      version: "test"
    )
    let found = table.names(near: name)
    #expect(found.names == near && found.meant == meant, "\(found)")
  }

  @Test(arguments: [("utc", "UTC"), ("europe/town", "Europe/Town")])
  func `a zone in other capitals is that zone alone`(_ name: String, _ zone: String) {
    let (one, other) = (FunctionZoneTests.file("UTC0"), FunctionZoneTests.file("<+02>-2"))
    let table = ZoneTable(
      files: ["UTC": one, "Etc/UTC": one, "Asia/Town": one, "Europe/Town": other],
      version: "test"
    )
    let found = table.names(near: name)
    #expect(found.names == [zone] && found.meant == zone, "\(found)")
  }

  @Test func `a step's own is refused with the same candidates`() throws {
    let step: JSON = ["fn": "to_date", "time_zone": "berlin"]
    let problem = try #require(try diagnostics([Self.user(0, "createdate", step)]).first)
    #expect(problem.code == .M310)
    #expect(problem.location?.pointer == "/variables/1/value/then/0/time_zone")
    #expect(problem.hint == "Write \"Europe/Berlin\".")
    #expect(problem.fixes.map(\.title) == ["write \"Europe/Berlin\""])
  }

  @Test func `a language that one function alone does not know is that step's matter`() throws {
    let english = DataTable.builtIn(.dateWords).text.tableSections.filter { $0.heading == "en" }
    var resources = Self.resources
    resources[.dateWords] = DataTable(
      .dateWords,
      edition: "English",
      text: english.map { (["[\($0.heading)]"] + $0.lines).joined(separator: "\n") }[0]
    )
    let locale: JSON = ["op": "add", "path": "/defaults/locale", "value": "de"]
    #expect(try diagnostics([locale], resources) == [])
    let users = Self.users.array ?? []
    #expect(try diagnostics([locale, users[1], users[4], users[5]]) == [])
    let found = try diagnostics([locale, users[1], users[4], users[5]], resources)
    #expect(found.map(\.code) == [.M310])
    #expect(found.first?.location?.pointer == "/defaults/locale")
  }

  @Test func `a parameter of the same name with words of its own is none of them`() throws {
    let step: JSON = ["fn": "to_language"]
    #expect(try diagnostics([Self.user(0, "country", step)]) == [])
  }
}
