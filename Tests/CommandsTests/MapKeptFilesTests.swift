import Commands
import FoundationEssentials
import Testing

/// No output goes to what a workspace or a mapping is made of.
@Suite("map, files that are kept", .timeLimit(.minutes(10)))
struct MapKeptFilesTests {
  private static let kept = [
    ".crosswalk/journal.sqlite", ".crosswalk/journal.sqlite-wal", ".crosswalk/keys.sqlite",
    ".crosswalk/lock", ".crosswalk/new", "crosswalk.yaml", "./samples/../crosswalk.yaml",
    "prompts/new.md", "mappings/other/cases.jsonl", "tables/stages.csv", "tables/new.csv",
    "samples/source/crm-leads.csv", "salt.txt", "leads/description.md", "leads/cases.jsonl",
    "leads/catalogs/files.crm-leads.json", "link-to-nothing", "folder/new.csv",
    "other/crosswalk.yaml", "other/tables/stages.csv", "other/.crosswalk/new", "hard-link",
    "elsewhere/.crosswalk/new",
  ]

  @Test func `of the workspace, of another, and of the mapping`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      #expect(await folder.run("init").status == .done)
      let configuration = try folder.text(of: "crosswalk.yaml")
      try folder.write(configuration + "secrets:\n  salt: file:salt.txt\n", to: "crosswalk.yaml")
      try folder.write("crosswalk: 1\nname: other\n", to: "other/crosswalk.yaml")
      for name in [
        ".crosswalk/lock", "tables/stages.csv", "mappings/other/mapping.json", "salt.txt",
        "other/tables/stages.csv", "other/.crosswalk/lock", "elsewhere/.crosswalk/lock",
      ] {
        try folder.write("kept", to: name)
      }
      try folder.link("link-to-nothing", to: ".crosswalk/ballast")
      try folder.link("folder", to: "tables")
      try FileManager.default.linkItem(
        atPath: folder.path + "/tables/stages.csv",
        toPath: folder.path + "/hard-link"
      )
      for name in Self.kept {
        let before = try? folder.text(of: name)
        for option in ["-o", "--rejects"] {
          let refused = await folder.run("map", "leads", "a.jsonl", option, name, "-q")
          #expect(refused.status == .error && refused.output.isEmpty, "\(name): \(refused.all)")
          #expect(refused.errors.contains("CFG003"), "\(name): \(refused.all)")
          #expect((try? folder.text(of: name)) == before, "\(name)")
        }
      }
      for name in ["out.jsonl", "crosswalk.yaml.jsonl", "tables-of-mine.jsonl", "other/new.jsonl"] {
        let mapped = await folder.run("map", "leads", "a.jsonl", "-o", name, "-q")
        #expect(mapped.status == .done && mapped.all.isEmpty, "\(name): \(mapped.all)")
        #expect(try folder.text(of: name) == #"{"email":"a@example.com"}"# + "\n")
      }
    }
  }

  @Test func `without a workspace, any name is free that the mapping is not made of`() async throws
  {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      try folder.write("old", to: "samples/out.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "-o", "samples/out.jsonl", "-q")
      #expect(mapped.status == .done && mapped.all.isEmpty, "\(mapped.all)")
      let own = await folder.run("map", "leads", "a.jsonl", "-o", "leads/cases.jsonl")
      #expect(own.errors.contains("CFG003") && !folder.has("leads/cases.jsonl"), "\(own.all)")
    }
  }

  @Test func `outputs keep what they hold until the first records have come`() async throws {
    try await MapFolder.with { folder in
      try folder.write("[\(MapBadInputTests.good)]", to: "array.jsonl")
      try folder.write(Array(MapCommandTests.gzip.prefix(4)), to: "cut.jsonl.gz")
      try folder.write("a,b\n1,2\n", to: "none.csv")
      try folder.write("{}\n", to: "skipped.jsonl")
      try folder.write("", to: "empty.jsonl")
      for input in ["array.jsonl", "cut.jsonl.gz", "none.csv"] {
        try folder.write("kept", to: "out.csv")
        let failed = await folder.run("map", "leads", input, "-o", "out.csv")
        #expect(failed.status == .error, "\(failed.all)")
        #expect(try folder.text(of: "out.csv") == "kept", "\(input)")
      }
      for input in ["skipped.jsonl", "empty.jsonl"] {
        try folder.write("old", to: "out.csv")
        try folder.write("old", to: "rejects.jsonl")
        let read = await folder.run(
          ["map", "leads", input, "-o", "out.csv", "--rejects", "rejects.jsonl"]
        )
        #expect(read.status == .done, "\(read.all)")
        #expect(try folder.text(of: "out.csv") == "email,company,jobtitle,lifecyclestage\r\n")
        #expect(try folder.rejects().count == (input == "empty.jsonl" ? 0 : 1))
      }
    }
  }
}
