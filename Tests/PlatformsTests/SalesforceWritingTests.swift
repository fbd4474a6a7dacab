import Foundation
import MappingLanguage
import Platforms
import Records
import SyncMachine
import Testing
import Transport

@Suite("Salesforce requests")
struct SalesforceWritingTests {
  private static func adapter() throws -> SalesforceAdapter {
    try SalesforceAdapter(.of(.salesforce, endpoint: "https://example.my.salesforce.test"))
  }

  @Test func `sends a record's own bytes behind its type`() async throws {
    let sender = ScriptedSender(
      .token,
      .json(200, #"[{"id":"1","success":true,"created":true},{"id":"2","success":true}]"#)
    )
    let batch = UploadBatch(
      object: "Lead",
      operation: .upsert,
      keyField: "Key__c",
      records: [
        MappedRecord(id: "1", key: "k1", json: Array(#"{"Key__c":"k1","N":1.10}"#.utf8)),
        MappedRecord(id: "2", key: "k2", json: Array("{}".utf8)),
      ]
    )
    _ = try await Self.adapter().uploadBatch(batch, through: DirectSender(sender))
    #expect(
      String(decoding: sender.requests[1].body, as: UTF8.self)
        == #"{"allOrNone":false,"records":[{"attributes":{"type":"Lead"},"Key__c":"k1","N":1.10},"#
        + #"{"attributes":{"type":"Lead"}}]}"#
    )
  }

  @Test func `cuts a look-up into lists that fit`() async throws {
    let values = (0..<450).map { "Company number \($0)" }
    let found = WireResponse.json(200, #"{"done":true,"records":[]}"#)
    let sender = ScriptedSender(.token, found, found, found, found, found, found)
    _ = try await Self.adapter().fetchRecords(
      .matching(object: "Account", field: "Name", values: values, returning: ["Id"]),
      through: DirectSender(sender)
    )
    let queries = sender.requests.dropFirst()
    #expect(queries.count >= 3)
    #expect(queries.allSatisfy { $0.url.utf8.count < 12_288 })
    let asked = queries.map { $0.url.components(separatedBy: "%27%2C%27").count }.reduce(0, +)
    #expect(asked == values.count)
  }

  @Test func `follows a long answer to its end`() async throws {
    let sender = ScriptedSender(
      .token,
      .json(
        200,
        #"{"done":false,"nextRecordsUrl":"/services/data/v60.0/query/01g-2","records":[{"Id":"a"}]}"#
      ),
      .json(200, #"{"done":true,"records":[{"Id":"b"}]}"#)
    )
    let page = try await Self.adapter().fetchRecords(
      .matching(object: "Account", field: "Name", values: ["x"], returning: ["Id"]),
      through: DirectSender(sender)
    )
    #expect(page.records.map(\.id) == ["a", "b"])
    #expect(
      sender.requests[2].url
        == "https://example.my.salesforce.test/services/data/v60.0/query/01g-2"
    )
  }

  @Test func `does not ask for what no field can hold`() async throws {
    let sender = ScriptedSender(.token)
    let page = try await Self.adapter().fetchRecords(
      .matching(
        object: "Account",
        field: "Name",
        values: [String(repeating: "x", count: 256)],
        returning: ["Id"]
      ),
      through: DirectSender(sender)
    )
    #expect(page.records.isEmpty)
    #expect(sender.requests.isEmpty)
  }

  @Test(arguments: ["Lead;", "Name FROM User", "1a", ""])
  func `sends nothing with a name that is none`(name: String) async throws {
    let sender = ScriptedSender(.token)
    let adapter = try Self.adapter()
    await #expect(throws: PlatformFault.self) {
      try await adapter.fetchRecords(
        .list(object: "Contact", fields: [name], after: nil),
        through: DirectSender(sender)
      )
    }
    #expect(sender.requests.isEmpty)
  }

  @Test func `declares what may be sent twice`() throws {
    let adapter = try Self.adapter()
    let ability = adapter.uploadAbility(.upsert, object: "Lead", key: ["Key__c"])
    #expect(ability?.operationClass == .convergentUpsert)
    #expect(ability?.recordsMax == 200)
    #expect(ability?.operation.name == "salesforce.collections.upsert")
    #expect(adapter.uploadAbility(.upsert, object: "Lead", key: []) == nil)
    #expect(adapter.uploadAbility(.update, object: "Lead", key: ["Key__c"]) == nil)
    #expect(adapter.uploadAbility(.upsert, object: "Lead", key: ["Id"]) == nil)
  }
}
