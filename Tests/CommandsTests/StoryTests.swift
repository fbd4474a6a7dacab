import Commands
import Records
import Sandbox
import Testing

/// The main job, command by command, in process.
@Suite("The main job", .timeLimit(.minutes(10)))
struct StoryTests {
  @Test func `goes from three sentences to leads`() async throws {
    try await TestWorkspace.with { workspace in
      let described = await workspace.describe()
      #expect(described.status == .done, "\(described.all)")
      #expect(described.output.contains("a stand-in, not a language model"))
      #expect(described.output.contains("S3 \"Set lead source to 'Marketing Site'"))
      #expect(described.output.contains("version 1"))

      let approved = await workspace.run("approve-mapping", TestWorkspace.mapping, "--by", "ada")
      #expect(approved.output.contains("approved by ada"))

      let ran = await workspace.run("sync", "run")
      #expect(ran.status == .finishedWithExceptions, "\(ran.all)")
      #expect(ran.output.contains("read 300 ="))

      let held = await workspace.run("held", "list", "--json")
      let causes = try #require(try JSON(parsing: held.output)["causes"]?.array)
      let record = try #require(causes.first?["records"]?[0]?.string)
      let shown = await workspace.run("held", "show", record)
      #expect(shown.output.contains("record \(record)"))
      #expect(shown.output.contains("source:"))

      let again = await workspace.run("sync", "run", "--full", "--json")
      let counts = try #require(try JSON(parsing: again.output)["counts"])
      #expect(counts["created"]?.int == 0)
      #expect(counts["unchanged"]?.int ?? 0 > 250)
    }
  }

  @Test func `finds the four problems of an org without the fields, and refuses approval`()
    async throws
  {
    try await TestWorkspace.with(org: .bare) { workspace in
      let described = await workspace.describe()
      #expect(described.status == .error)
      for code in ["M202", "M303", "M402", "M306"] {
        #expect(described.output.contains(code), "\(code) is missing in\n\(described.output)")
      }
      let refused = await workspace.run("approve-mapping", TestWorkspace.mapping)
      #expect(refused.status == .error)
      #expect(refused.errors.contains("is not approved"))
      #expect(await workspace.run("sync", "run").all.contains("RUN102"))
    }
  }

  @Test func `is a Unix filter too`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let mapped = await workspace.run(
        "map",
        TestWorkspace.mapping,
        "samples/hubspot/contacts.jsonl"
      )
      let lines = mapped.output.split(separator: "\n")
      #expect(lines.count > 10)
      for line in lines {
        let lead = try JSON(parsing: String(line))
        #expect(lead["LastName"] != nil)
      }
    }
  }

  @Test func `keeps the time zones it names, whatever the machine has later`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      _ = await workspace.describe()
      let file = "mappings/\(TestWorkspace.mapping)/mapping.json"
      let rule = """
        {"id": "made", "target": "Description", "value": {"field": "createdate", "then": [
          {"fn": "format_datetime", "format": "%H:%M", "time_zone": "Asia/Kolkata"}]},
          "because": [{"s": "S1", "quote": "Map HubSpot contacts"}]},
        """
      try workspace.edit(file) { $0.replacing("\"rules\": [", with: "\"rules\": [" + rule) }
      let nowhere = ["TZDIR": workspace.folder]
      let unknown = await workspace.run(
        ["check-mapping", TestWorkspace.mapping],
        environment: nowhere
      )
      #expect(unknown.output.contains("M310"), "\(unknown.all)")

      let sample = "zone.jsonl"
      try workspace.edit(sample) { _ in
        #"{"id": "1", "properties": {"hs_object_id": "1", "lastname": "A", "company": "B", "#
          + #""email": "a@example.com", "createdate": "2026-07-01T10:00:00Z"}}"# + "\n"
      }
      let mapped = await workspace.run("map", TestWorkspace.mapping, sample)
      #expect(mapped.output.contains(#""Description":"15:30""#), "\(mapped.all)")

      let approved = await workspace.run("approve-mapping", TestWorkspace.mapping)
      #expect(approved.status == .done, "\(approved.all)")
      let run = await workspace.run(["sync", "run", "--json"], environment: nowhere)
      let counts = try #require(try JSON(parsing: run.output)["counts"])
      #expect(counts["created"]?.int ?? 0 > 5, "\(run.all)")
      let name = try #require(try JSON(parsing: run.output)["run"]?.string)
      let again = await workspace.run(["replay", name], environment: nowhere)
      #expect(again.output.contains("20 as they were, 0 different"), "\(again.all)")
    }
  }

  @Test func `asks a table of the workspace, and a version keeps it as it was`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      _ = await workspace.describe()
      let name = TestWorkspace.mapping
      try workspace.edit("mappings/\(name)/mapping.json") {
        $0.replacing(
          "\"lookups\": [",
          with: """
            "filters": [{"id": "f1", "when": {"all": [{"of": {"lookup": "listed"}, "op": "is_true"}]},
              "action": "drop_record", "because": [{"s": "S1", "quote": "Map HubSpot contacts"}]}],
            "lookups": [{"name": "listed", "system": "workspace", "object": "suppressed",
              "match": [{"field": "id", "equals": {"field": "hs_object_id"}}], "return": "found",
              "on_none": "false", "on_many": "true"},
            """
        )
      }
      let without = await workspace.run("check-mapping", name)
      #expect(without.output.contains("M108"), "\(without.all)")

      try workspace.edit("tables/suppressed.csv") { _ in "id,reason\n1,asked\n" }
      let checked = await workspace.run("check-mapping", name)
      #expect(checked.status == .done, "\(checked.all)")
      try workspace.edit("two.jsonl") { _ in
        ["1", "2"].map {
          #"{"properties": {"hs_object_id": "\#($0)", "lastname": "A", "company": "B"}}"#
        }.joined(separator: "\n")
      }
      let mapped = await workspace.run("map", name, "two.jsonl")
      #expect(mapped.output.contains(#""HubSpot_Id__c":"2""#), "\(mapped.all)")
      #expect(!mapped.output.contains(#""HubSpot_Id__c":"1""#), "\(mapped.all)")

      let approved = await workspace.run("approve-mapping", name)
      #expect(approved.output.contains("version 2 is approved"), "\(approved.all)")
      // The file changes; what was approved does not.
      try workspace.edit("tables/suppressed.csv") { $0 + "51,bounced\n" }
      let run = await workspace.run(["sync", "run", "--json"])
      let skipped = try JSON(parsing: run.output)["counts"]?["skipped"]?.int
      #expect(skipped == 1, "\(run.all)")
      let again = await workspace.run("approve-mapping", name)
      #expect(again.output.contains("version 3 is approved"), "\(again.all)")
      let third = await workspace.run("approve-mapping", name)
      #expect(!third.output.contains("version 4"), "\(third.all)")
    }
  }

  @Test func `makes pseudonyms with a secret that is in no file`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      _ = await workspace.describe()
      let rule = """
        {"id": "made", "target": "Description", "value": {"field": "email", "then": [
          {"fn": "hmac_sha256", "secret": "pseudonyms", "encoding": "hex"}]},
          "because": [{"s": "S1", "quote": "Map HubSpot contacts"}]},
        """
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing("\"rules\": [", with: "\"rules\": [" + rule)
      }
      try workspace.edit("crosswalk.yaml") {
        $0 + "\nsecrets:\n  pseudonyms: env:TEST_PSEUDONYMS\n"
      }
      let without = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(without.status == .error && without.output.contains("M108"), "\(without.all)")
      #expect(
        without.output.contains(
          "the secret \"pseudonyms\" has no value: there is no secret at env:TEST_PSEUDONYMS"
        ),
        "\(without.all)"
      )
      #expect(without.output.contains("Set the environment variable TEST_PSEUDONYMS"))

      let secret = ["TEST_PSEUDONYMS": "planted-value"]
      let short = await workspace.run(
        ["check-mapping", TestWorkspace.mapping],
        environment: secret
      )
      #expect(short.status == .done && short.output.contains("M604"), "\(short.all)")
      #expect(!short.all.contains("planted"))
      let long = await workspace.run(
        ["check-mapping", TestWorkspace.mapping],
        environment: ["TEST_PSEUDONYMS": "planted-value-16"]
      )
      #expect(!long.output.contains("M604"), "\(long.all)")
      try workspace.edit("one.jsonl") { _ in
        #"{"id": "1", "properties": {"hs_object_id": "1", "lastname": "A", "company": "B", "#
          + #""email": "a@example.com"}}"# + "\n"
      }
      let mapped = await workspace.run(
        ["map", TestWorkspace.mapping, "one.jsonl"],
        environment: secret
      )
      // Computed with another program: openssl dgst -sha256 -hmac planted-value.
      let pseudonym = "4d6c3504e74e912fd6a620b8aa7889d089fe9dade19a362b8640ea7e5cca526d"
      #expect(mapped.output.contains(pseudonym), "\(mapped.all)")
      let approved = await workspace.run(
        ["approve-mapping", TestWorkspace.mapping],
        environment: secret
      )
      #expect(approved.status == .done, "\(approved.all)")
      let refused = await workspace.run("sync", "run")
      #expect(refused.status == .error && refused.all.contains("M108"), "\(refused.all)")
      let run = await workspace.run(["sync", "run", "--json"], environment: secret)
      let name = try #require(try JSON(parsing: run.output)["run"]?.string, "\(run.all)")
      let again = await workspace.run(["replay", name], environment: secret)
      #expect(again.output.contains("20 as they were, 0 different"), "\(again.all)")
    }
  }

  @Test func `keeps personal data where the workspace's policy wants it`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("crosswalk.yaml") {
        $0 + "\npolicy:\n  salesforce.Lead.Email:\n    forbid: [email]\n"
      }
      let checked = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(checked.status == .error)
      #expect(checked.output.contains("M601"), "\(checked.all)")
      #expect(checked.output.contains("field email, target Email"), "\(checked.all)")
      let approved = await workspace.run("approve-mapping", TestWorkspace.mapping)
      #expect(approved.status == .error, "\(approved.all)")
    }
  }

  @Test func `keeps versions, and says who approved which`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", TestWorkspace.mapping, "--by", "ada")
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing("Marketing Site", with: "Marketing  Site")
      }
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing("Marketing  Site", with: "Marketing Site")
      }
      let same = await workspace.run("approve-mapping", TestWorkspace.mapping, "--by", "ben")
      #expect(same.output.contains("version 1 is approved by ada"))
      #expect(await workspace.describe("--regenerate").output.contains("version 2"))
      let listed = await workspace.run("mappings", TestWorkspace.mapping)
      #expect(listed.output.contains("approved"))
      #expect(listed.output.contains("proposed"))
    }
  }

  @Test func `shows every function with its examples`() async throws {
    func screen(_ words: String...) async -> (status: Commands.ExitStatus, output: String) {
      let output = RecordedOutput()
      let context = CommandContext(
        output: output,
        errors: output,
        workingFolder: ".",
        columns: 100
      )
      return (await CrosswalkProgram.run(["functions"] + words, in: context), output.text)
    }
    let all = await screen()
    #expect(all.status == .done)
    #expect(all.output.contains("truncate"))
    let one = await screen("truncate")
    #expect(one.output.contains("truncate(max, unit?, ending?)"))
    #expect(one.output.contains(#"→ "Analy""#))
    #expect(await screen("nvl").output.hasPrefix("default("))
    let json = try JSON(parsing: await screen("--json").output)
    let count = try #require(json.array?.count)
    #expect(count > 80 && all.output.contains("\(count) functions"))
    let unknown = await screen("quantum_leap")
    #expect(unknown.status == .error && unknown.output.contains("M103"))
  }

  @Test func `tells the whole story to a script, in the workspace that it names`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let words = ["demo", "--port", "0", "--size", "20", "--workspace", "inner", "--json"]
      let screen = await workspace.run(words)
      #expect(screen.status == .done, "\(screen.all)")
      let lines = screen.output.split(separator: "\n")
      #expect(lines.count == 4)
      for line in lines { _ = try JSON(parsing: String(line)) }
      let runs = await workspace.run("runs", "--json", "-w", "inner/.crosswalk/demo")
      #expect(try JSON(parsing: runs.output).array?.count == 1)
    }
  }

  @Test func `has help for every command`() async throws {
    let commands = [
      [], ["init"], ["demo"], ["sandbox"], ["catalog"], ["catalog", "pull"], ["catalog", "show"],
      ["describe-mapping"], ["revise-mapping"], ["diff-mapping"], ["export-mapping"],
      ["import-mapping"], ["check-mapping"], ["test-mapping"], ["explain-mapping"],
      ["approve-mapping"], ["upgrade-mapping"], ["mappings"], ["map"], ["functions"], ["sync"],
      ["sync", "run"],
      ["sync", "status"],
      ["sync", "resume"], ["sync", "cancel"], ["runs"], ["held"], ["held", "list"],
      ["held", "show"], ["held", "fix"], ["held", "retry"], ["held", "dismiss"], ["why"],
      ["replay"], ["erase"], ["journal"], ["journal", "verify"], ["journal", "rebuild"],
      ["journal", "backup"], ["journal", "restore"], ["sync", "decide"], ["serve"],
    ]
    for command in commands {
      let output = RecordedOutput()
      let status = await CrosswalkProgram.run(
        command + ["--help"],
        in: CommandContext(output: output, errors: RecordedOutput(), workingFolder: ".")
      )
      #expect(status == .done)
      #expect(output.text.contains("OVERVIEW"))
      let hasCommands = output.text.contains("SUBCOMMANDS")
      #expect(hasCommands || output.text.contains("--workspace <workspace>"), "\(command)")
      #expect(hasCommands || output.text.contains("--json"), "\(command)")
    }
  }
}
