import Records
import Sandbox
import Testing
import Transport

/// What is asked to go wrong does, on the arrival that was named, and the log tells the truth.
struct FaultTests {
  private static let upsert = "salesforce.collections.upsert"

  private static func sandbox(
    _ body: @Sendable (SandboxClient, Header) async throws -> Void
  ) async throws {
    var options = SandboxOptions()
    options.size = 50
    try await SandboxServer.running(options) { base in
      let client = SandboxClient(base: base)
      try await body(client, client.session())
    }
  }

  private static func fault(
    _ send: () async throws(TransportFault) -> WireResponse
  ) async -> TransportFault? {
    do throws(TransportFault) {
      _ = try await send()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [("reset_before", false), ("reset_after", true)])
  func `resets before or after carrying out`(action: String, applied: Bool) async throws {
    try await Self.sandbox { client, session in
      _ = try await client.put(
        faults: #"[{"on": "\#(Self.upsert)", "nth": 2, "do": "\#(action)"}]"#
      )
      #expect(try await client.upsertLeads(["a"], session).status == 200)
      let fault = await Self.fault { () async throws(TransportFault) in
        try await client.upsertLeads(["b"], session)
      }
      #expect(fault?.kind == .connectionLost)
      #expect(try await client.upsertLeads(["c"], session).status == 200)
      let writes = try await client.arrivals(Self.upsert)
      #expect(writes.map { $0["applied"] } == [true, .bool(applied), true])
      #expect(writes.map { $0["answer"] } == ["answered", "reset", "answered"])
      #expect(writes[1]["created"] == (applied ? ["b"] : []))
      let keys = try await client.lines("store/salesforce/Lead").map { $0["HubSpot_Id__c"] }
      #expect(keys == (applied ? ["a", "b", "c"] : ["a", "c"]))
    }
  }

  @Test(arguments: [("hold_before", false), ("hold_after", true)])
  func `holds the answer until the client gives up`(action: String, applied: Bool) async throws {
    try await Self.sandbox { client, session in
      _ = try await client.put(faults: #"[{"on": "\#(Self.upsert)", "do": "\#(action)"}]"#)
      let fault = await Self.fault { () async throws(TransportFault) in
        try await client.upsertLeads(["a"], session, timeout: .milliseconds(300))
      }
      #expect(fault?.kind == .timedOut)
      let writes = try await client.arrivals(Self.upsert)
      #expect(writes.map { $0["applied"] } == [.bool(applied)])
      #expect(writes.map { $0["answer"] } == ["held"])
      #expect(try await client.upsertLeads(["a"], session).status == 200)
    }
  }

  @Test func `answers a status for as many arrivals as asked`() async throws {
    try await Self.sandbox { client, session in
      _ = try await client.put(
        faults: """
          [{"on": "hubspot.contacts.list", "nth": 2, "times": 2, "do": "status", "status": 503},
           {"on": "salesforce.limits", "do": "status", "status": 200, "body": "<html>busy</html>"},
           {"on": "hubspot.account.info", "do": "status", "status": 429,
            "headers": {"Retry-After": "7"}}]
          """
      )
      var statuses: [Int] = []
      for _ in 0..<4 {
        statuses.append(try await client.hubSpot("/crm/v3/objects/contacts").status)
      }
      #expect(statuses == [200, 503, 503, 200])
      let busy = try await client.send(
        "GET",
        "/salesforce/services/data/v60.0/limits",
        headers: [session]
      )
      #expect(busy.text == "<html>busy</html>")
      #expect(busy.header("content-type")?.hasPrefix("text/html") == true)
      let limited = try await client.hubSpot("/account-info/v3/details")
      #expect(limited.status == 429 && limited.header("retry-after") == "7")
      #expect(limited.text.contains("TEN_SECONDLY_ROLLING"))
      let lists = try await client.arrivals("hubspot.contacts.list")
      #expect(lists.map { $0["answer"] } == ["answered", "injected", "injected", "answered"])
      #expect(lists.map { $0["applied"] } == [true, false, false, true])
    }
  }

  @Test func `delays and then answers`() async throws {
    try await Self.sandbox { client, session in
      _ = try await client.put(
        faults: #"[{"on": "salesforce.query", "delay_ms": 200, "times": 1}]"#
      )
      let path = "/salesforce/services/data/v60.0/query?q=SELECT+Id+FROM+User"
      let late = await Self.fault { () async throws(TransportFault) in
        try await client.send("GET", path, headers: [session], timeout: .milliseconds(50))
      }
      #expect(late?.kind == .timedOut)
      #expect(try await client.send("GET", path, headers: [session]).status == 200)
    }
  }

  @Test func `cuts an answer in half after carrying the request out`() async throws {
    try await Self.sandbox { client, session in
      let whole = try await client.upsertLeads(["a"], session)
      _ = try await client.put(faults: #"[{"on": "\#(Self.upsert)", "nth": 2, "do": "cut"}]"#)
      _ = try await client.upsertLeads(["b"], session)
      let cut = try await client.upsertLeads(["c"], session)
      #expect(cut.status == 200 && cut.body.count == whole.body.count / 2)
      #expect(throws: (any Error).self) { try cut.document() }
      let leads = try await client.lines("store/salesforce/Lead")
      #expect(leads.map { $0["HubSpot_Id__c"] } == ["a", "b", "c"])
      let writes = try await client.arrivals(Self.upsert)
      #expect(writes.map { $0["answer"] } == ["answered", "answered", "cut"])
      #expect(writes.last?["applied"] == true && writes.last?["created"] == ["c"])
    }
  }

  @Test func `applies a create whose answer is lost, and a second one doubles it`() async throws {
    try await Self.sandbox { client, session in
      _ = try await client.put(
        faults: #"[{"on": "salesforce.collections.create", "do": "reset_after"}]"#
      )
      let lost = await Self.fault { () async throws(TransportFault) in
        try await client.createLead("Fjord & Sons", session)
      }
      #expect(lost != nil)
      #expect(try await client.createLead("Fjord & Sons", session).status == 200)
      let leads = try await client.lines("store/salesforce/Lead")
      #expect(leads.map { $0["Company"] } == ["Fjord & Sons", "Fjord & Sons"])
      let writes = try await client.arrivals("salesforce.collections.create")
      #expect(writes.map { $0["applied"] } == [true, true])
      #expect(writes.map { $0["answer"] } == ["reset", "answered"])
      #expect(writes.map { $0["created"]?[0] } == leads.map { $0["Id"] })
    }
  }

  @Test(arguments: [
    ("hubspot.contacts.search", "/crm/v3/objects/contacts/search"),
    ("hubspot.companies.search", "/crm/v3/objects/companies/search"),
    ("hubspot.contacts.batch.read", "/crm/v3/objects/contacts/batch/read"),
    ("hubspot.companies.batch.read", "/crm/v3/objects/companies/batch/read"),
  ])
  func `strikes the named arrivals of every call there is`(
    operation: String,
    path: String
  )
    async throws
  {
    try await Self.sandbox { client, _ in
      _ = try await client.put(
        faults: #"[{"on": "\#(operation)", "nth": 2, "times": 2, "do": "status", "status": 429}]"#
      )
      var statuses: [Int] = []
      for _ in 0..<4 {
        let token = Header(name: "Authorization", value: "Bearer pat-sandbox")
        let answer = try await client.send(
          "POST",
          "/hubspot" + path,
          headers: [token],
          body: #"{"inputs": []}"#.replacing(
            "inputs",
            with: path.hasSuffix("d") ? "inputs" : "sorts"
          )
        )
        statuses.append(answer.status)
      }
      #expect(statuses == [200, 429, 429, 200])
    }
  }

  @Test func `counts anew with each plan, and stops when it is taken away`() async throws {
    try await Self.sandbox { client, _ in
      let plan = #"[{"on": "hubspot.account.info", "do": "status", "status": 500}]"#
      for _ in 0..<2 {
        _ = try await client.put(faults: plan)
        #expect(try await client.hubSpot("/account-info/v3/details").status == 500)
        #expect(try await client.hubSpot("/account-info/v3/details").status == 200)
      }
      _ = try await client.put(faults: plan)
      #expect(try await client.send("DELETE", "/_sandbox/faults").status == 204)
      #expect(try await client.hubSpot("/account-info/v3/details").status == 200)
    }
  }

  @Test(arguments: [
    ("nonsense", ""), ("{}", ""), ("[5]", "/0"), (#"[{"on": "salesforce.dance"}]"#, "/0/on"),
    (#"[{"on": "salesforce.query", "do": "explode"}]"#, "/0/do"),
    (#"[{"on": "salesforce.query", "do": 5}]"#, "/0/do"),
    (#"[{"on": "salesforce.query", "do": "status"}]"#, "/0/status"),
    (#"[{"on": "salesforce.query", "nth": 0}]"#, "/0/nth"),
    (#"[{"on": "salesforce.query", "delay_ms": -1}]"#, "/0/delay_ms"),
    (#"[{"on": "salesforce.query", "when": 3}]"#, "/0/when"),
  ])
  func `refuses a plan it cannot follow, and says where`(
    plan: String,
    pointer: String
  )
    async throws
  {
    try await Self.sandbox { client, _ in
      let answer = try await client.put(faults: plan)
      #expect(answer.status == 400)
      let body = try answer.document()
      #expect(body["pointer"]?.string == pointer)
      #expect(body["hint"]?.string?.isEmpty == false)
    }
  }
}
