import Foundation
import Platforms
import Records
import SyncMachine
import Testing
import Transport

@Suite("Changes in Salesforce")
struct SalesforceChangesTests {
  private static func fetch(
    _ request: PageRequest,
    _ sender: ScriptedSender
  ) async throws -> FetchedPage {
    let adapter = try SalesforceAdapter(
      .of(.salesforce, endpoint: "https://example.my.salesforce.test")
    )
    return try await adapter.fetchRecords(request, through: DirectSender(sender))
  }

  private static func query(_ request: WireRequest) -> String {
    request.url.removingPercentEncoding ?? "?"
  }

  private static func id(_ number: Int) -> String {
    "003" + String(repeating: "0", count: 8 - String(number).count) + String(number) + "0000AAA"
  }

  private static func page(_ numbers: some Sequence<Int>, done: Bool = true) -> WireResponse {
    let records = numbers.map { number -> JSON in ["Id": .string(id(number))] }
    return .json(
      200,
      JSON.members(["done": .bool(done), "records": .array(records)]).text()
    )
  }

  @Test func `are read from page to page by identifier within one window`() async throws {
    let sender = ScriptedSender(
      .token,
      Self.page(1...2_000),
      .token,
      Self.page(2_001...2_003)
    )
    var ids: [String] = []
    var after: PageToken?
    repeat {
      let page = try await Self.fetch(
        .changed(
          object: "Contact",
          fields: ["Email"],
          since: Instant(milliseconds: 1_768_465_800_999),
          after: after
        ),
        sender
      )
      ids += page.records.map(\.id)
      after = page.next
    } while after != nil && ids.count < 10_000
    #expect(ids == (1...2_003).map(Self.id))
    let window = "WHERE SystemModstamp >= 2026-01-15T08:30:00Z"
    let queries = sender.requests.filter { $0.method == "GET" }.map(Self.query)
    #expect(
      queries.map { $0.components(separatedBy: " FROM Contact ").last } == [
        "\(window) ORDER BY Id LIMIT 2000",
        "\(window) AND Id > '\(Self.id(2_000))' ORDER BY Id LIMIT 2000",
      ]
    )
  }

  @Test func `do not end with an empty page that is not the last`() async throws {
    let sender = ScriptedSender(.token, Self.page([], done: false))
    await #expect(throws: PlatformFault.self) {
      try await Self.fetch(
        .changed(
          object: "Contact",
          fields: [],
          since: Instant(milliseconds: 0),
          after: PageToken(Self.id(1))
        ),
        sender
      )
    }
  }

  @Test func `are read record by record in lists that fit`() async throws {
    let sender = ScriptedSender(.token, Self.page(1...200), Self.page([201, 203]))
    let page = try await Self.fetch(
      .records(object: "Contact", fields: ["Email"], ids: (1...203).map(Self.id)),
      sender
    )
    #expect(page.records.map(\.id) == ((1...201) + [203]).map(Self.id))
    #expect(sender.requests.count == 3)
    let query = try #require(sender.requests.last.map(Self.query))
    #expect(query.contains("WHERE Id IN ('\(Self.id(201))','"))
  }

  @Test func `are not asked for by what is no identifier`() async throws {
    let sender = ScriptedSender(.token)
    let page = try await Self.fetch(
      .records(object: "Contact", fields: [], ids: ["", "301", "0035g00000Cont1AA'"]),
      sender
    )
    #expect(page.records.isEmpty)
    #expect(sender.requests.isEmpty)
  }

  @Test func `are promised of every object`() throws {
    let adapter = try SalesforceAdapter(
      .of(.salesforce, endpoint: "https://example.my.salesforce.test")
    )
    #expect(adapter.readsChanges(of: "Contact"))
    #expect(!adapter.readsChanges(of: "Contact;"))
  }
}
