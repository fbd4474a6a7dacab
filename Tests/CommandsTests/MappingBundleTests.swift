import Commands
import FoundationEssentials
import Records
import Testing

/// A mapping in one file: there and back, byte for byte.
@Suite("A mapping in one file", .timeLimit(.minutes(10)))
struct MappingBundleTests {
  private static let name = TestWorkspace.mapping

  private func bytes(_ workspace: TestWorkspace, _ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: workspace.folder + "/" + path))
  }

  @Test func `goes through two workspaces and is the same`() async throws {
    try await TestWorkspace.with(size: 1, model: RevisingModel.answer()) { first in
      _ = await first.describe()
      try first.edit("tables/suppressed.csv") { _ in "id,reason,since\n1,asked,2\n3,,4\n" }
      try first.edit("mappings/\(Self.name)/mapping.json") {
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
      try first.edit("mappings/\(Self.name)/cases.jsonl") { _ in
        #"{"case": "one", "input": {"hs_object_id": "9", "lastname": "A", "company": "B"}, "#
          + #""expect": {"outcome": "emit"}}"# + "\n"
      }
      _ = await first.run("approve-mapping", Self.name, "--by", "ada")
      for version in ["1", "2"] {
        let exported = await first.run(
          "export-mapping",
          Self.name,
          "--version",
          version,
          "-o",
          "v\(version).json"
        )
        #expect(exported.status == .done, "\(exported.all)")
      }
      try await TestWorkspace.with(size: 0) { third in
        try third.edit("tables/suppressed.csv") { _ in "id\n7\n" }
        let imported = await third.run("import-mapping", first.folder + "/v2.json")
        #expect(imported.output.contains("  table suppressed: other rows"), "\(imported.all)")
      }
      try await TestWorkspace.with(size: 1) { second in
        for version in ["1", "2"] {
          let path = first.folder + "/v\(version).json"
          let more = version == "1" ? [] : ["--next-version"]
          let imported = await second.run(["import-mapping", path] + more)
          #expect(imported.status == .done, "\(imported.all)")
          #expect(imported.output.contains("is version \(version), proposed"), "\(imported.all)")
          let words = ["export-mapping", Self.name, "--version", version, "-o"]
          let exported = await second.run(words + ["there/"])
          #expect(exported.status == .done, "\(exported.all)")
          let back = try bytes(second, "there/\(Self.name).crosswalk.json")
          #expect(back == (try bytes(first, "v\(version).json")), "version \(version)")
        }
        let printed = await second.run("export-mapping", Self.name)
        #expect(Data(printed.output.utf8) == (try bytes(first, "v2.json")))
        #expect(
          try bytes(second, "mappings/\(Self.name)/cases.jsonl")
            == bytes(first, "mappings/\(Self.name)/cases.jsonl")
        )
        // Nobody has approved it here, whoever did there; then it is the very same.
        let listed = await second.run("mappings", Self.name, "--json")
        #expect(!listed.output.contains("ada"))
        let approved = await second.run("approve-mapping", Self.name, "--by", "bo", "--json")
        let seal = try JSON(parsing: approved.output)["seal"]
        #expect(seal == (try JSON(parsing: printed.output)["seal"]), "\(approved.all)")
      }
    }
  }

  @Test func `is approved where nobody has asked the platforms before`() async throws {
    try await TestWorkspace.with(size: 1) { first in
      _ = await first.describe()
      _ = await first.run("approve-mapping", Self.name, "--by", "ada")
      _ = await first.run("export-mapping", Self.name, "-o", "it.json")
      try await TestWorkspace.with(size: 1) { second in
        let imported = await second.run("import-mapping", first.folder + "/it.json")
        #expect(imported.status == .done, "\(imported.all)")
        let approved = await second.run("approve-mapping", Self.name, "--by", "bo")
        #expect(approved.status == .done, "\(approved.all)")
        let pulled = await second.run("catalog", "pull")
        #expect(pulled.status == .done, "\(pulled.all)")
        #expect(await second.run("approve-mapping", Self.name, "--by", "bo").status == .done)
        #expect(await second.run("journal", "verify").status == .done)
        let again = await second.run("export-mapping", Self.name, "--version", "1")
        let bundle = try bytes(first, "it.json")
        #expect(Data(again.output.utf8) == bundle)
      }
    }
  }

  @Test func `takes a name that is not taken, or the next version`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("export-mapping", Self.name, "-o", "it.json")
      let taken = await workspace.run("import-mapping", "it.json")
      #expect(taken.status == .error && taken.all.contains("CFG110"), "\(taken.all)")
      #expect(taken.all.contains("--name") && taken.all.contains("--next-version"))
      let named = await workspace.run("import-mapping", "it.json", "--name", "other")
      #expect(named.output.contains("other is version 1, proposed"), "\(named.all)")
      let next = await workspace.run("import-mapping", "it.json", "--next-version", "--json")
      #expect(try JSON(parsing: next.output)["version"] == 2, "\(next.all)")
      try workspace.edit("mappings/other/mapping.json") {
        $0.replacing(#""field": "city""#, with: #""field": "state""#)
      }
      let words = ["import-mapping", "it.json", "--name", "other", "--next-version"]
      let edited = await workspace.run(words)
      #expect(edited.all.contains("CFG110") && edited.all.contains("changed by hand"))
      #expect(await workspace.run("export-mapping", "nothing").all.contains("CFG105"))
      #expect(
        await workspace.run("export-mapping", Self.name, "--version", "9").all.contains("CFG105")
      )
    }
  }

  @Test func `is refused where it was changed, or is something else`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("export-mapping", Self.name, "-o", "it.json")
      let whole = String(decoding: try bytes(workspace, "it.json"), as: UTF8.self)
      func importing(_ text: String) async throws -> TestWorkspace.Screen {
        try workspace.edit("changed.json") { _ in text }
        return await workspace.run("import-mapping", "changed.json", "--name", "changed")
      }
      for (old, new, place) in [
        (#""field": "city""#, #""field": "state""#, "/mapping"),
        (#""cases": """#, #""cases": "\n""#, "/cases"),
        (#""label": "City""#, #""label": "Town""#, "/catalogs"),
        (#""stand_in": true"#, #""stand_in": false"#, "/provenance"),
        (#""name": "\#(Self.name)""#, #""name": "x""#, "/name"),
      ] {
        try #require(whole.contains(old), "\(old)")
        let refused = try await importing(whole.replacing(old, with: new))
        #expect(refused.status == .error && refused.all.contains("CFG112"), "\(refused.all)")
        #expect(refused.all.contains("changed.json, \(place)"), "\(refused.all)")
      }
      let seal = try #require(try JSON(parsing: whole)["seal"]?.string)
      let resealed = try await importing(whole.replacing(seal, with: String(seal.reversed())))
      #expect(resealed.all.contains("CFG112") && resealed.all.contains("/seal"))
      for text in [
        "{", "[]", #"{"bundle": "other"}"#, whole.replacing(#""form": 1"#, with: #""form": 9"#),
      ] {
        let refused = try await importing(text)
        #expect(refused.status == .error && refused.all.contains("CFG111"), "\(refused.all)")
      }
      #expect(await workspace.run("import-mapping", "prompts").all.contains("CFG111"))
      #expect(await workspace.run("mappings", "changed").output.contains("version 1") == false)
    }
  }
}
