import Commands
import Testing

/// Where personal data may go, as `crosswalk.yaml` says it.
@Suite("A workspace's policy", .timeLimit(.minutes(10)))
struct PolicyTests {
  @Test(arguments: [
    ("salesfroce", "salesforce"), ("salesforce.Leed", "Lead"),
    ("salesforce.Lead.Emial", "Email"), ("hubspot.contacts.hs_email_opt_out", "hs_email_optout"),
  ])
  func `that would protect nothing is an error`(_ place: String, _ candidate: String) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      #expect(await workspace.describe().status == .done)
      try workspace.edit("crosswalk.yaml") {
        $0 + "\npolicy:\n  \(place): {visible_outside: true}\n"
      }
      let line = try workspace.line(of: place, in: "crosswalk.yaml")
      for command in ["check-mapping", "test-mapping", "approve-mapping"] {
        let screen = await workspace.run(command, TestWorkspace.mapping)
        #expect(screen.status == .error, "\(screen.all)")
        #expect(screen.errors.contains("CFG104"), "\(screen.all)")
        #expect(screen.errors.contains("crosswalk.yaml:\(line)"), "\(screen.all)")
        #expect(screen.errors.contains("\"\(candidate)\""), "\(screen.all)")
      }
      let described = await workspace.describe("--regenerate")
      #expect(described.status == .error && described.errors.contains("CFG104"), "\(described.all)")
    }
  }

  @Test func `of consent is kept by a filter that leaves out everybody else`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      #expect(await workspace.describe().status == .done)
      let file = "mappings/\(TestWorkspace.mapping)/mapping.json"
      try workspace.edit("crosswalk.yaml") {
        $0 + """

          policy:
            salesforce.Lead: {consent: true}
            hubspot.contacts.hs_email_optout: {agreed: [false]}

          """
      }
      let none = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(none.all.contains("no filter asks whether they did"), "\(none.all)")
      func filter(_ op: String) -> String {
        #"""
        "filters": [{"id": "agreed", "action": "drop_record",
          "when": {"all": [{"of": {"field": "hs_email_optout"}, "op": "\#(op)"}]},
          "because": [{"s": "S1", "quote": "Map HubSpot contacts"}]}],
        """#
      }
      try workspace.edit(file) { #"{\#(filter("is_false"))"# + $0.trimmingPrefix("{") }
      let wrong = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(wrong.all.contains("\"hs_email_optout\" is true or empty"), "\(wrong.all)")
      #expect(await workspace.run("approve-mapping", TestWorkspace.mapping).status == .error)
      try workspace.edit(file) { $0.replacing(#""is_false""#, with: #""is_not_false""#) }
      // Tests whose contacts say nothing expect that they are written: they were drafted before.
      let right = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(right.all.contains("M901") && !right.all.contains("M602"), "\(right.all)")
    }
  }
}
