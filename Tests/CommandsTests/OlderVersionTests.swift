import Commands
import FoundationEssentials
import Records
import Testing

/// A mapping whose file or whose approved version is in an older version of the language.
@Suite("A mapping of an older language version", .timeLimit(.minutes(10)))
struct OlderVersionTests {
  private static let name = TestWorkspace.mapping
  private static let file = "mappings/\(name)/mapping.json"

  /// The story's mapping as version 0 wrote it.
  private func text(in workspace: TestWorkspace) throws -> String {
    let bytes = try Data(contentsOf: URL(filePath: workspace.folder + "/" + Self.file))
    var spec = try JSON(parsing: Array(bytes))
    var rules = spec["rules"]?.array ?? []
    for index in rules.indices {
      guard case .object(var rule) = rules[index] else { continue }
      rule["because"] = .array((rule["because"]?.array ?? []).compactMap { $0["s"] })
      rules[index] = .object(rule)
    }
    guard case .object(var root) = spec else { return "" }
    root["rules"] = .array(rules)
    root["mapping"] = 0
    spec = .object(root)
    return spec.text(.canonical)
  }

  @Test func `is refused as a file, and its file is written anew on request`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let old = try text(in: workspace)
      // With the present number and reasons that quote nothing it is as old.
      for written in [old, old.replacing(#""mapping":0"#, with: #""mapping":1"#)] {
        try workspace.edit(Self.file) { _ in written }
        for command in ["check-mapping", "test-mapping", "explain-mapping", "approve-mapping"] {
          let refused = await workspace.run(command, Self.name)
          #expect(refused.status == .error, "\(refused.all)")
          #expect(refused.errors.contains("error M112"), "\(refused.all)")
          #expect(refused.errors.contains("upgrade-mapping"))
        }
        let upgraded = await workspace.run("upgrade-mapping", Self.name)
        #expect(upgraded.output.contains("was in version 0"), "\(upgraded.all)")
        let checked = await workspace.run("check-mapping", Self.name)
        #expect(checked.status == .done && checked.errors == "", "\(checked.all)")
        let again = await workspace.run("upgrade-mapping", Self.name, "--json")
        #expect(try JSON(parsing: again.output)["from"] == 1)
      }
    }
  }

  @Test func `stays approved as it is: the upgrade of its file is no other version`()
    async throws
  {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let old = try text(in: workspace)
      try await workspace.shelve(old, of: Self.name)
      func seals() async throws -> [JSON?] {
        let listed = await workspace.run("mappings", Self.name, "--json").output
        return (try JSON(parsing: listed).array ?? []).flatMap {
          [$0["version"], $0["state"], $0["seal"], $0["approved_by"]]
        }
      }
      let before = try await seals()
      try workspace.edit(Self.file) { _ in old }
      _ = await workspace.run("upgrade-mapping", Self.name)
      let upgraded = await workspace.run("approve-mapping", Self.name, "--by", "bo")
      #expect(upgraded.output.contains("version 2 is approved by ada"), "\(upgraded.all)")
      #expect(try await seals() == before)
    }
  }

  @Test func `is refused where a part has no counterpart, with its place and a hint`() async throws
  {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let old = try text(in: workspace)
      try workspace.edit(Self.file) { _ in
        old.replacing(#""fn": "default","#, with: #""fn": "flatten","#)
      }
      let refused = await workspace.run("upgrade-mapping", Self.name)
      #expect(refused.status == .error)
      #expect(refused.errors.contains("error M111"), "\(refused.all)")
      #expect(refused.errors.contains("/rules/10/value/then/0"))
      #expect(refused.errors.contains("Remove it"))
    }
  }
}
