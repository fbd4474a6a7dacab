import Commands
import Records
import Testing

/// A mapping whose files are gone, while the journal keeps its versions.
@Suite("Files that are gone", .timeLimit(.minutes(10)))
struct LostMappingTests {
  private static let name = TestWorkspace.mapping
  private static let folder = "mappings/\(name)"
  private static let spec = folder + "/mapping.json"
  private static let back = "crosswalk mappings \(name) --restore"

  private static func text(_ workspace: TestWorkspace, _ path: String) throws -> String {
    var found = ""
    try workspace.edit(path) { text in
      found = text
      return text
    }
    return found
  }

  @Test func `an approved mapping that is gone is named, and comes back as it was`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.folder + "/cases.jsonl") { _ in
        #"{"case": "a", "input": {}, "expect": {"outcome": "reject_record"}}"# + "\n"
      }
      let approved = await workspace.run("approve-mapping", Self.name)
      #expect(approved.status == .done, "\(approved.all)")
      let before = try Self.text(workspace, Self.spec)
      let cases = try Self.text(workspace, Self.folder + "/cases.jsonl")
      try workspace.remove(Self.spec)
      for words in [
        ["check-mapping"], ["approve-mapping"], ["test-mapping"], ["explain-mapping"],
        ["revise-mapping", "Skip customers."], ["upgrade-mapping"],
      ] {
        let refused = await workspace.run([words[0], Self.name] + words.dropFirst())
        #expect(refused.status == .error && refused.all.contains("CFG105"), "\(refused.all)")
        #expect(refused.all.contains("is gone; version 2, approved, is kept"), "\(refused.all)")
        #expect(refused.all.contains(Self.back), "\(refused.all)")
      }
      for words in [["mappings"], ["mappings", Self.name]] {
        let listed = await workspace.run(words)
        #expect(listed.output.contains("approved, file gone"), "\(listed.all)")
        #expect(listed.output.contains("mapping.json: it is gone"), "\(listed.all)")
        #expect(listed.output.contains("Have it back: " + Self.back), "\(listed.all)")
        #expect(!listed.output.contains("Approve what stands here"))
      }
      let json = try JSON(parsing: await workspace.run("mappings", "--json").output)
      #expect(json[0]?["file_gone"] == true && json[0]?["holds"] == false)
      let compared = await workspace.run("diff-mapping", Self.name, "--exit-code")
      #expect(compared.status == .finishedWithExceptions, "\(compared.all)")
      #expect(compared.output.contains("mapping.json: it is gone"), "\(compared.all)")
      #expect(compared.output.contains(Self.back), "\(compared.all)")
      let named = await workspace.run("diff-mapping", Self.name, "1", "file")
      #expect(named.all.contains("CFG105") && named.all.contains(Self.back), "\(named.all)")

      try workspace.remove(Self.folder)
      let restored = await workspace.run("mappings", Self.name, "--restore")
      #expect(restored.status == .done, "\(restored.all)")
      #expect(restored.output.contains("wrote \(Self.spec)"), "\(restored.all)")
      #expect(try Self.text(workspace, Self.spec) == before)
      #expect(try Self.text(workspace, Self.folder + "/cases.jsonl") == cases)
      let listed = await workspace.run("mappings", Self.name)
      #expect(!listed.output.contains("changed since") && !listed.output.contains("gone"))
      let again = await workspace.run("mappings", Self.name, "--restore")
      #expect(again.status == .done && again.output.contains("no file of"), "\(again.all)")
    }
  }

  @Test func `what is there stays, and goes with what comes back`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.remove(Self.spec)
      let proposed = await workspace.run("mappings")
      #expect(proposed.output.contains("proposed, file gone"), "\(proposed.all)")
      #expect(proposed.output.contains("Have it back: " + Self.back), "\(proposed.all)")
      try workspace.edit(Self.folder + "/description.md") { _ in "Words of my own.\n" }
      _ = await workspace.run("mappings", Self.name, "--restore")
      #expect(try Self.text(workspace, Self.folder + "/description.md") == "Words of my own.\n")
      #expect(try Self.text(workspace, Self.spec).contains("\"rules\""))

      // The description of the version that the file holds, not that of the approved one.
      try workspace.remove(Self.folder)
      _ = await workspace.run("mappings", Self.name, "--restore")
      _ = await workspace.run("approve-mapping", Self.name)
      _ = await workspace.run("revise-mapping", Self.name, "Set City to 'Bonn'.")
      try workspace.remove(Self.folder + "/description.md")
      _ = await workspace.run("mappings", Self.name, "--restore")
      let text = try Self.text(workspace, Self.folder + "/description.md")
      #expect(text.contains("Set City to 'Bonn'."), "\(text)")
      try workspace.remove(Self.folder + "/description.md")
      _ = await workspace.run("mappings", Self.name, "--restore", "--mapping-version", "1")
      let older = try Self.text(workspace, Self.folder + "/description.md")
      #expect(!older.contains("Bonn"), "\(older)")
      #expect(await workspace.run("mappings", "--restore").status == .usage)
      let both = await workspace.run("mappings", Self.name, "--restore", "--transcript")
      #expect(both.status == .usage)
      let none = await workspace.run("mappings", "nosuch", "--restore")
      #expect(none.status == .error && none.all.contains("CFG105"), "\(none.all)")
    }
  }
}
