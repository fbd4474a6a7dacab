import Records
import Sandbox
import Testing
import Transport

/// The night the product was made for: 47,000 contacts, and one of them is refused three times.
@Suite("The story's own night", .serialized, .timeLimit(.minutes(15)))
struct StoryNightTests {
  /// The 45,001st contact of the portal.
  private static let record = "2250001"
  private static let size = 47_000

  /// Limits so high that none is met; Salesforce takes 100 records a call.
  private static func liftLimits(_ settings: String) -> String {
    settings.replacing(
      "    token: sandbox:token\n",
      with: """
            token: sandbox:token
            limits:
              burst:
                max: 100000000
                reported: {max: X-None, remaining: X-None-Remaining}
              daily: {max: 100000000}

        """
    ).replacing(
      "    client_secret: sandbox:client_secret\n",
      with: """
            client_secret: sandbox:client_secret
            limits:
              daily:
                max: 100000000
                reported: {usage: X-None, name: none}
              collections: {max: 100}

        """
    )
  }

  @Test func `ends complete, without starting over`() async throws {
    var options = SandboxOptions()
    options.size = Self.size
    options.oddities = false
    options.enforceLimits = false
    try await SandboxServer.running(options) { url in
      let sandbox = SandboxView(url: url)
      // An internationalised domain: an e-mail address to us, and none to Salesforce.
      try await sandbox.patchContact(Self.record, ["email": "tom@exämple.example"])
      try await DemoWorkspace.with(sandbox: url) { workspace in
        try workspace.edit(Self.liftLimits)
        try await workspace.describeAndApprove()
        let ran = try await workspace.binary.run("sync", "run")
        #expect(ran.code == 3, "\(ran.output)\(ran.errors)")
        let run = try await workspace.newestRun()
        #expect(run["counts"]?["read"]?.int == Self.size)
        #expect(run["counts"]?["created"]?.int == Self.size - 1)
        #expect(run["counts"]?["rejected"]?.int == 1)
        let pages = try await sandbox.arrivals(of: "hubspot.contacts.list")
        let calls = try await sandbox.arrivals(of: "salesforce.collections.upsert")
        #expect(calls == Self.size / 100)

        try await seeTheRefusal(workspace)
        try await correct(workspace)

        let ended = try await workspace.newestRun()
        #expect(ended["run"] == run["run"])
        #expect(ended["state"]?.string == "completed")
        #expect(ended["counts"]?["created"]?.int == Self.size)
        #expect(ended["adds_up"]?.bool == true)
        // Three more calls, each with one record; no page was read again.
        #expect(try await sandbox.arrivals(of: "salesforce.collections.upsert") == calls + 3)
        #expect(try await sandbox.arrivals(of: "hubspot.contacts.list") == pages)
        let leads = try await sandbox.store(
          "salesforce",
          "Lead",
          fields: ["HubSpot_Id__c", "Email"]
        )
        #expect(leads.count { $0["HubSpot_Id__c"] != nil } == Self.size)
        let lead = leads.first { $0["HubSpot_Id__c"]?.string == Self.record }
        #expect(lead?["Email"]?.string == "tom@example.com")

        let why = try await workspace.expectSuccess("why", Self.record, "--field", "Email")
        #expect(why.output.contains("because a person corrected it"), "\(why.output)")
        #expect(why.output.contains("corrected Email (seen in the CRM) by tester"))
        try await workspace.expectSuccess("journal", "verify")
      }
      await sandbox.sender.shutdown()
    }
  }

  /// Batch 451 holds the record; sending it again as it is changes nothing.
  private func seeTheRefusal(_ workspace: DemoWorkspace) async throws {
    let shown = try await workspace.expectSuccess("held", "show", Self.record)
    #expect(shown.output.contains("INVALID_EMAIL_ADDRESS"), "\(shown.output)")
    #expect(shown.output.contains("451"))
    #expect(shown.output.contains("tom@exämple.example"))
    for attempt in 2...3 {
      let retried = try await workspace.binary.run("held", "retry", Self.record)
      #expect(retried.code == 3, "\(retried.output)\(retried.errors)")
      let held = try await workspace.expectSuccess("held", "show", Self.record, "--json")
      let json = try JSON(parsing: held.output)
      #expect(json["attempts"]?.int == attempt)
      #expect(json["batch"]?.int == 451)
    }
  }

  private func correct(_ workspace: DemoWorkspace) async throws {
    let misfit = try await workspace.binary.run(
      "held",
      "fix",
      Self.record,
      "--set",
      "Email=nobody"
    )
    #expect(misfit.code == 1)
    #expect(misfit.errors.contains("RUN206") || misfit.errors.contains("M310"), "\(misfit.errors)")
    let fixed = try await workspace.expectSuccess(
      "held",
      "fix",
      Self.record,
      "--set",
      "Email=tom@example.com",
      "--reason",
      "seen in the CRM"
    )
    #expect(fixed.output.contains("would be written"), "\(fixed.output)")
    #expect(fixed.output.contains("tom@example.com"))
    let retried = try await workspace.binary.run("held", "retry", Self.record)
    #expect(retried.code == 0, "\(retried.output)\(retried.errors)")
  }
}
