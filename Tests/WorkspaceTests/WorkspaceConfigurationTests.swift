import Diagnostics
import Records
import Testing
import Workspace

@Suite("crosswalk.yaml")
struct WorkspaceConfigurationTests {
  static let whole = """
    crosswalk: 1
    name: example
    model:
      endpoint: https://models.example.com/v1/
      name: some-model
      key: env:MODEL_KEY
      context_tokens: 8000
    connections:
      hubspot:
        platform: hubspot
        endpoint: http://127.0.0.1:8484/hubspot
        token: env:HUBSPOT_TOKEN
        tier: professional
        allow: loopback
        limits:
          limits: [{id: burst, max: 50}]
      salesforce:
        platform: salesforce
        client_id: file:secrets/id
        client_secret: env:SECRET
        allow: acme.my.salesforce.example
    syncs:
      contacts-to-leads:
        mapping: leads
        from: hubspot
        to: salesforce
        every: 15m
    secrets:
      pseudonyms: env:PSEUDONYMS
    policy:
      salesforce.Lead.Description:
        forbid: [free_text, special_category]
      salesforce:
        consent: true
        visible_outside: false
      hubspot.contacts.opted_out:
        agreed: [false, null]
      hubspot.contacts.status:
        agreed: ["subscribed", 1, yes]
    """

  @Test func `reads every setting`() throws {
    let read = try WorkspaceConfiguration(yaml: Self.whole, source: "crosswalk.yaml")
    #expect(read.name == "example")
    #expect(read.model?.endpoint == "https://models.example.com/v1")
    #expect(read.model?.key == .environment("MODEL_KEY"))
    #expect(read.model?.contextTokens == 8000)
    #expect(read.model?.sendSamples == false)
    let hubspot = try #require(read.connection(named: "hubspot"))
    #expect(hubspot.allow == .loopback)
    #expect(hubspot.credentials == ["token": .environment("HUBSPOT_TOKEN")])
    #expect(hubspot.limits == ["limits": [["id": "burst", "max": 50]]])
    #expect(read.secrets == ["pseudonyms": .environment("PSEUDONYMS")])
    let lead = Catalog(system: "salesforce", object: "Lead", label: "Lead", fields: [])
    let words = read.policy.clauses(for: "Description", of: lead)
    #expect(words.map(\.forbidden) == [[.freeText, .specialCategory], []])
    #expect(words.map(\.needsConsent) == [false, true])
    #expect(read.policy.clauses(for: "Email", of: lead).count == 1)
    let contacts = Catalog(system: "hubspot", object: "contacts", label: "Contacts", fields: [])
    #expect(read.policy.agreed(in: "opted_out", of: contacts) == [false, nil])
    #expect(read.policy.agreed(in: "status", of: contacts) == ["subscribed", 1, true])
    #expect(read.policy.agreed(in: "email", of: contacts) == [])
    #expect(read.policy.clauses.map(\.location?.line) == [31, 33, 36, 38])
    let salesforce = try #require(read.connection(named: "salesforce"))
    #expect(salesforce.allow == .host("acme.my.salesforce.example"))
    #expect(salesforce.credentials["client_id"] == .file("secrets/id"))
    let sync = try #require(read.sync(named: "contacts-to-leads"))
    #expect(sync.every == .seconds(900))
    #expect(sync.source == "hubspot")
    #expect(sync.destination == "salesforce")
  }

  @Test(arguments: [
    ("hubspot.contacts: {agreed: [true]}", "platform.object.field"),
    ("hubspot.contacts.status: {agreed: []}", "in brackets"),
    ("hubspot.contacts.status: {agreed: true}", "in brackets"),
    ("hubspot.contacts.status: {agreed: [[true]]}", "in brackets"),
    ("salesforce: {forbid: phone}", "in brackets"), ("salesforce: {forbid: [phones]}", "phone"),
    ("salesforce..Lead: {consent: true}", "platform.object.field"),
  ])
  func `a policy that says nothing clear is refused`(_ line: String, _ hint: String) throws {
    let yaml = "crosswalk: 1\nname: example\npolicy:\n  \(line)\n"
    let error = try #require(throws: DiagnosticList.self) {
      try WorkspaceConfiguration(yaml: yaml, source: "crosswalk.yaml")
    }
    #expect(error.diagnostics.map(\.code) == [.CFG103])
    #expect(error.diagnostics[0].location?.line == 4)
    #expect(error.diagnostics[0].hint?.contains(hint) == true)
  }

  @Test func `works without a model, connections or syncs`() throws {
    let read = try WorkspaceConfiguration(yaml: "crosswalk: 1\nname: empty\n", source: "f")
    #expect(read.model == nil)
    #expect(read.connections.isEmpty)
  }

  @Test func `collects every problem, each with its line`() throws {
    let yaml = """
      crosswalk: 1
      name: example
      modle: {}
      connections:
        hubspot:
          platform: hubspot
          token: not-a-reference
      syncs:
        a:
          mapping: m
          from: hubspott
          to: hubspot
          every: quarterly
      """
    let error = try #require(throws: DiagnosticList.self) {
      try WorkspaceConfiguration(yaml: yaml, source: "crosswalk.yaml")
    }
    #expect(error.diagnostics.map(\.code) == [.CFG102, .CFG103, .CFG104, .CFG103])
    #expect(error.diagnostics.map(\.location?.line) == [3, 7, 11, 13])
    #expect(error.diagnostics[0].hint == "Use \"model\".")
    #expect(error.diagnostics[2].hint == "Use \"hubspot\".")
    #expect(!error.description.contains("not-a-reference"))
  }
}
