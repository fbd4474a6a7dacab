import Records
import Sandbox
import Subprocess
import Testing
import Transport

/// The real program is killed at five fixed points of a run over 1,000 contacts, and resumed.
///
/// The sandbox's own log and store say whether anything was lost or done twice.
@Suite("A run that is killed", .serialized, .timeLimit(.minutes(10)))
struct ResumeTests {
  struct KillPoint: CustomTestStringConvertible {
    let testDescription: String
    let operation: String
    let nth: Int
    let action: String
  }

  static let points = [
    KillPoint(
      testDescription: "while a page is read",
      operation: "hubspot.contacts.list",
      nth: 5,
      action: "hold_before"
    ),
    KillPoint(
      testDescription: "while accounts are looked up",
      operation: "salesforce.query",
      nth: 3,
      action: "hold_before"
    ),
    KillPoint(
      testDescription: "before the first batch is applied",
      operation: "salesforce.collections.upsert",
      nth: 1,
      action: "hold_before"
    ),
    KillPoint(
      testDescription: "after the second batch is applied, before its answer",
      operation: "salesforce.collections.upsert",
      nth: 2,
      action: "hold_after"
    ),
    KillPoint(
      testDescription: "after the last batch is applied, before its answer",
      operation: "salesforce.collections.upsert",
      nth: 5,
      action: "hold_after"
    ),
  ]

  @Test(arguments: points)
  func `is resumed with every record decided once`(point: KillPoint) async throws {
    var options = SandboxOptions()
    options.size = 1000
    options.salesforceTier = "enterprise"
    try await SandboxServer.running(options) { url in
      let sandbox = SandboxView(url: url)
      try await DemoWorkspace.with(sandbox: url) { workspace in
        try await workspace.describeAndApprove()
        try await sandbox.setFaults([
          [
            "on": .string(point.operation), "nth": .integer(point.nth),
            "do": .string(point.action),
          ]
        ])
        let status = try await workspace.binary.runAndSignal(
          .kill,
          "sync",
          "run",
          "contacts-to-leads"
        ) {
          try await sandbox.untilHeld()
        }
        #expect(status == .signaled(9))
        try await sandbox.clearFaults()

        let resumed = try await workspace.binary.run("sync", "resume")
        #expect(resumed.code == 3, "\(resumed.output)\(resumed.errors)")
        let run = try await workspace.newestRun()
        #expect(run["state"]?.string == "completed_with_exceptions")
        #expect(run["adds_up"]?.bool == true)
        #expect(run["counts"]?["read"]?.int == 1000)
        try await checkStore(sandbox, counts: try #require(run["counts"]))

        // The same again finds nothing to do.
        _ = try await workspace.binary.run("sync", "run", "contacts-to-leads")
        let again = try await workspace.newestRun()
        #expect(again["counts"]?["created"]?.int == 0)
        #expect(again["counts"]?["updated"]?.int == 0)
      }
      await sandbox.sender.shutdown()
    }
  }

  /// Reads both stores and says, without any of the product's code, what must be there.
  private func checkStore(_ sandbox: SandboxView, counts: JSON) async throws {
    let created = try await sandbox.arrivals().flatMap { $0["created"]?.array ?? [] }
      .compactMap(\.string)
    #expect(Set(created).count == created.count, "a lead was created twice")
    // A batch whose answer was lost is sent again, and the platform then says "updated".
    #expect(created.count == (counts["created"]?.int ?? 0) + (counts["updated"]?.int ?? 0))

    let accounts = try await sandbox.store("salesforce", "Account")
    let byName = Dictionary(grouping: accounts) { ($0["Name"]?.string ?? "").lowercased() }
    let leads = try await sandbox.store("salesforce", "Lead")
    let byKey = Dictionary(grouping: leads) { $0["HubSpot_Id__c"]?.string ?? "" }
    var refused = 0
    for contact in try await sandbox.store("hubspot", "contacts") {
      let properties = try #require(contact["properties"])
      func text(_ name: String) -> String? {
        let words = properties[name]?.string?.split(whereSeparator: \.isWhitespace) ?? []
        return words.isEmpty ? nil : words.joined(separator: " ")
      }
      let found = byKey[try #require(contact["id"]?.string)] ?? []
      guard let lastName = text("lastname"), let company = text("company") else {
        #expect(found.isEmpty)
        refused += 1
        continue
      }
      guard let lead = found.first else {
        refused += 1
        continue
      }
      #expect(found.count == 1)
      #expect(Self.words(lead["LastName"]) == lastName)
      #expect(Self.words(lead["Company"]) == company)
      #expect(lead["LeadSource"]?.string == text("hs_analytics_source") ?? "Marketing Site")
      let named = byName[company.lowercased()] ?? []
      #expect(lead["Account__c"]?.string == (named.count == 1 ? named[0]["Id"]?.string : nil))
    }
    let unwritten =
      (counts["invalid"]?.int ?? 0) + (counts["rejected"]?.int ?? 0)
      + (counts["held"]?.int ?? 0)
    #expect(refused == unwritten)
    #expect(leads.count { $0["HubSpot_Id__c"] != nil } == created.count)
  }

  private static func words(_ value: JSON?) -> String? {
    value?.string?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
