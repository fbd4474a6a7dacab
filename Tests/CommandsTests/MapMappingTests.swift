import Commands
import Records
import Testing

/// Which mapping runs.
@Suite("map, the mapping that runs", .timeLimit(.minutes(10)))
struct MapMappingTests {
  @Test func `a version says what it said, whatever the file says now`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let name = TestWorkspace.mapping
      _ = await workspace.describe()
      #expect(await workspace.run("approve-mapping", name).status == .done)
      let record =
        #"{"id":"1","properties":{"hs_object_id":"1","lastname":"A","company":"B","#
        + #""email":"a@example.com"}}"#
      try workspace.edit("a.jsonl") { _ in record + "\n" }
      let before = await workspace.run("map", name, "a.jsonl")
      #expect(before.output.contains("Marketing Site"), "\(before.all)")
      try workspace.edit("mappings/\(name)/mapping.json") {
        $0.replacing("'Marketing Site'", with: "'Web'").replacing(
          "\"Marketing Site\"",
          with: "\"Web\""
        )
      }
      let file = await workspace.run("map", name, "a.jsonl")
      #expect(!file.output.contains("Marketing Site"), "\(file.all)")
      let version = await workspace.run("map", name, "a.jsonl", "--mapping-version", "1")
      #expect(version.output == before.output, "\(version.all)")
      #expect(!version.errors.contains("differs"))
      try workspace.edit("mappings/\(name)/mapping.json") { _ in "{" }
      let broken = await workspace.run("map", name, "a.jsonl", "--mapping-version", "1")
      #expect(broken.output == before.output, "the file does not matter: \(broken.all)")
      for written in ["./mappings/\(name)", "mappings/\(name)/", "mappings/\(name)/mapping.json"] {
        let same = await workspace.run("map", written, "a.jsonl", "--mapping-version", "1")
        #expect(same.output == before.output, "\(same.all)")
      }
      let other = await workspace.run(
        "map",
        name,
        "a.jsonl",
        "--mapping-version",
        "1",
        "-o",
        "mappings/\(name)/mapping.json"
      )
      #expect(other.status == .error && other.errors.contains("CFG003"), "\(other.all)")
      let none = await workspace.run("map", name, "a.jsonl", "--mapping-version", "2")
      #expect(none.status == .error && none.errors.contains("\(name) 2"), "\(none.all)")
    }
  }

  @Test func `a file where the mapping belongs is told, with the right order`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      try folder.write("E-mail\na@example.com\n", to: "b.csv")
      for words in [["a.jsonl", "leads", "b.csv"], ["a.jsonl", "leads/mapping.json", "b.csv"]] {
        let swapped = await folder.run(["map"] + words)
        #expect(swapped.status == .error && swapped.output.isEmpty)
        #expect(swapped.errors.contains("CFG105"), "\(swapped.all)")
        #expect(swapped.errors.contains("\"a.jsonl\" is a file, and no mapping"))
        #expect(swapped.errors.contains("map \(words[1]) a.jsonl b.csv"), "\(swapped.errors)")
      }
      let alone = await folder.run("map", "a.jsonl")
      #expect(alone.errors.contains("map MAPPING a.jsonl"), "\(alone.all)")
      try folder.write("{", to: "broken.json")
      let broken = await folder.run("map", "broken.json", "a.jsonl")
      #expect(broken.status == .error && !broken.errors.contains("CFG105"), "\(broken.all)")
    }
  }
}
