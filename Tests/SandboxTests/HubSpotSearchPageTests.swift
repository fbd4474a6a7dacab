import Records
import Testing

@testable import Sandbox

/// Pages of a search, its bounds, its pace, and a portal of a hundred thousand.
struct HubSpotSearchPageTests {
  private static func ids(_ page: JSON) -> [Int] {
    (page["results"]?.array ?? []).compactMap { $0["id"]?.string.flatMap { Int($0) } }
  }

  private static func filter(_ value: Int, name: String = "hs_object_id") -> JSON {
    ["propertyName": .string(name), "operator": "GT", "value": .string(String(value))]
  }

  @Test func `answers ten with the default properties, and no link`() throws {
    let page = try Playground().search([:]).document()
    #expect(page.object?.names == ["total", "results", "paging"])
    #expect(page["total"] == 120)
    #expect(Self.ids(page) == (0..<10).map { $0 * 50 + 1 })
    #expect(page["paging"] == ["next": ["after": "10"]])
    let first = try #require(page["results"]?[0])
    #expect(
      first.object?.names == ["id", "properties", "createdAt", "updatedAt", "archived", "url"]
    )
    #expect(
      first["properties"]?.object?.names
        == ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"]
    )
  }

  @Test func `selects properties as the list does`() throws {
    let sandbox = try Playground()
    let page = try sandbox.search(["properties": ["company", "no_such_thing"], "limit": 3])
      .document()
    let list = try sandbox.hubSpot("/crm/v3/objects/contacts?limit=3&properties=company")
      .document()
    #expect(page["results"] == list["results"])
  }

  @Test(arguments: [7, 200])
  func `pages by offset end, repeat nothing and skip nothing`(limit: Int) throws {
    let sandbox = try Playground { $0.enforceLimits = false }
    var seen: [Int] = []
    var after: JSON = "0"
    while true {
      let page = try sandbox.search(["limit": .integer(limit), "after": after]).document()
      seen += Self.ids(page)
      guard let next = page["paging"]?["next"]?["after"] else { break }
      #expect(next == .string(String(seen.count)))
      after = next
    }
    #expect(seen == (0..<120).map { $0 * 50 + 1 })
    #expect(try sandbox.search(["after": 500]).document() == ["total": 120, "results": []])
  }

  @Test(arguments: [
    #"{"limit": 200}"#, #"{"after": "9999"}"#, #"{"sorts": [{"propertyName": "email"}]}"#,
    #"{"sorts": []}"#, #"{"filterGroups": []}"#, #"{"filterGroups": null, "after": ""}"#,
  ])
  func `takes what keeps to its bounds`(body: String) throws {
    #expect(try Playground().search(JSON(parsing: body)).status == 200)
  }

  @Test(arguments: [
    #"{"limit": 201}"#, #"{"limit": 0}"#, #"{"limit": "ten"}"#, #"{"after": "abc"}"#,
    #"{"after": "-1"}"#, #"{"after": "10000"}"#, #"{"after": 12000}"#, #"{"query": "ida"}"#, "[]",
    #"{"sorts": [{"propertyName": "email"}, {"propertyName": "city"}]}"#,
    #"{"sorts": [{"propertyName": "nope"}]}"#, #"{"filterGroups": [{"filters": []}]}"#,
    #"{"sorts": [{"propertyName": "email", "direction": "UP"}]}"#,
  ])
  func `refuses what does not`(body: String) throws {
    let answer = try Playground().search(JSON(parsing: body))
    #expect(answer.status == 400)
    #expect(try answer.document()["category"] == "VALIDATION_ERROR")
  }

  @Test(arguments: [
    ([1, 1, 1, 1, 1], true), ([1, 1, 1, 1, 1, 1], false), ([6], true), ([7], false),
    ([6, 6, 6], true), ([5, 5, 5, 4], false),
  ])
  func `counts groups and filters`(groups: [Int], fits: Bool) throws {
    let list = groups.map { count -> JSON in
      ["filters": .array(Array(repeating: Self.filter(0), count: count))]
    }
    let answer = try Playground().search(["filterGroups": .array(list)])
    #expect(answer.status == (fits ? 200 : 400))
  }

  @Test(arguments: [
    #"{"propertyName": "nope", "operator": "EQ", "value": "1"}"#,
    #"{"operator": "EQ", "value": "1"}"#,
    #"{"propertyName": "email", "operator": "LIKE", "value": "1"}"#,
    #"{"propertyName": "email", "operator": "EQ"}"#,
    #"{"propertyName": "email", "operator": "IN", "value": "1"}"#,
    #"{"propertyName": "email", "operator": "IN", "values": []}"#,
    #"{"propertyName": "hubspotscore", "operator": "GT", "value": "many"}"#,
    #"{"propertyName": "hubspotscore", "operator": "BETWEEN", "value": "1"}"#,
    #"{"propertyName": "createdate", "operator": "GT", "value": "yesterday"}"#,
  ])
  func `refuses a filter it cannot follow`(filter: String) throws {
    let filters: JSON = [try JSON(parsing: filter)]
    let answer = try Playground().search(["filterGroups": [["filters": filters]]])
    #expect(answer.status == 400)
    #expect(try answer.document()["message"]?.string?.isEmpty == false)
  }

  @Test func `takes a body of 3,000 characters and not one more`() throws {
    let sandbox = try Playground()
    func body(_ characters: Int) -> String {
      let empty = #"{"properties":[""]}"#
      // Letters of two bytes: it is characters that count.
      let name = String(repeating: "é", count: characters - empty.utf8.count)
      return empty.replacing("\"\"", with: "\"\(name)\"")
    }
    func status(_ characters: Int) -> Int {
      sandbox.ask(
        "POST",
        "/hubspot/crm/v3/objects/contacts/search",
        headers: ["authorization": "Bearer pat-sandbox"],
        body: body(characters)
      ).status
    }
    #expect(status(1400) == 200)
    #expect(status(3000) == 200)
    #expect(status(3001) == 400)
  }

  @Test func `is asked by POST, and by a token it knows`() throws {
    let sandbox = try Playground()
    #expect(sandbox.hubSpot("PATCH", "/crm/v3/objects/companies/search", [:]).status == 405)
    #expect(
      sandbox.ask("POST", "/hubspot/crm/v3/objects/contacts/search", body: "{}").status == 401
    )
    #expect(sandbox.hubSpot("POST", "/crm/v3/objects/butterflies/search", [:]).status == 400)
    #expect(sandbox.hubSpot("POST", "/crm/objects/2026-03/0-1/search", [:]).status == 200)
  }

  @Test func `has a second of its own, apart from the burst, and no usage headers`() throws {
    let clock = TestClock()
    let sandbox = try Playground {
      $0.hubSpotTier = "free"
      $0.clock = { clock.now }
    }
    let statuses = (0..<6).map { _ in sandbox.search([:]).status }
    #expect(statuses == [200, 200, 200, 200, 200, 429])
    let refused = sandbox.search([:])
    let body = try refused.document()
    #expect(body.object?.names == ["status", "message", "correlationId", "category"])
    #expect(body["message"] == "You have reached your secondly limit.")
    #expect(body["category"] == "RATE_LIMITS")
    #expect(refused.header("X-HubSpot-RateLimit-Max") == nil)
    #expect(refused.header("Retry-After") == nil)
    let other = sandbox.hubSpot("/account-info/v3/details")
    #expect(other.header("X-HubSpot-RateLimit-Remaining") == "99")
    // Searches count for the day.
    #expect(other.header("X-HubSpot-RateLimit-Daily-Remaining") == "249994")
    clock.advance(1000)
    let again = sandbox.search([:])
    #expect(again.status == 200)
    #expect(!again.headers.contains { $0.name.contains("RateLimit") })
  }

  @Test func `reads a hundred thousand by number, and no more than 10,000 by offset`() throws {
    let sandbox = try Playground {
      $0.size = 100_000
      $0.enforceLimits = false
    }
    let since = 1_700_000_000_000
    let sorts: JSON = [["propertyName": "hs_object_id", "direction": "ASCENDING"]]
    func page(_ last: Int) throws -> JSON {
      let filters: JSON = [Self.filter(since, name: "lastmodifieddate"), Self.filter(last)]
      return try sandbox.search(
        ["filterGroups": [["filters": filters]], "sorts": sorts, "limit": 200]
      ).document()
    }
    let generator = ContactGenerator(seed: 1, size: 100_000)
    let wanted = (0..<100_000).count { generator.modified(at: $0) > Int64(since) }
    let first = try page(0)
    #expect(first["total"] == .integer(wanted) && wanted > 20_000)
    let later = try page(4_500_001)
    let ids = Self.ids(later)
    #expect(ids.count == 200 && ids.first == 4_500_051 && ids == ids.sorted())
    #expect(try page(4_999_951)["total"] == 0)
    let last = try sandbox.search(["limit": 200, "after": "9900"]).document()
    #expect(Self.ids(last).count == 100 && last["total"] == 100_000)
    #expect(last["paging"]?["next"]?["after"] == "10000")
    #expect(sandbox.search(["limit": 200, "after": "10000"]).status == 400)
  }
}
