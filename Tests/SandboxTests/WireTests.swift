import Records
import Sandbox
import Testing
import Transport

/// The sandbox over real HTTP.
struct WireTests {
  private static let options: SandboxOptions = {
    var options = SandboxOptions()
    options.size = 450
    return options
  }()

  @Test func `serves both platforms and the control on one port`() async throws {
    try await SandboxServer.running(Self.options) { base in
      let client = SandboxClient(base: base)
      #expect(try await client.send("GET", "/_sandbox/health").status == 200)
      let page = try await client.hubSpot("/crm/v3/objects/contacts?limit=100")
      #expect(page.status == 200)
      #expect(page.header("content-type") == "application/json;charset=utf-8")
      #expect(page.header("x-hubspot-ratelimit-max") == "190")
      #expect(try page.document()["results"]?.array?.count == 100)
      let session = try await client.session()
      let written = try await client.upsertLeads(["1", "51"], session)
      #expect(written.status == 200)
      #expect(written.header("sforce-limit-info") == "api-usage=1/15000")
      let limits = try await client.send(
        "GET",
        "/salesforce/services/data/v60.0/limits",
        headers: [session]
      )
      #expect(try limits.document()["DailyApiRequests"]?["Remaining"] == 14998)
    }
  }

  @Test func `gives an instance URL that works, and plain paths of the platforms too`()
    async throws
  {
    try await SandboxServer.running(Self.options) { base in
      let client = SandboxClient(base: base)
      let token = try await client.send(
        "POST",
        "/services/oauth2/token",
        body:
          "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret"
      ).document()
      #expect(token["instance_url"]?.string == base + "/salesforce")
      let header = Header(
        name: "Authorization",
        value: "Bearer \(token["access_token"]?.string ?? "")"
      )
      let soql = "/services/data/v58.0/query?q=SELECT+Id+FROM+Account+LIMIT+1"
      let answer = try await client.send("GET", "/salesforce" + soql, headers: [header])
      #expect(try answer.document()["totalSize"] == 1)
      #expect(try await client.send("GET", soql, headers: [header]).status == 200)
      let contacts = try await client.send(
        "GET",
        "/crm/v3/objects/contacts",
        headers: [Header(name: "Authorization", value: "Bearer pat-sandbox")]
      )
      #expect(contacts.status == 200)
    }
  }

  @Test func `streams its stores and its log, a line each`() async throws {
    try await SandboxServer.running(Self.options) { base in
      let client = SandboxClient(base: base)
      let contacts = try await client.lines("store/hubspot/contacts")
      #expect(contacts.count == 450)
      #expect(contacts.last?["id"] == "22451")
      let session = try await client.session()
      _ = try await client.upsertLeads(["a", "b"], session)
      _ = try await client.upsertLeads(["b", "c"], session)
      let leads = try await client.lines("store/salesforce/Lead")
      #expect(leads.map { $0["HubSpot_Id__c"] } == ["a", "b", "c"])
      #expect(leads[0]["Company"] == "Fjord & Sons")
      let writes = try await client.arrivals("salesforce.collections.upsert")
      #expect(writes.map { $0["nth"] } == [1, 2])
      #expect(writes.map { $0["keys"] } == [["a", "b"], ["b", "c"]])
      #expect(writes.map { $0["created"] } == [["a", "b"], ["c"]])
      #expect(writes.map { $0["updated"] } == [[], ["b"]])
      #expect(writes.allSatisfy { $0["applied"] == true && $0["answer"] == "answered" })
    }
  }

  @Test(arguments: ["/nothing", "/_sandbox/nothing", "/_sandbox/store/hubspot/deals"])
  func `says what there is where there is nothing`(path: String) async throws {
    try await SandboxServer.running(Self.options) { base in
      let answer = try await SandboxClient(base: base).send("GET", path)
      #expect(answer.status == 404)
      #expect(try answer.document()["hint"]?.string?.isEmpty == false)
    }
  }

  @Test func `tells why it cannot listen`() async throws {
    try await SandboxServer.running(Self.options) { base in
      var options = Self.options
      options.port = Int(base.split(separator: ":").last ?? "") ?? 0
      let second = try SandboxServer(options)
      await #expect(throws: (any Error).self) { try await second.run() }
      await #expect(throws: (any Error).self) { try await second.boundPort() }
    }
  }

  @Test func `refuses a tier that does not exist`() {
    var options = Self.options
    options.hubSpotTier = "platinum"
    #expect(throws: (any Error).self) { try SandboxServer(options) }
  }
}
