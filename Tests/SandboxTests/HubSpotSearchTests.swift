import Records
import Testing

@testable import Sandbox

/// A search against the plain list: what it should find is picked by hand from all records.
struct HubSpotSearchTests {
  private static let records: [HubSpotRecord] = {
    let generator = ContactGenerator(seed: 1, size: 120)
    return (0..<120).map { generator.record(at: $0) }
  }()

  private static func sandbox() throws -> Playground {
    try Playground { $0.enforceLimits = false }
  }

  private static func ids(_ keep: (HubSpotRecord) -> Bool) -> [String] {
    records.filter(keep).map { String($0.id) }
  }

  private static func filter(_ name: String, _ comparison: String, _ value: JSON? = nil) -> JSON {
    let key = value?.array == nil ? "value" : "values"
    var object = JSONObject([
      JSONObject.Member("propertyName", .string(name)),
      JSONObject.Member("operator", .string(comparison)),
    ])
    object[key] = value
    return .object(object)
  }

  private static func number(_ record: HubSpotRecord, _ name: String) -> Int? {
    record.values[name].flatMap { Int($0) }
  }

  @Test func `compares numbers as numbers`() throws {
    let sandbox = try Self.sandbox()
    let cases: [(String, (Int) -> Bool)] = [
      ("EQ", { $0 == 9 }), ("NEQ", { $0 != 9 }), ("LT", { $0 < 9 }), ("LTE", { $0 <= 9 }),
      ("GT", { $0 > 9 }), ("GTE", { $0 >= 9 }),
    ]
    for (comparison, keep) in cases {
      let wanted = Self.ids { Self.number($0, "hs_analytics_num_page_views").map(keep) ?? false }
      let found = try sandbox.found([Self.filter("hs_analytics_num_page_views", comparison, "9")])
      #expect(found == wanted, "\(comparison)")
      #expect(!found.isEmpty && found.count < 120)
    }
    let between: JSON = [
      "propertyName": "hubspotscore", "operator": "BETWEEN", "value": "5", "highValue": "40",
    ]
    let wanted = Self.ids { (5...40).contains(Self.number($0, "hubspotscore") ?? -1) }
    #expect(try sandbox.found([between]) == wanted)
    let listed = Self.filter("hubspotscore", "IN", ["7", 8, "9.0"])
    #expect(
      try sandbox.found([listed])
        == Self.ids { [7, 8, 9].contains(Self.number($0, "hubspotscore") ?? -1) }
    )
  }

  @Test func `compares texts without their case, and options with it`() throws {
    let sandbox = try Self.sandbox()
    let name = try #require(Self.records[3].values["lastname"])
    let same = Self.ids { $0.values["lastname"]?.lowercased() == name.lowercased() }
    #expect(try sandbox.found([Self.filter("lastname", "EQ", .string(name.uppercased()))]) == same)
    // The values of a list must be in lower case already.
    let lower = JSON.array([.string(name.lowercased())])
    #expect(try sandbox.found([Self.filter("lastname", "IN", lower)]) == same)
    let written = JSON.array([.string(name)])
    #expect(try sandbox.found([Self.filter("lastname", "IN", written)]).isEmpty)
    let others = Self.ids {
      !($0.values["lastname"] ?? "").isEmpty
        && $0.values["lastname"]?.lowercased() != name.lowercased()
    }
    #expect(try sandbox.found([Self.filter("lastname", "NOT_IN", lower)]) == others)
    let source = Self.ids { $0.values["hs_analytics_source"] == "REFERRALS" }
    #expect(try sandbox.found([Self.filter("hs_analytics_source", "EQ", "REFERRALS")]) == source)
    #expect(!source.isEmpty)
    #expect(try sandbox.found([Self.filter("hs_analytics_source", "EQ", "referrals")]).isEmpty)
  }

  @Test func `knows whether there is a value`() throws {
    let sandbox = try Self.sandbox()
    let with = try sandbox.found([Self.filter("email", "HAS_PROPERTY")])
    let without = try sandbox.found([Self.filter("email", "NOT_HAS_PROPERTY")])
    #expect(without == Self.ids { $0.values["email"] == nil } && !without.isEmpty)
    #expect(Set(with).union(without).count == 120 && with.count + without.count == 120)
    let cleared = Self.ids { ($0.values["hs_analytics_source"] ?? "").isEmpty }
    #expect(try sandbox.found([Self.filter("hs_analytics_source", "NOT_HAS_PROPERTY")]) == cleared)
    let different = try sandbox.found([Self.filter("email", "NEQ", "nobody@example.com")])
    #expect(different == with)
  }

  @Test(arguments: [
    ("lastmodifieddate", true), ("lastmodifieddate", false), ("createdate", true),
    ("createdate", false), ("closedate", true), ("hs_lifecyclestage_lead_date", false),
  ])
  func `takes times as milliseconds and as text`(name: String, milliseconds: Bool) throws {
    let sandbox = try Self.sandbox()
    let times = Self.records.compactMap { $0.values[name].flatMap { HubSpotTime.milliseconds($0) } }
    let middle = times.sorted()[times.count / 2]
    let text = milliseconds ? String(middle) : TimeText.zulu(Instant(milliseconds: middle))
    func wanted(_ keep: (Int64) -> Bool) -> [String] {
      Self.ids { $0.values[name].flatMap { HubSpotTime.milliseconds($0) }.map(keep) ?? false }
    }
    let cases: [(String, (Int64) -> Bool)] = [
      ("GTE", { $0 >= middle }), ("GT", { $0 > middle }), ("LT", { $0 < middle }),
      ("LTE", { $0 <= middle }), ("EQ", { $0 == middle }),
    ]
    for (comparison, keep) in cases {
      let found = try sandbox.found([Self.filter(name, comparison, .string(text))])
      #expect(found == wanted(keep) && !found.isEmpty, "\(comparison)")
    }
  }

  @Test func `finds words, whole or with stars`() throws {
    let sandbox = try Self.sandbox()
    let logistics = try sandbox.found([Self.filter("company", "CONTAINS_TOKEN", "gmbh")])
    #expect(
      logistics
        == Self.ids {
          ($0.values["company"] ?? "").lowercased().split { !$0.isLetter }.contains("gmbh")
        }
    )
    #expect(!logistics.isEmpty)
    #expect(try sandbox.found([Self.filter("company", "CONTAINS_TOKEN", "gmb")]).isEmpty)
    #expect(try sandbox.found([Self.filter("company", "CONTAINS_TOKEN", "gmb*")]) == logistics)
    let hosts = try sandbox.found([Self.filter("email", "CONTAINS_TOKEN", "*@example.com")])
    #expect(
      hosts == Self.ids { ($0.values["email"] ?? "").hasSuffix("@example.com") } && !hosts.isEmpty
    )
    let rest = try sandbox.found([Self.filter("email", "NOT_CONTAINS_TOKEN", "*@example.com")])
    #expect(rest.count + hosts.count == Self.records.count { $0.values["email"] != nil })
  }

  @Test func `wants all of a group and any of the groups`() throws {
    let sandbox = try Self.sandbox()
    let large = Self.filter("hubspotscore", "GTE", "50")
    let source = Self.filter("hs_analytics_source", "EQ", "OFFLINE")
    let early = Self.filter("hs_object_id", "LTE", "501")
    func isLarge(_ record: HubSpotRecord) -> Bool {
      (Self.number(record, "hubspotscore") ?? 0) >= 50
    }
    func isOffline(_ record: HubSpotRecord) -> Bool {
      record.values["hs_analytics_source"] == "OFFLINE"
    }
    let both = try sandbox.found([large, source])
    #expect(both == Self.ids { isLarge($0) && isOffline($0) } && !both.isEmpty)
    let any = try sandbox.found([large, source], [early])
    #expect(any == Self.ids { (isLarge($0) && isOffline($0)) || $0.id <= 501 })
  }

  @Test func `finds by number and by address without missing anybody`() throws {
    let sandbox = try Self.sandbox()
    let email = try #require(Self.records[5].values["email"])
    #expect(try sandbox.found([Self.filter("email", "EQ", .string(email.uppercased()))]) == ["251"])
    let listed = try sandbox.found([
      Self.filter("email", "IN", [.string(email), "anna@example", "nobody@example.com"])
    ])
    #expect(listed == ["251", "2051"])
    #expect(
      try sandbox.found(
        [Self.filter("email", "EQ", .string(email))],
        [
          Self.filter("hs_object_id", "IN", ["51", "5951", "52", "99999999"])
        ]
      ) == ["51", "251", "5951"]
    )
    for (comparison, wanted) in [("GT", 118), ("GTE", 119), ("LT", 1), ("LTE", 2)] {
      let found = try sandbox.found([Self.filter("hs_object_id", comparison, "51")])
      #expect(found.count == wanted, "\(comparison)")
    }
    #expect(try sandbox.found([Self.filter("hs_object_id", "GT", "50")]).first == "51")
    #expect(try sandbox.found([Self.filter("hs_object_id", "LT", "52.5")]) == ["1", "51"])
    #expect(try sandbox.found([Self.filter("hs_object_id", "GT", "1e300")]).isEmpty)
    #expect(try sandbox.found([Self.filter("hs_object_id", "NEQ", "1")]).count == 119)
  }

  @Test func `sorts by one property, both ways`() throws {
    let sandbox = try Self.sandbox()
    let times = Self.records.sorted { $0.updated < $1.updated }.map { String($0.id) }
    func sorted(_ name: String, _ direction: JSON) throws -> [String] {
      try sandbox.found(sorts: [["propertyName": .string(name), "direction": direction]])
    }
    #expect(try sorted("lastmodifieddate", "ASCENDING") == times)
    #expect(try sorted("lastmodifieddate", "DESCENDING") == times.reversed())
    #expect(try sorted("hs_object_id", "DESCENDING").first == "5951")
    #expect(try sorted("createdate", nil) == Self.ids { _ in true })
    let emails = try sorted("email", "DESCENDING")
    let wanted = Self.records.filter { $0.values["email"] != nil }
      .sorted { ($0.values["email"] ?? "") > ($1.values["email"] ?? "") }
      .map { String($0.id) }
    #expect(Array(emails.prefix(wanted.count)) == wanted && emails.count == 120)
    #expect(try sandbox.found() == Self.ids { _ in true })
  }

  @Test func `searches companies by their own modified property`() throws {
    let sandbox = try Self.sandbox()
    let generator = CompanyGenerator(seed: 1, contacts: 120)
    let companies = (0..<generator.size).map { generator.record(at: $0) }
    let middle = companies.map(\.updated).sorted()[companies.count / 2]
    let found = try sandbox.found(
      [Self.filter("hs_lastmodifieddate", "GTE", .string(middle))],
      in: "companies"
    )
    #expect(found == companies.filter { $0.updated >= middle }.map { String($0.id) })
    #expect(!found.isEmpty && found.count < companies.count)
    let mixed: JSON = [
      "filterGroups": [["filters": [Self.filter("lastmodifieddate", "GTE", "0")]]]
    ]
    #expect(sandbox.search(mixed, "companies").status == 400)
  }
}
