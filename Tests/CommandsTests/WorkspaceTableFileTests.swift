import Commands
import FoundationEssentials
import Records
import Testing

/// The files that look-ups ask: those of a mapping's own tables, and those of others.
@Suite struct WorkspaceTableFileTests {
  private static let file = "mappings/\(TestWorkspace.mapping)/mapping.json"

  /// A workspace whose mapping looks its contacts up in a table.
  private static func asking(
    _ table: String,
    in column: String = "id",
    _ body: @Sendable (TestWorkspace) async throws -> Void
  ) async throws {
    try await TestWorkspace.with(size: 1) { workspace in
      _ = await workspace.describe()
      try workspace.edit(file) {
        $0.replacing(
          "\"lookups\": [",
          with: """
            "filters": [{"id": "f1", "when": {"all": [{"of": {"lookup": "listed"}, "op": "is_true"}]},
              "action": "drop_record", "because": [{"s": "S1", "quote": "Map HubSpot contacts"}]}],
            "lookups": [{"name": "listed", "system": "workspace", "object": "\(table)",
              "match": [{"field": "\(column)", "equals": {"field": "hs_object_id"}}],
              "return": "found", "on_none": "false", "on_many": "true"},
            """
        )
      }
      try await body(workspace)
    }
  }

  /// What `check-mapping` says, which must be an error.
  private static func refusal(_ workspace: TestWorkspace) async -> String {
    let checked = await workspace.run("check-mapping", TestWorkspace.mapping)
    #expect(checked.status == .error, "\(checked.all)")
    return checked.all
  }

  private static func isSound(_ workspace: TestWorkspace) async {
    let checked = await workspace.run("check-mapping", TestWorkspace.mapping)
    #expect(checked.status == .done, "\(checked.all)")
  }

  @Test func `tables that a mapping does not ask are left alone, whatever is in them`() async throws
  {
    try await Self.asking("listed") { workspace in
      try workspace.edit("tables/listed.csv") { _ in "id\n2\n" }
      try workspace.edit("tables/ragged.csv") { _ in "id,reason\n1\n" }
      try workspace.edit("tables/nested.jsonl") { _ in #"{"id": [1]}"# }
      try workspace.edit("tables/twice.csv") { _ in "id\n" }
      try workspace.edit("tables/twice.jsonl") { _ in "" }
      try workspace.edit("tables/large.csv") { _ in String(repeating: "id\n", count: 3_000_000) }
      try workspace.edit("one.jsonl") { _ in
        #"{"properties": {"hs_object_id": "1", "lastname": "A", "company": "B"}}"# + "\n"
      }
      let name = TestWorkspace.mapping
      for words in [
        ["check-mapping", name], ["test-mapping", name], ["explain-mapping", name],
        ["map", name, "one.jsonl"], ["approve-mapping", name], ["sync", "run"],
      ] {
        let screen = await workspace.run(words)
        #expect(screen.status == .done, "\(words): \(screen.all)")
        for table in ["ragged", "nested", "twice", "large"] {
          #expect(!screen.all.contains("tables/" + table), "\(words): \(screen.all)")
        }
      }
      let described = await workspace.describe("--regenerate")
      #expect(!described.all.contains("tables/"), "\(described.all)")
    }
  }

  @Test func `a broken table is an error of every mapping that asks it, with file and line`()
    async throws
  {
    try await Self.asking("listed") { workspace in
      try workspace.edit("tables/listed.csv") { _ in "id,reason\n1,asked\n2\n" }
      let name = TestWorkspace.mapping
      for command in ["check-mapping", "test-mapping", "explain-mapping", "approve-mapping"] {
        let screen = await workspace.run(command, name)
        #expect(screen.status == .error, "\(command): \(screen.all)")
        #expect(screen.all.contains("M108: the table \"listed\" cannot be read"), "\(screen.all)")
        #expect(screen.all.contains("tables/listed.csv:3: the row has 1 cell,"), "\(screen.all)")
      }
      let report = await workspace.run("check-mapping", name, "--json")
      let problems = try JSON(parsing: report.output)["diagnostics"]?.array ?? []
      #expect(problems.contains { $0["code"]?.string == "M108" }, "\(report.all)")
      try workspace.edit("tables/listed.csv") { _ in "id,reason,id\n" }
      #expect(await Self.refusal(workspace).contains("columns 1 and 3 are both named \"id\""))
    }
  }

  @Test func `two files of one name are no table`() async throws {
    try await Self.asking("both") { workspace in
      try workspace.edit("tables/both.csv") { _ in "id\n1\n" }
      await Self.isSound(workspace)
      try workspace.edit("tables/both.jsonl") { _ in #"{"id": "1"}"# }
      let refused = await Self.refusal(workspace)
      #expect(
        refused.contains("tables/both.csv and tables/both.jsonl are both this table (SMP106)")
      )
      #expect(refused.contains("Keep one of them"), "\(refused)")
    }
  }

  @Test func `an empty list is a list, and what has no columns is named`() async throws {
    try await Self.asking("listed") { workspace in
      try workspace.edit("tables/listed.csv") { _ in "id,reason\n" }
      await Self.isSound(workspace)
      let warned = await workspace.run("check-mapping", TestWorkspace.mapping)
      #expect(warned.all.contains("warning M507: tables/listed.csv has no rows"), "\(warned.all)")
      try workspace.edit("tables/listed.csv") { _ in "" }
      #expect(await Self.refusal(workspace).contains("tables/listed.csv: the file is empty"))
      try workspace.remove("tables/listed.csv")
      try workspace.edit("tables/listed.jsonl") { _ in "\n" }
      let refused = await Self.refusal(workspace)
      #expect(refused.contains("M201: tables/listed.jsonl has no rows, and so no column \"id\""))
      #expect(!refused.contains("Pull the catalog"), "\(refused)")
    }
  }

  @Test func `a byte order mark, ends of lines and empty lines are no part of a table`()
    async throws
  {
    try await Self.asking("listed") { workspace in
      try workspace.edit("tables/listed.csv") { _ in
        "\u{FEFF}id;reason\r\n1;\"asked; twice\"\r\n\r\n"
      }
      await Self.isSound(workspace)
      try workspace.edit("two.jsonl") { _ in
        ["1", "2"].map {
          #"{"properties": {"hs_object_id": "\#($0)", "lastname": "A", "company": "B"}}"#
        }.joined(separator: "\n")
      }
      let mapped = await workspace.run("map", TestWorkspace.mapping, "two.jsonl")
      #expect(mapped.output.contains(#""HubSpot_Id__c":"2""#), "\(mapped.all)")
      #expect(!mapped.output.contains(#""HubSpot_Id__c":"1""#), "\(mapped.all)")
    }
  }

  @Test func `a table is named as its file, capitals too`() async throws {
    try await Self.asking("Listed") { workspace in
      try workspace.edit("tables/listed.csv") { _ in "id\n1\n" }
      let refused = await Self.refusal(workspace)
      #expect(refused.contains("the workspace has no table \"Listed\""), "\(refused)")
      #expect(refused.contains("Use \"listed\""), "\(refused)")
      try workspace.edit("tables/Listed.csv") { _ in "id\n1\n" }
      await Self.isSound(workspace)
    }
  }

  @Test(arguments: ["listed.CSV", "listed.Csv", "listed.JSONL"])
  func `the ending of a file may be in capitals`(_ name: String) async throws {
    try await Self.asking("listed") { workspace in
      let isCSV = name.lowercased().hasSuffix("csv")
      try workspace.edit("tables/" + name) { _ in isCSV ? "id\n1\n" : #"{"id": "1"}"# }
      await Self.isSound(workspace)
      try workspace.edit("tables/listed.csv") { _ in "id\n1\n" }
      #expect(await Self.refusal(workspace).contains("are both this table (SMP106)"))
    }
  }

  @Test func `a path leads to no table`() async throws {
    try await Self.asking("../secret") { workspace in
      try workspace.edit("secret.csv") { _ in "id\n1\n" }
      try workspace.edit("tables/zoo.csv") { _ in "id\n1\n" }
      let refused = await Self.refusal(workspace)
      #expect(refused.contains("the workspace has no table \"../secret\""), "\(refused)")
      #expect(refused.contains("Name it as its file in the folder"), "\(refused)")
    }
  }

  @Test func `a link leads to a file, and to nothing else`() async throws {
    try await Self.asking("listed") { workspace in
      try workspace.edit("moved.csv") { _ in "id\n1\n" }
      let link = workspace.folder + "/tables/listed.csv"
      func lead(to target: String) throws {
        try? workspace.remove("tables/listed.csv")
        try FileManager.default.createSymbolicLink(
          atPath: link,
          withDestinationPath: target
        )
      }
      try workspace.edit("tables/zoo.csv") { _ in "id\n1\n" }
      try lead(to: "../moved.csv")
      await Self.isSound(workspace)
      for (target, reason) in [
        ("nowhere.csv", "a link to nowhere.csv"), ("listed.csv", "a link to listed.csv"),
        ("/dev/zero", "a device"), (workspace.folder, "a folder"),
      ] {
        try lead(to: target)
        let refused = await Self.refusal(workspace)
        let told = "tables/listed.csv: the file cannot be read: it is " + reason
        #expect(refused.contains(told), "\(target): \(refused)")
      }
    }
  }
}
