import Diagnostics
import MappingLanguage
import Records
import Testing

/// One problem for one slip, at the place where it is written, with the name that was meant.
@Suite struct NamedFixTests {
  private static let reason: JSON = [["s": "S1", "quote": "Map contacts to leads"]]

  private func rule(_ target: String, _ value: JSON) -> JSON {
    [
      "op": "add", "path": "/rules/-",
      "value": [
        "id": "r8", "target": .string(target), "value": value, "because": Self.reason,
      ],
    ]
  }

  private func variable(_ body: [JSONObject.Member]) -> JSON {
    let members = [JSONObject.Member("name", "made"), .init("because", Self.reason)] + body
    return ["op": "add", "path": "/variables/-", "value": .object(JSONObject(members))]
  }

  private func problems(_ changes: JSON...) throws -> [Diagnostic] {
    try RejectionFile(name: "named", json: ["patch": .array(changes)]).diagnostics()
      .filter { $0.severity != .note }
  }

  // MARK: Names of zones and countries

  @Test(arguments: [("USA", "US"), ("Canada", "CA"), ("uk", "GB")])
  func `the country of a subdivision is told by its code`(_ name: String, _ code: String) throws {
    let step: JSON = ["fn": "to_subdivision", "country": .string(name), "to": "code"]
    let found = try problems(rule("State", ["field": "city", "then": [step]]))
    #expect(found.map(\.code) == [.M310])
    #expect(found.first?.hint == "Write \"\(code)\".")
    #expect(found.first?.fixes.map(\.title) == ["write \"\(code)\""])
  }

  @Test func `a country without subdivisions is none of them`() throws {
    let step: JSON = ["fn": "to_subdivision", "country": "Nowhere", "to": "code"]
    let found = try problems(rule("State", ["field": "city", "then": [step]]))
    #expect(found.map(\.hint) == ["Write the two letters of a country, such as US or CA."])
  }

  @Test func `what a variable gives is wrong where the spec says it`() throws {
    let map: JSON = [
      "op": "add", "path": "/value_maps/-",
      "value": [
        "name": "zones", "case_insensitive": false,
        "entries": [
          ["from": "a", "to": "berlin"], ["from": "b", "to": "utc"], ["from": "c", "to": "UTC"],
        ],
      ],
    ]
    let step: JSON = ["fn": "map_value", "map": "zones", "unlisted": "error"]
    let zone = variable([.init("value", ["field": "region_code", "then": [step]])])
    let year: JSON = ["fn": "date_part", "part": "year", "time_zone": ["var": "made"]]
    let twice: JSON = ["fn": "to_date", "time_zone": ["var": "made"]]
    let found = try problems(
      map,
      zone,
      rule("NumberOfEmployees", ["field": "createdate", "then": [year]]),
      rule("Born__c", ["field": "createdate", "then": [twice]])
    ).filter { $0.code == .M310 }
    #expect(
      found.map { $0.location?.pointer } == [
        "/value_maps/1/entries/0/to", "/value_maps/1/entries/1/to",
      ]
    )
    #expect(found.map(\.found) == [#""berlin""#, #""utc""#])
    #expect(found.last?.fixes.map(\.title) == ["write \"UTC\""])
  }

  // MARK: Entries

  @Test func `an entry for the empty text is a default`() throws {
    let found = try problems([
      "op": "add", "path": "/value_maps/0/entries/-", "value": ["from": "", "to": "Other"],
    ])
    #expect(found.map(\.code) == [.M308])
    #expect(found.first?.hint?.hasPrefix("Use the step \"default\"") == true)
    #expect(found.first?.fixes.map(\.grade) == [.changesMeaning])
  }

  // MARK: Records

  @Test func `a record is no text, and a list of it is one of records`() throws {
    let record = variable([.init("parts", [["to": "title", "value": ["field": "company"]]])])
    let toText = try problems(record, rule("Description", ["var": "made"]))
    #expect(toText.map(\.code) == [.M301])
    #expect(toText.first?.hint == "Write the value of one of its parts instead of the record.")
    let patch: [JSON] = [record, rule("Deals__c", ["var": "made"])]
    let file = RejectionFile(name: "list", json: ["patch": .array(patch)])
    let spec = try MappingSpec(json: try file.document(), source: "mapping.json")
    let toList = try file.report(on: spec).diagnostics.first { $0.code == .M301 }
    #expect(toList?.hint == "Write a list of it: {\"list\": [...]}.")
    let fix = try #require(toList?.fixes.first)
    let fixed = try #require(MappingChecker.patched(spec, by: fix))
    #expect(fixed.json["rules"]?.array?.last?["value"] == ["list": [["var": "made"]]])
    #expect(try !file.report(on: fixed).diagnostics.contains { $0.code == .M301 })
  }

  /// A slip of five letters is one; a name of three is only near.
  @Test(arguments: [("titel", Fix.Grade.likely), ("tit", .changesMeaning)])
  func `a part that is misspelled is not also missing`(_ name: String, _ grade: Fix.Grade) throws {
    let part: JSON = ["to": .string(name), "value": ["item": "name"], "on_null": "drop"]
    let body: [JSONObject.Member] = [
      .init("each", ["field": "deals"]), .init("parts", [part]),
    ]
    let found = try problems(variable(body), rule("Deals__c", ["var": "made"]))
    #expect(found.map(\.code) == [.M210])
    #expect(found.first?.fixes.first?.title == "use \"title\"")
    #expect(found.first?.fixes.first?.grade == grade)
  }

  @Test func `a look-up that asks with an element is wrong once`() throws {
    let lookup: JSON = [
      "op": "replace", "path": "/lookups/0/match/0/equals", "value": ["item": "name"],
    ]
    let body: [JSONObject.Member] = [
      .init("each", ["field": "deals"]),
      .init("parts", [["to": "title", "value": ["lookup": "account"], "on_null": "drop"]]),
    ]
    let found = try problems(
      lookup,
      variable(body),
      rule("Deals__c", ["var": "made"]),
      ["op": "remove", "path": "/rules/5"]
    )
    #expect(found.filter { $0.severity == .error }.map(\.code) == [.M505], "\(found)")
    let elsewhere = try problems(lookup)
    #expect(elsewhere.contains { $0.code == .M212 })
  }
}
