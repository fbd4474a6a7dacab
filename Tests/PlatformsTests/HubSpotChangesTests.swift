import Platforms
import Records
import SyncMachine
import Testing
import Transport

@Suite("Changes in HubSpot")
struct HubSpotChangesTests {
  private static let since = Instant(milliseconds: 1_769_904_000_000)
  private static let manyFields = (0..<400).map { "a_property_with_a_rather_long_name_\($0)" }

  private static func changed(
    _ fields: [String] = ["email"],
    object: String = "contacts",
    after: PageToken? = nil
  ) -> PageRequest {
    .changed(object: object, fields: fields, since: since, after: after)
  }

  /// A page of contacts that all changed in the same millisecond.
  private static func page(_ ids: some Sequence<Int>, status: Int = 200) -> WireResponse {
    let results = ids.map { id -> JSON in
      [
        "id": .string(String(id)),
        "properties": ["lastmodifieddate": "2026-02-02T10:00:00.000Z"],
      ]
    }
    let body: JSON = ["total": 450, "results": .array(results)]
    return .json(status, body.text())
  }

  private static func filters(_ request: WireRequest) throws -> [[String]] {
    let body = try JSON(parsing: request.body)
    let filters = body["filterGroups"]?[0]?["filters"]?.array ?? []
    return filters.map { filter in
      ["propertyName", "operator", "value"].map { filter[$0]?.string ?? "?" }
    }
  }

  private static func fetch(
    _ request: PageRequest,
    _ sender: ScriptedSender
  ) async throws -> FetchedPage {
    try await HubSpotAdapter(.of(.hubspot)).fetchRecords(request, through: DirectSender(sender))
  }

  @Test func `are read whole and once although all have one time stamp`() async throws {
    let sender = ScriptedSender(
      Self.page(1...200),
      Self.page(201...400),
      Self.page(401...450)
    )
    var ids: [String] = []
    var after: PageToken?
    var tokens: [String] = []
    repeat {
      let page = try await Self.fetch(Self.changed(after: after), sender)
      ids += page.records.map(\.id)
      after = page.next
      tokens += [after?.text].compactMap { $0 }
    } while after != nil && tokens.count < 10
    #expect(ids == (1...450).map(String.init))
    #expect(tokens == ["200", "400"])
    let asked = try sender.requests.map(Self.filters)
    let window = ["lastmodifieddate", "GTE", "1769904000000"]
    #expect(
      asked == ["0", "200", "400"].map { [window, ["hs_object_id", "GT", $0]] }
    )
    for request in sender.requests {
      let body = try JSON(parsing: request.body)
      #expect(body["limit"]?.int == 200)
      #expect(body["after"] == nil)
      #expect(body["sorts"]?[0]?["propertyName"]?.string == "hs_object_id")
      #expect(body["sorts"]?[0]?["direction"]?.string == "ASCENDING")
    }
  }

  @Test func `go on after a page that is just full, and end with none`() async throws {
    let sender = ScriptedSender(Self.page(1...200), Self.page([]))
    let first = try await Self.fetch(Self.changed(), sender)
    #expect(first.next == "200")
    let second = try await Self.fetch(Self.changed(after: first.next), sender)
    #expect(second == FetchedPage(records: []))
  }

  @Test(arguments: [
    ("contacts", "lastmodifieddate"), ("0-1", "lastmodifieddate"),
    ("companies", "hs_lastmodifieddate"), ("deals", "hs_lastmodifieddate"),
    ("2-1234567", "hs_lastmodifieddate"),
  ])
  func `are found by the property that moves`(object: String, property: String) async throws {
    let sender = ScriptedSender(Self.page([]))
    _ = try await Self.fetch(Self.changed(object: object), sender)
    #expect(try Self.filters(sender.requests[0])[0][0] == property)
    #expect(sender.requests[0].url.hasSuffix("/crm/v3/objects/\(object)/search"))
  }

  @Test func `are read in two steps where the properties do not fit into a search`() async throws {
    let sender = ScriptedSender(
      Self.page(1...150),
      Self.page((1...100).reversed()),
      Self.page((101...150).filter { $0 != 150 }, status: 207)
    )
    let page = try await Self.fetch(Self.changed(Self.manyFields), sender)
    #expect(page.records.map(\.id) == (1...149).map(String.init))
    #expect(page.next == nil)
    #expect(sender.requests[0].body.count <= 3_000)
    let search = try JSON(parsing: sender.requests[0].body)
    #expect(search["properties"] == ["hs_object_id"])
    let reads = try sender.requests.dropFirst().map { try JSON(parsing: $0.body) }
    #expect(reads.map { $0["inputs"]?.array?.count } == [100, 50])
    #expect(reads.allSatisfy { $0["properties"]?.array?.count == 400 })
    #expect(sender.requests.dropFirst().allSatisfy { $0.url.hasSuffix("/contacts/batch/read") })
  }

  @Test func `go on after the last one searched, read or not`() async throws {
    let sender = ScriptedSender(
      Self.page(1...200),
      Self.page(1...100),
      Self.page(101...199, status: 207)
    )
    let page = try await Self.fetch(Self.changed(Self.manyFields), sender)
    #expect(page.records.last?.id == "199")
    #expect(page.next == "200")
  }

  @Test(arguments: [[7, 8], [5, 7], [9, 8], [8, 8]])
  func `are refused in a page that does not ascend from its token`(ids: [Int]) async throws {
    let adapter = HubSpotAdapter(try .of(.hubspot))
    let sender = DirectSender(ScriptedSender(Self.page(ids)))
    do throws(PlatformFault) {
      _ = try await adapter.fetchRecords(Self.changed(after: "7"), through: sender)
      Issue.record("the page was taken")
    } catch {
      #expect(error.kind == .unreadable(status: 200))
      #expect(error.operation.name == "hubspot.contacts.search")
    }
  }

  @Test func `are counted by number and not by text`() async throws {
    let page = try await Self.fetch(Self.changed(), ScriptedSender(Self.page([9, 10, 1_000])))
    #expect(page.records.count == 3)
  }

  @Test func `are not read from an empty page with another behind it`() async throws {
    let answer = WireResponse.json(200, #"{"results":[],"paging":{"next":{"after":"200"}}}"#)
    await #expect(throws: PlatformFault.self) {
      try await Self.fetch(Self.changed(), ScriptedSender(answer))
    }
  }

  @Test(arguments: ["", "x", "-1", "+1", "1 OR 1"])
  func `are not asked for after what is no identifier`(token: String) async throws {
    let adapter = HubSpotAdapter(try .of(.hubspot))
    let sender = ScriptedSender()
    let request = Self.changed(after: PageToken(token))
    do throws(PlatformFault) {
      _ = try await adapter.fetchRecords(request, through: DirectSender(sender))
      Issue.record("the token was taken")
    } catch {
      #expect(error.kind == .unsupported)
    }
    #expect(sender.requests.isEmpty)
  }

  @Test func `are promised of every object`() throws {
    let adapter = HubSpotAdapter(try .of(.hubspot))
    #expect(["contacts", "companies", "deals", "2-1234567"].allSatisfy(adapter.readsChanges))
    #expect(!adapter.readsChanges(of: "a/b"))
  }

  @Test func `wait a second at a time for the search's own limit`() throws {
    let adapter = HubSpotAdapter(try .of(.hubspot))
    var fault = PlatformFault(.refused(status: 429), of: .reading("hubspot.contacts.search"))
    fault.code = "SECONDLY"
    #expect(adapter.handleError(fault, attempt: 3) == .retry(after: .seconds(3)))
    fault.code = "TEN_SECONDLY_ROLLING"
    #expect(adapter.handleError(fault, attempt: 3) == .retry(after: .seconds(10)))
  }
}

@Suite("Single records of HubSpot")
struct HubSpotRecordsTests {
  @Test func `are read a hundred at a time, each once`() async throws {
    let ids = (1...250).map(String.init)
    func answer(_ range: ClosedRange<Int>) -> WireResponse {
      let results = range.reversed().map { id -> JSON in ["id": .string(String(id))] }
      return .json(200, JSON.members(["results": .array(results)]).text())
    }
    let sender = ScriptedSender(answer(1...100), answer(101...200), answer(201...250))
    let page = try await HubSpotAdapter(try .of(.hubspot)).fetchRecords(
      .records(object: "contacts", fields: ["email"], ids: ids + ids),
      through: DirectSender(sender)
    )
    #expect(page.records.map(\.id) == ids)
    #expect(page.next == nil)
    let sizes = try sender.requests.map { try JSON(parsing: $0.body)["inputs"]?.array?.count }
    #expect(sizes == [100, 100, 50])
  }

  @Test func `are left out where they are gone`() async throws {
    let answer = WireResponse.json(
      207,
      #"{"results":[{"id":"3"},{"id":"1"}],"numErrors":1,"errors":[{"category":"OBJECT_NOT_FOUND","context":{"ids":["2"]}}]}"#
    )
    let page = try await HubSpotAdapter(try .of(.hubspot)).fetchRecords(
      .records(object: "contacts", fields: ["email"], ids: ["1", "2", "3"]),
      through: DirectSender(ScriptedSender(answer))
    )
    #expect(page.records.map(\.id) == ["1", "3"])
  }

  @Test func `are not asked for where there is none to ask for`() async throws {
    let sender = ScriptedSender()
    let page = try await HubSpotAdapter(try .of(.hubspot)).fetchRecords(
      .records(object: "contacts", fields: ["email"], ids: []),
      through: DirectSender(sender)
    )
    #expect(page.records.isEmpty)
    #expect(sender.requests.isEmpty)
  }
}
