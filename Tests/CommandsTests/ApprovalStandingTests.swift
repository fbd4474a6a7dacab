import Commands
import FoundationEssentials
import Records
import Testing

/// What changes after an approval is named, wherever somebody looks at the mapping.
@Suite("What an approval covers", .timeLimit(.minutes(10)))
struct ApprovalStandingTests {
  private static let name = TestWorkspace.mapping

  private func changes(in workspace: TestWorkspace) async throws -> [String] {
    let listed = await workspace.run("mappings", Self.name, "--json")
    let versions = try JSON(parsing: listed.output).array ?? []
    let approved = versions.first { $0["state"] == "approved" }
    let changed = (approved?["changed_since"]?.array ?? []).compactMap { $0["what"]?.string }
    let checked = await workspace.run("check-mapping", Self.name, "--json")
    #expect(try JSON(parsing: checked.output)["approval"]?["holds"] == .bool(changed.isEmpty))
    let run = await workspace.run("sync", "run")
    for what in changed {
      #expect(run.errors.contains("  \(what): "), "\(run.errors)")
      #expect(await workspace.run("check-mapping", Self.name).output.contains("  \(what): "))
    }
    return changed
  }

  private func approve(_ workspace: TestWorkspace, version: Int) async throws {
    let approved = await workspace.run("approve-mapping", Self.name, "--json")
    #expect(try JSON(parsing: approved.output)["version"] == .integer(version), "\(approved.all)")
  }

  static let edits: [(String, String, String, String)] = [
    ("mapping.json", "mappings/\(name)/mapping.json", #""field": "city""#, #""field": "state""#),
    ("description.md", "mappings/\(name)/description.md", "Map HubSpot", "Please map HubSpot"),
    ("prompts/draft-mapping", "prompts/draft-mapping/prompt.md", "exactly", "precisely"),
    ("prompts/repair-mapping", "prompts/repair-mapping/prompt.md", "Mend them", "Repair them"),
  ]

  @Test(arguments: edits) func `names a file that changed, until it is approved anew`(
    _ what: String,
    _ path: String,
    _ old: String,
    _ new: String
  ) async throws {
    try await TestWorkspace.with(size: 1) { workspace in
      _ = await workspace.describe()
      try await approve(workspace, version: 1)
      #expect(try await changes(in: workspace) == [])
      try workspace.edit(path) { $0.replacing(old, with: new) }
      #expect(try await changes(in: workspace) == [what])
      // Other words than those of the mapping are for a model to read, not to be approved.
      guard what != "description.md" else { return }
      try await approve(workspace, version: 2)
      #expect(try await changes(in: workspace) == [])
      try await approve(workspace, version: 2)
    }
  }

  @Test func `names cases, tables and catalogs that changed`() async throws {
    try await TestWorkspace.with(size: 1) { workspace in
      _ = await workspace.describe()
      try workspace.edit("tables/suppressed.csv") { _ in "id,reason\n1,asked\n" }
      try workspace.edit("mappings/\(Self.name)/mapping.json") {
        $0.replacing(
          "\"lookups\": [",
          with: """
            "filters": [{"id": "f1",
              "when": {"all": [{"of": {"lookup": "listed"}, "op": "is_true"}]},
              "action": "drop_record", "because": [{"s": "S1", "quote": "Map HubSpot contacts"}]}],
            "lookups": [{"name": "listed", "system": "workspace", "object": "suppressed",
              "match": [{"field": "id", "equals": {"field": "hs_object_id"}}], "return": "found",
              "on_none": "false", "on_many": "true"},
            """
        )
      }
      try await approve(workspace, version: 2)
      let line =
        #"{"case": "one", "input": {"hs_object_id": "9", "lastname": "A", "company": "B"}, "#
        + #""expect": {"outcome": "emit"}}"# + "\n"
      try workspace.edit("mappings/\(Self.name)/cases.jsonl") { _ in line }
      #expect(try await changes(in: workspace) == ["cases.jsonl"])
      try await approve(workspace, version: 3)
      // Another case that passes as well is another case.
      try workspace.edit("mappings/\(Self.name)/cases.jsonl") {
        $0.replacing("\"9\"", with: "\"8\"")
      }
      #expect(try await changes(in: workspace) == ["cases.jsonl"])
      try await approve(workspace, version: 4)
      try workspace.edit("tables/suppressed.csv") { $0 + "51,bounced\n" }
      #expect(try await changes(in: workspace) == ["table suppressed"])
      try await approve(workspace, version: 5)
      #expect(try await changes(in: workspace) == [])
    }
  }

  @Test func `a catalog counts in the fields that are used, and stops a run it does not fit`()
    async throws
  {
    try await TestWorkspace.with(size: 1) { workspace in
      _ = await workspace.describe()
      try await approve(workspace, version: 1)
      func change(_ name: String, _ change: (inout CatalogField) -> Void) async throws {
        try await workspace.drift("Lead", at: "salesforce") { catalog in
          for index in catalog.fields.indices where catalog.fields[index].name == name {
            change(&catalog.fields[index])
          }
        }
      }
      try await change("Rating") { $0.label = "Stars" }
      #expect(try await changes(in: workspace) == [])
      try await change("Phone") { $0.maxLength = 50 }
      #expect(try await changes(in: workspace) == ["catalog of salesforce Lead"])
      #expect(!(await workspace.run("sync", "run").all.contains("RUN104")))
      // Approving again pins the catalog of today.
      let checked = await workspace.run("check-mapping", Self.name, "--json")
      let problems = try JSON(parsing: checked.output)["diagnostics"]?.array ?? []
      let moved = try #require(problems.first { $0["code"] == "M208" })
      let hashes = (moved["found"]?.string ?? "", moved["expected"]?.string ?? "")
      try workspace.edit("mappings/\(Self.name)/mapping.json") {
        $0.replacing(hashes.0, with: hashes.1)
      }
      try await approve(workspace, version: 2)
      #expect(try await changes(in: workspace) == [])
      try await workspace.drift("Lead", at: "salesforce") { catalog in
        catalog.fields.removeAll { $0.name == "Phone" }
      }
      let refused = await workspace.run("sync", "run")
      #expect(refused.status == .error, "\(refused.all)")
      #expect(refused.all.contains("RUN104") && refused.all.contains("M202"), "\(refused.all)")
    }
  }

  @Test func `shows what the seal is a hash over`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let approved = await workspace.run("approve-mapping", Self.name, "--by", "ada")
      for what in [
        "the mapping, with its tests", "the catalog of salesforce Lead",
        "prompts/draft-mapping", "the cases beside it", "3 tests passed",
      ] {
        #expect(approved.output.contains(what), "\(approved.output)")
      }
    }
  }
}
