import Commands
import Records
import Sandbox
import Testing

/// Whatever is wrong around it, a command ends with a code, a place and a hint, and loses nothing.
@Suite("A command that cannot do its work", .timeLimit(.minutes(10)))
struct FailureTests {
  private func expect(
    _ screen: TestWorkspace.Screen,
    _ code: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(screen.status == .error, "\(screen.all)", sourceLocation: sourceLocation)
    #expect(screen.all.contains(code), "\(screen.all)", sourceLocation: sourceLocation)
  }

  @Test func `a table that is too large for look-ups is named`() async throws {
    try await TestWorkspace.with(size: 1) { workspace in
      _ = await workspace.describe()
      try workspace.edit("tables/all.csv") { _ in
        "id\n" + String(repeating: String(repeating: "1", count: 99) + "\n", count: 90_000)
      }
      let unasked = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(unasked.status == .done, "no look-up asks it: \(unasked.all)")
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(
          "\"lookups\": [",
          with: """
            "lookups": [{"name": "listed", "system": "workspace", "object": "all",
              "match": [{"field": "id", "equals": {"field": "hs_object_id"}}], "return": "found",
              "on_none": "false", "on_many": "true"},
            """
        )
      }
      let checked = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(checked.status == .error && checked.all.contains("M108"), "\(checked.all)")
      #expect(checked.all.contains("tables/all.csv: the table has 9000003 bytes"))
      #expect(checked.all.contains("(SMP105)"))
    }
  }

  @Test func `what a person changed by hand is not written over unasked`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      let file = "mappings/\(TestWorkspace.mapping)/mapping.json"
      _ = await workspace.describe()
      let again = await workspace.describe()
      #expect(!again.output.contains("CFG110"), "a version keeps it: \(again.all)")

      var changed = ""
      try workspace.edit(file) { text in
        changed = text.replacing("Marketing Site", with: "Web")
        return changed
      }
      let refused = await workspace.describe()
      #expect(refused.status == .error && refused.all.contains("CFG110"), "\(refused.all)")
      try workspace.edit(file) { text in
        #expect(text == changed)
        return text
      }
      let wanted = await workspace.describe("--regenerate")
      #expect(!wanted.all.contains("CFG110"), "\(wanted.all)")
      try workspace.edit(file) { text in
        #expect(text != changed)
        return text
      }
    }
  }

  @Test func `says which line of crosswalk.yaml is broken`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try workspace.edit("crosswalk.yaml") { "name: [\n" + $0 }
      let screen = await workspace.run("mappings")
      expect(screen, "CFG101")
      #expect(screen.errors.contains("crosswalk.yaml:"))
    }
  }

  @Test func `says that a folder is no workspace`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      expect(await workspace.run("runs", "-w", "elsewhere"), "CFG001")
    }
  }

  @Test func `names the prompt that is missing`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try workspace.remove("prompts/draft-mapping/prompt.md")
      expect(await workspace.describe(), "PRM101")
    }
  }

  @Test func `says that the model's endpoint is down`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try workspace.edit("crosswalk.yaml") {
        $0 + "\nmodel:\n  endpoint: http://127.0.0.1:9/v1\n  name: m\n  allow: loopback\n"
      }
      expect(await workspace.describe(), "MDL001")
    }
  }

  @Test(arguments: [
    ("HTML", "<html><body>Bad gateway</body></html>", "MDL003"),
    ("cut JSON", #"{"id": "x", "object": "chat.completion", "choices": [{"mess"#, "MDL00"),
  ])
  func `says what the endpoint sent instead of an answer`(
    name: String,
    body: String,
    code: String
  ) async throws {
    try await TestWorkspace.with(size: 0, model: { _ in .null }) { workspace in
      try await workspace.setFaults([
        [
          "on": "model.chat", "do": "status", "status": 200, "times": 50, "body": .string(body),
        ]
      ])
      expect(await workspace.describe(), code)
    }
  }

  @Test func `refuses a field that does not exist, and names the nearest`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(#""target": "LeadSource""#, with: #""target": "LeadSauce""#)
      }
      let screen = await workspace.run("check-mapping", TestWorkspace.mapping)
      expect(screen, "M202")
      #expect(screen.output.contains("LeadSource"))
      expect(await workspace.run("approve-mapping", TestWorkspace.mapping), "M202")
    }
  }

  @Test func `refuses an unknown function, and names the nearest`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(#""fn": "default""#, with: #""fn": "defualt""#)
      }
      let screen = await workspace.run("check-mapping", TestWorkspace.mapping)
      expect(screen, "M103")
      #expect(screen.output.contains("default"))
    }
  }

  @Test func `goes on after a broken line of a sample file`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("samples/hubspot/contacts.jsonl") { "{\"id\": \"1\", broken\n" + $0 }
      let screen = await workspace.run("test-mapping", TestWorkspace.mapping)
      expect(screen, "SMP101")
      #expect(screen.all.contains("contacts.jsonl:1"))
      #expect(screen.output.contains("would be written"))
    }
  }

  @Test func `says where a name stands twice in a file that people write`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let twice =
        #"{"id": "1", "properties": {"email": "a@example.org", "email": "b@example.org"}}"#
      try workspace.edit("samples/hubspot/contacts.jsonl") { "\(twice)\n" + $0 }
      let tested = await workspace.run("test-mapping", TestWorkspace.mapping)
      expect(tested, "SMP103")
      #expect(tested.all.contains("contacts.jsonl:1:54, /properties/email"), "\(tested.all)")
      #expect(tested.output.contains("would be written"))

      let spec = "mappings/\(TestWorkspace.mapping)/mapping.json"
      try workspace.edit(spec) { #"{"id": "other","# + $0.trimmingPrefix("{") }
      let checked = await workspace.run("check-mapping", TestWorkspace.mapping)
      expect(checked, "M113")
      #expect(checked.errors.contains("/id"), "\(checked.all)")

      let catalog = #"{"system": "salesforce",\n "object": "Campaign", "object": "Lead"}"#
      try workspace.edit("samples/catalogs/salesforce.Campaign.json") { _ in
        catalog.replacing(#"\n"#, with: "\n")
      }
      let shown = await workspace.run("catalog", "show", "salesforce", "Campaign")
      expect(shown, "CFG107")
      #expect(shown.errors.contains("salesforce.Campaign.json:2:24, /object"), "\(shown.all)")
      #expect(shown.errors.contains("Keep one"))
    }
  }

  @Test func `uses no mapping that nobody approved`() async throws {
    try await TestWorkspace.with { workspace in
      expect(await workspace.run("sync", "run"), "RUN101")
      #expect(await workspace.describe().status == .done)
      expect(await workspace.run("sync", "run"), "RUN102")
      #expect(await workspace.run("runs", "--json").output == "[]\n")
    }
  }

  @Test func `says that credentials are wrong`() async throws {
    try await TestWorkspace.with { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", TestWorkspace.mapping)
      try workspace.edit("crosswalk.yaml") {
        $0.replacing("sandbox:client_secret", with: "env:BAD")
      }
      expect(await workspace.run("sync", "run"), "CFG201")
      let screen = await workspace.run(
        "sync",
        "run",
        environment: ["BAD": "not-the-secret"]
      )
      expect(screen, "CON201")
      #expect(!screen.all.contains("not-the-secret"))
    }
  }

  @Test func `is told of the other writer`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      #expect(await workspace.run("catalog", "pull").status == .done)
      try await workspace.holdingTheJournal {
        expect(await workspace.run("catalog", "pull"), "JRN1")
        // Reading goes on.
        #expect(await workspace.run("mappings").status == .done)
      }
    }
  }

  @Test func `says that there is no such mapping, catalog or description`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      expect(await workspace.run("check-mapping", "nothing"), "CFG105")
      expect(await workspace.run("catalog", "show", "salesforce", "Campaign"), "CFG106")
      try workspace.edit("samples/catalogs/salesforce.Campaign.json") { _ in "{}" }
      expect(await workspace.run("catalog", "show", "salesforce", "Campaign"), "CFG107")
      expect(await workspace.run("describe-mapping", "a", "--text", "Copy everything."), "CFG108")
      expect(await workspace.run("describe-mapping", "a"), "CFG109")
    }
  }

  @Test func `says that a file cannot be written`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      expect(await workspace.run("init", "crosswalk.yaml/inside"), "CFG003")
    }
  }

  @Test func `says that a port is in use`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let port = try #require(workspace.url.split(separator: ":").last)
      expect(await workspace.run("sandbox", "--port", String(port)), "CFG301")
    }
  }

  @Test func `says that a record is not on the workbench`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", TestWorkspace.mapping)
      _ = await workspace.run("sync", "run")
      expect(await workspace.run("held", "show", "no-such-record"), "RUN108")
    }
  }

  @Test(arguments: [
    ["describe-mapping", "Not A Name", "--text", "x"], ["sync", "rnu"], ["map"], ["runs", "--no"],
  ])
  func `is refused for its usage with exit code 2`(words: [String]) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      #expect(await workspace.run(words).status == .usage)
    }
  }

  @Test func `tells scripts the same in JSON`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let screen = await workspace.run("sync", "run", "--json")
      let answer = try JSON(parsing: screen.output)
      #expect(answer["diagnostics"]?[0]?["code"]?.string == "RUN101")
    }
  }
}
