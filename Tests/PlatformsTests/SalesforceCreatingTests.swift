import MappingLanguage
import Platforms
import Records
import SyncMachine
import Testing
import Transport

@Suite("Creating in Salesforce")
struct SalesforceCreatingTests {
  private static func adapter() throws -> SalesforceAdapter {
    try SalesforceAdapter(.of(.salesforce, endpoint: "https://example.my.salesforce.test"))
  }

  private static func batch(key: String = "Key__c") -> UploadBatch {
    UploadBatch(
      object: "Lead",
      operation: .insert,
      keyField: key,
      records: [
        MappedRecord(id: "1", key: "k1", json: Array(#"{"Key__c":"k1","N":1.10}"#.utf8)),
        MappedRecord(id: "2", key: "k2", json: Array(#"{"Key__c":"k2"}"#.utf8)),
        MappedRecord(id: "3", key: "k3", json: Array("{}".utf8)),
      ]
    )
  }

  private static let results = WireResponse.json(
    200,
    """
    [{"id":"00Q1","success":true,"errors":[]},
     {"success":false,
      "errors":[{"statusCode":"DUPLICATE_VALUE","message":"m","fields":["Key__c"]}]},
     {"success":false,"errors":[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"m","fields":[]}]}]
    """
  )

  @Test(arguments: ["Key__c", ""])
  func `posts the records and takes the results in their order`(key: String) async throws {
    let sender = ScriptedSender(.token, Self.results)
    let receipt = try await Self.adapter().uploadBatch(
      Self.batch(key: key),
      through: DirectSender(sender)
    )
    #expect(
      receipt.results == [
        .created("00Q1"),
        .rejected(RecordRefusal(code: "DUPLICATE_VALUE", message: "m", fields: ["Key__c"])),
        .postponed(RecordRefusal(code: "UNABLE_TO_LOCK_ROW", message: "m")),
      ]
    )
    #expect(sender.requests[1].method == "POST")
    #expect(sender.requests[1].url.hasSuffix("/services/data/v60.0/composite/sobjects"))
    #expect(
      String(decoding: sender.requests[1].body, as: UTF8.self)
        == #"{"allOrNone":false,"records":[{"attributes":{"type":"Lead"},"Key__c":"k1","N":1.10},"#
        + #"{"attributes":{"type":"Lead"},"Key__c":"k2"},{"attributes":{"type":"Lead"}}]}"#
    )
  }

  @Test(arguments: [TransportFault.Kind.timedOut, .connectionLost, .protocolError])
  func `may have happened where the answer is lost`(kind: TransportFault.Kind) async throws {
    let adapter = try Self.adapter()
    let sender = ScriptedSender([
      .response(.token), .fault(TransportFault(kind, "lost", sent: true)),
    ])
    do throws(PlatformFault) {
      _ = try await adapter.uploadBatch(Self.batch(), through: DirectSender(sender))
      Issue.record("the loss was lost")
    } catch {
      #expect(error.mayBeApplied)
      #expect(error.operation == .writing("salesforce.collections.create"))
    }
  }

  @Test(arguments: [
    (400, false), (401, false), (403, false), (429, false), (500, true), (503, true),
  ])
  func `may have happened where the server failed, and only there`(
    status: Int,
    mayBeApplied: Bool
  ) async throws {
    let adapter = try Self.adapter()
    let sender = ScriptedSender(.token, .json(status, "[]"))
    do throws(PlatformFault) {
      _ = try await adapter.uploadBatch(Self.batch(), through: DirectSender(sender))
      Issue.record("the refusal was lost")
    } catch {
      #expect(error.mayBeApplied == mayBeApplied)
    }
  }

  @Test func `can be looked for by its key field`() async throws {
    let sender = ScriptedSender(
      .token,
      .json(200, #"{"done":true,"records":[{"Id":"00Q1","Key__c":"K1"}]}"#)
    )
    let page = try await Self.adapter().fetchRecords(
      .matching(object: "Lead", field: "Key__c", values: ["k1", "k2"], returning: []),
      through: DirectSender(sender)
    )
    let record = try JSON(parsing: try #require(page.records.first).json)
    #expect(page.records.map(\.id) == ["00Q1"])
    #expect(record["Key__c"]?.string == "K1")
    #expect(sender.requests[1].url.contains("q=SELECT%20Id%2CKey__c%20FROM%20Lead"))
  }

  @Test func `is declared as what can be found again, or as what cannot`() throws {
    let adapter = try Self.adapter()
    let findable = try #require(adapter.uploadAbility(.insert, object: "Lead", key: ["Key__c"]))
    #expect(findable.operationClass == .findableCreate)
    #expect(findable.operation == .writing("salesforce.collections.create"))
    #expect(findable.recordsMax == 200)
    let lost = try #require(adapter.uploadAbility(.insert, object: "Lead", key: []))
    #expect(lost.operationClass == .neither)
    #expect(lost.operation == findable.operation)
    for key in [["Id"], ["id"], ["A__c", "B__c"], ["Key__c;"]] {
      #expect(adapter.uploadAbility(.insert, object: "Lead", key: key) == nil)
    }
    #expect(adapter.uploadAbility(.insert, object: "Lead;", key: []) == nil)
  }

  @Test(arguments: ["Id", "Key__c;", "a b"])
  func `sends nothing with a key that is none`(key: String) async throws {
    let sender = ScriptedSender(.token)
    let adapter = try Self.adapter()
    await #expect(throws: PlatformFault.self) {
      try await adapter.uploadBatch(Self.batch(key: key), through: DirectSender(sender))
    }
    #expect(sender.requests.isEmpty)
  }
}
