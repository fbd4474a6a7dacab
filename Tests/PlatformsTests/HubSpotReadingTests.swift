import Platforms
import Records
import SyncMachine
import Testing
import Transport

@Suite("Reading from HubSpot")
struct HubSpotReadingTests {
  private static let page = WireResponse.json(
    200,
    #"{"results":[{"id":"1","properties":{"email":null}},{"id":"2","properties":{}}]}"#
  )

  private static func list(_ fields: [String]) -> PageRequest {
    .list(object: "contacts", fields: fields, after: nil)
  }

  @Test func `keeps each record as it came`() async throws {
    let adapter = HubSpotAdapter(try .of(.hubspot))
    let answer = WireResponse.json(
      200,
      #"{"results": [ {"id":"1", "properties":{"email":"a@example.com","score":1.10}} ]}"#
    )
    let page = try await adapter.fetchRecords(
      Self.list(["email"]),
      through: DirectSender(ScriptedSender(answer))
    )
    #expect(
      page.records == [
        SourceRecord(
          id: "1",
          json: Array(#"{"id":"1", "properties":{"email":"a@example.com","score":1.10}}"#.utf8)
        )
      ]
    )
  }

  @Test func `reads in two steps where the properties do not fit into a URL`() async throws {
    let fields = (0..<400).map { "a_property_with_a_rather_long_name_\($0)" }
    let again = WireResponse.json(
      200,
      #"{"status":"COMPLETE","results":[{"id":"2","properties":{"x":"b"}},{"id":"1","properties":{}}]}"#
    )
    let sender = ScriptedSender(Self.page, again)
    let page = try await HubSpotAdapter(try .of(.hubspot)).fetchRecords(
      Self.list(fields),
      through: DirectSender(sender)
    )
    #expect(page.records.map(\.id) == ["1", "2"])
    #expect(String(decoding: page.records[1].json, as: UTF8.self).contains(#""x":"b""#))
    #expect(sender.requests.allSatisfy { $0.url.utf8.count < 8_000 })
    let body = try JSON(parsing: sender.requests[1].body)
    #expect(body["properties"]?.array?.count == 400)
    #expect(body["inputs"]?.array?.count == 2)
  }

  @Test func `leaves out a record that was deleted between the two steps`() async throws {
    let fields = (0..<400).map { "a_property_with_a_rather_long_name_\($0)" }
    let again = WireResponse.json(207, #"{"results":[{"id":"2","properties":{}}]}"#)
    let page = try await HubSpotAdapter(try .of(.hubspot)).fetchRecords(
      Self.list(fields),
      through: DirectSender(ScriptedSender(Self.page, again))
    )
    #expect(page.records.map(\.id) == ["2"])
  }

  @Test func `goes to the endpoint of the connection`() async throws {
    let sender = ScriptedSender(Self.page)
    let adapter = HubSpotAdapter(try .of(.hubspot, endpoint: "http://127.0.0.1:8484/hubspot"))
    _ = try await adapter.fetchRecords(Self.list(["email"]), through: DirectSender(sender))
    #expect(
      sender.requests[0].url.hasPrefix("http://127.0.0.1:8484/hubspot/crm/v3/objects/contacts?")
    )
  }

  @Test func `sends nothing without a token`() async throws {
    let sender = ScriptedSender()
    let adapter = HubSpotAdapter(
      try .of(.hubspot, credentials: FixedCredentials(secrets: [:]))
    )
    await #expect(throws: PlatformFault.self) {
      try await adapter.fetchRecords(Self.list(["email"]), through: DirectSender(sender))
    }
    #expect(sender.requests.isEmpty)
  }

  @Test(arguments: ["a&limit=1", "a,b", "", "é"])
  func `sends nothing with a name that is none`(name: String) async throws {
    let sender = ScriptedSender()
    let adapter = HubSpotAdapter(try .of(.hubspot))
    await #expect(throws: PlatformFault.self) {
      try await adapter.fetchRecords(Self.list([name]), through: DirectSender(sender))
    }
    #expect(sender.requests.isEmpty)
  }

  @Test func `calls an identifier a text and not a number`() async throws {
    let answer = WireResponse.json(
      200,
      #"{"results":[{"id":1234567890123456789,"properties":{}}]}"#
    )
    let page = try await HubSpotAdapter(try .of(.hubspot)).fetchRecords(
      Self.list(["email"]),
      through: DirectSender(ScriptedSender(answer))
    )
    #expect(page.records[0].id == "1234567890123456789")
  }
}
