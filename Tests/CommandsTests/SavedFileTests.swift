import Commands
import FoundationEssentials
import Records
import Testing

/// Files as editors save them: with a byte order mark, or in another encoding.
@Suite("Files as they are saved", .timeLimit(.minutes(10)))
struct SavedFileTests {
  private static let name = TestWorkspace.mapping

  private static func mark(_ paths: String..., in workspace: TestWorkspace) throws {
    for path in paths { try workspace.edit(path) { "\u{FEFF}" + $0 } }
  }

  private static func expectDone(
    _ screen: TestWorkspace.Screen,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(screen.status == .done, "\(screen.all)", sourceLocation: sourceLocation)
  }

  @Test func `a byte order mark is no part of any file that a person saves`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try Self.mark(
        "crosswalk.yaml",
        "prompts/draft-mapping/prompt.md",
        "prompts/draft-mapping/answer.schema.json",
        "prompts/repair-mapping/prompt.md",
        "samples/catalogs/salesforce.Lead.json",
        in: workspace
      )
      Self.expectDone(await workspace.describe())
      Self.expectDone(await workspace.run("match", "hubspot:contacts", "salesforce:Lead"))
      let catalog = "samples/catalogs/salesforce.Lead.json"
      Self.expectDone(await workspace.run("match", "hubspot:contacts", catalog))

      // The files of a mapping.
      let folder = "mappings/\(Self.name)"
      try workspace.edit("\(folder)/cases.jsonl") { _ in
        #"{"case": "one", "input": {"hs_object_id": "9", "lastname": "A", "company": "B"}, "#
          + #""expect": {"outcome": "emit"}}"# + "\n"
      }
      try Self.mark(
        "\(folder)/mapping.json",
        "\(folder)/cases.jsonl",
        "\(folder)/description.md",
        in: workspace
      )
      Self.expectDone(await workspace.run("check-mapping", Self.name))
      let tested = await workspace.run("test-mapping", Self.name)
      #expect(tested.status == .done && !tested.all.contains("cannot be read"), "\(tested.all)")
      Self.expectDone(await workspace.run("evaluate-prompts"))

      // A bundle.
      Self.expectDone(await workspace.run("export-mapping", Self.name, "-o", "one.json"))
      try Self.mark("one.json", in: workspace)
      Self.expectDone(await workspace.run("import-mapping", "one.json", "--name", "other"))
    }
  }

  @Test func `a byte order mark is no part of an evaluation's files`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try workspace.edit("set/one/expectation.json") { _ in
        #"{"source": "hubspot.contacts", "target": "salesforce.Lead", "fields": {"S1": ["City"]}}"#
      }
      try workspace.edit("set/one/description.md") { _ in "Copy the city." }
      try workspace.edit("set/one/cases.jsonl") { _ in
        #"{"case": "a", "input": {}, "expect": {"outcome": "emit", "record": {}}}"# + "\n"
      }
      let plain = await workspace.run("evaluate-prompts", "set", "--only-folders", "--json")
      let files = ["expectation.json", "description.md", "cases.jsonl"].map { "set/one/\($0)" }
      for file in files { try Self.mark(file, in: workspace) }
      let marked = await workspace.run("evaluate-prompts", "set", "--only-folders", "--json")
      #expect(marked.status == plain.status, "\(marked.all)")
      let results = try [plain, marked].map { try JSON(parsing: $0.output)["results"]?[0] }
      #expect(results[0]?["prompt_tokens"] != nil, "\(plain.all)")
      for part in ["prompt_tokens", "problems", "differences"] {
        #expect(results[0]?[part] == results[1]?[part], "\(marked.all)")
      }
    }
  }

  @Test func `another encoding is named with its place`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let prompt = workspace.folder + "/prompts/draft-mapping/prompt.md"
      let url = URL(filePath: prompt)
      let bytes = try Data(contentsOf: url)
      try Data([0xFF, 0xFE] + bytes).write(to: url)
      let told = await workspace.describe()
      #expect(told.status == .error, "\(told.all)")
      let place = "prompts/draft-mapping/prompt.md:1:1"
      #expect(told.errors.contains("error CFG002: the text is not UTF-8\n  \(place)"))
      #expect(told.errors.contains("Save it again as UTF-8.") && !told.all.contains("PRM"))
      try bytes.write(to: url)

      let settings = URL(filePath: workspace.folder + "/crosswalk.yaml")
      try Data(Array("name: K".utf8) + [0xF6] + Array("ln\n".utf8)).write(to: settings)
      let yaml = await workspace.run("mappings")
      #expect(yaml.status == .error && yaml.all.contains("crosswalk.yaml:1:8"), "\(yaml.all)")
    }
  }
}
