import Commands
import FoundationEssentials
import Records
import Testing

/// What is wrong with a request is told before the model is asked, and nothing is lost.
struct DescribeRefusalTests {
  private static func expectRefused(
    _ screen: TestWorkspace.Screen,
    _ texts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(screen.status == .error, "\(screen.all)", sourceLocation: sourceLocation)
    #expect(!screen.all.contains("asking"), "\(screen.all)", sourceLocation: sourceLocation)
    for text in texts {
      #expect(screen.all.contains(text), "\(screen.all)", sourceLocation: sourceLocation)
    }
  }

  // MARK: Descriptions

  @Test func `a sentence of ten thousand words is refused with its place`() async throws {
    try await DescribeFolder.with { test in
      let words = String(repeating: "copy the name and ", count: 2_500)
      try test.folder.write("Map the leads.\n\n\(words)so on.\n", to: "request.txt")
      let told = await test.describe()
      Self.expectRefused(told, "M106", "request.txt", "S2 has 450", "at most 10000")
      #expect(!test.folder.has("made"))
    }
  }

  @Test func `more than a thousand sentences are refused`() async throws {
    try await DescribeFolder.with { test in
      let sentences = String(repeating: "Copy the name.\n\n", count: 1_001)
      try test.folder.write(sentences, to: "request.txt")
      Self.expectRefused(await test.describe(), "M106", "1001 sentences")
      try test.folder.write(String(repeating: "a.\"b ", count: 300_000), to: "request.txt")
      Self.expectRefused(await test.describe(), "M106", "1500000 bytes of a description")
      try test.folder.write("...\n", to: "request.txt")
      Self.expectRefused(await test.describe(), "CFG109", "has no sentence")
    }
  }

  @Test func `text that is not UTF-8 is refused with line and column`() async throws {
    try await DescribeFolder.with { test in
      let bytes = Array("Map the leads.\nCopy the n".utf8) + [0xE4] + Array("me to Name.".utf8)
      try test.folder.write(bytes, to: "request.txt")
      Self.expectRefused(await test.describe(), "CFG002", "request.txt:2:11", "not UTF-8")
      let text = await test.folder.run(DescribeFolder.files + ["--text", "Copy \u{FFFD}."])
      Self.expectRefused(text, "CFG002", "--text:1:6")
      try test.folder.write(bytes, to: "made/description.md")
      let kept = await test.folder.run(DescribeFolder.files)
      Self.expectRefused(kept, "CFG002", "description.md:2:11")
    }
  }

  // MARK: Folders

  @Test(arguments: ["request.txt", "request.txt/made", "/proc/made"])
  func `a folder that cannot be written is refused`(_ folder: String) async throws {
    try await DescribeFolder.with { test in
      let words = DescribeFolder.files.dropLast() + [folder, "--description", "request.txt"]
      Self.expectRefused(await test.folder.run(Array(words)), "CFG003", folder)
    }
  }

  @Test func `a folder in the way of a file is refused`() async throws {
    try await DescribeFolder.with { test in
      try test.folder.write("x", to: "made/mapping.json/x")
      Self.expectRefused(await test.describe(), "CFG003", "made/mapping.json")
      try test.folder.write("x", to: "other/catalogs")
      let words = DescribeFolder.files.dropLast() + ["other", "--description", "request.txt"]
      Self.expectRefused(await test.folder.run(Array(words)), "CFG003", "other/catalogs")
    }
  }

  @Test(arguments: [
    "mappings", "mappings/", "mappings/a/b", ".crosswalk/x", "samples", "samples/catalogs",
    "prompts/mine", "tables/new", ".",
  ])
  func `folders of a workspace are refused`(_ folder: String) async throws {
    try await DescribeFolder.with { test in
      #expect(await test.folder.run("init", "-w", ".").status == .done)
      let words = DescribeFolder.files.dropLast() + [folder, "--description", "request.txt"]
      Self.expectRefused(await test.folder.run(Array(words)), "CFG003", "keeps other things")
    }
  }

  @Test func `a mapping of the workspace that cannot be written is refused`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try workspace.edit("mappings/\(TestWorkspace.mapping)") { _ in "a file" }
      Self.expectRefused(await workspace.describe(), "CFG003", "mappings/" + TestWorkspace.mapping)
    }
  }

  // MARK: Samples

  @Test func `lines of samples that are no records are told, as far as a person reads`()
    async throws
  {
    try await DescribeFolder.with { test in
      try test.folder.write("Map leads to people. Copy the name to Name.", to: "request.txt")
      let good = await test.describe("--json")
      let broken = String(repeating: "{broken\n", count: 5)
      try test.folder.write(DescribeFolder.samples + "\n" + broken, to: "samples.jsonl")
      let told = await test.describe()
      #expect(told.errors.contains("samples.jsonl:3"), "\(told.all)")
      #expect(told.errors.contains("samples.jsonl:5"), "\(told.all)")
      #expect(!told.errors.contains("samples.jsonl:6"), "\(told.all)")
      #expect(told.errors.contains("2 more"), "\(told.all)")
      #expect(told.status == (good.status == .done ? .finishedWithExceptions : good.status))
      let answer = try JSON(parsing: await test.describe("--json").output)
      #expect(answer["sample_problems"]?.array?.count == 5)
    }
  }

  @Test(arguments: [("SMP205", true), ("SMP109", false)])
  func `samples of another form are refused in one message`(
    _ code: String,
    _ isUTF16: Bool
  )
    async throws
  {
    try await DescribeFolder.with { test in
      let text = DescribeFolder.samples
      let bytes =
        isUTF16
        ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : Array("[\(text)]".utf8)
      try test.folder.write(bytes, to: "samples.jsonl")
      let refused = await test.describe()
      Self.expectRefused(refused, code, "samples.jsonl")
      #expect(refused.all.ranges(of: "error ").count == 1, "\(refused.all)")
    }
  }

  // MARK: Files of the folder

  @Test func `catalogs and tables that a person changed are not written over`() async throws {
    try await DescribeFolder.with { test in
      try test.folder.write("region,branch\nnorth,b1\n", to: "list.csv")
      let more = ["--description", "request.txt", "--lookup", "branches=list.csv"]
      _ = await test.folder.run(DescribeFolder.files + more)
      for file in ["catalogs/crm.people.json", "tables/branches.csv"] {
        let path = "made/" + file
        let text = try test.folder.text(of: path)
        let own = text.replacing("40", with: "30").replacing("b1", with: "b2")
        try test.folder.write(own, to: path)
        let refused = await test.folder.run(DescribeFolder.files + more)
        Self.expectRefused(refused, "CFG110", path)
        #expect(try test.folder.text(of: path) == own)
        let wanted = await test.folder.run(DescribeFolder.files + more + ["--regenerate"])
        #expect(!wanted.all.contains("CFG110"), "\(wanted.all)")
        #expect(try test.folder.text(of: path) == text)
      }
      // What changed where it comes from is written without a word.
      try test.folder.write("region,branch\nnorth,b3\n", to: "list.csv")
      try test.folder.write(
        DescribeFolder.target.replacing("40", with: "20"),
        to: "target.json"
      )
      _ = await test.folder.run(DescribeFolder.files + more)
      #expect(try test.folder.text(of: "made/tables/branches.csv").contains("b3"))
      #expect(try test.folder.text(of: "made/catalogs/crm.people.json").contains("20"))
    }
  }
}
