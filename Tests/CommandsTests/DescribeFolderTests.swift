import Commands
import Records
import Testing

/// What `describe-mapping --out` writes and says of the folder.
@Suite struct DescribeFolderTests {
  private static let description = """
    Map the leads to people. Copy the name to Name. Look up the region in the table branches and \
    write its branch to Level.

    """
  private static let source = """
    {"system": "files", "object": "leads", "fields": [{"name": "number", "type": "id"},
     {"name": "region", "type": "text"}, {"name": "name", "type": "text"}]}
    """
  private static let target = """
    {"system": "crm", "object": "people", "fields": [{"name": "Level", "type": "text"},
     {"name": "Name", "type": "text"}]}
    """
  private static let words = [
    "describe-mapping", "--description", "request.txt", "--source-catalog", "source.json",
    "--target-catalog", "target.json", "--out", "made",
  ]

  private func inWorkspace(_ body: (MapFolder) async throws -> Void) async throws {
    try await MapFolder.with { folder in
      _ = await folder.run("init")
      try folder.write(Self.description, to: "request.txt")
      try folder.write(Self.source, to: "source.json")
      try folder.write(Self.target, to: "target.json")
      try folder.write("region,branch\nnorth,b1\n", to: "tables/branches.csv")
      try folder.write("region,branch\nnorth,b1\n", to: "tables/others.csv")
      try folder.write("{\"region\": \"north\", \"name\": \"Ida\"}\n", to: "records.jsonl")
      try await body(folder)
    }
  }

  @Test func `tables of the workspace that are asked go along, and no others`() async throws {
    try await inWorkspace { folder in
      let made = await folder.run(Self.words)
      #expect(made.output.contains("made stands in made"), "\(made.all)")
      #expect(try folder.text(of: "made/tables/branches.csv") == "region,branch\nnorth,b1\n")
      #expect(!folder.has("made/tables/others.csv"))
      // It runs where no workspace is.
      try await MapFolder.with { elsewhere in
        for file in [
          "mapping.json", "catalogs/files.leads.json", "catalogs/crm.people.json",
          "tables/branches.csv",
        ] {
          try elsewhere.write(try folder.text(of: "made/" + file), to: "made/" + file)
        }
        try elsewhere.write("{\"region\": \"north\", \"name\": \"Ida\"}\n", to: "r.jsonl")
        let mapped = await elsewhere.run("map", "made", "r.jsonl")
        #expect(mapped.output.contains("\"Level\":\"b1\""), "\(mapped.all)")
      }

      // Rows of the workspace that changed go along the next time; those of a person stay.
      try folder.write("region,branch\nnorth,b2\n", to: "tables/branches.csv")
      _ = await folder.run(Self.words)
      #expect(try folder.text(of: "made/tables/branches.csv") == "region,branch\nnorth,b2\n")
      try folder.write("region,branch\nnorth,mine\n", to: "made/tables/branches.csv")
      _ = await folder.run(Self.words)
      #expect(try folder.text(of: "made/tables/branches.csv") == "region,branch\nnorth,mine\n")
    }
  }

  @Test func `a name and a folder do not go together`() async throws {
    try await inWorkspace { folder in
      let both = await folder.run(["describe-mapping", "leads"] + Self.words.dropFirst())
      #expect(both.status == .usage, "\(both.all)")
      #expect(both.errors.contains("a folder is called as it is called"), "\(both.all)")
      #expect(!folder.has("made/mapping.json") && !folder.has("mappings/leads/mapping.json"))
    }
  }

  @Test func `the difference counts the samples that were named`() async throws {
    try await DescribeFolder.with { test in
      _ = await test.describe()
      let told = await test.describe("--answer", "1=a")
      #expect(
        told.output.contains("the samples: 0 of 2 records come out differently"),
        "\(told.all)"
      )
    }
  }

  @Test(arguments: [
    ("samples.jsonl", "not json\n{\"number\": 1}\n[1]\n", ["SMP101", "SMP102"]),
    ("samples.csv", "number,name\n\"1,Ida\n", ["SMP204"]),
  ]) func `lines of samples that are no records are told each on lines of their own`(
    _ file: String,
    _ text: String,
    _ codes: [String]
  ) async throws {
    try await DescribeFolder.with { test in
      try test.folder.write(text, to: file)
      try test.folder.write("Map the leads to people. Copy the name to Name.", to: "request.txt")
      let told = await test.describe("--samples", file)
      #expect(!told.all.contains("␊"), "\(told.errors)")
      for code in codes {
        #expect(told.errors.contains("error \(code): "), "\(told.errors)")
      }
      #expect(told.errors.contains("\n  \(file):"), "\(told.errors)")
    }
  }

  @Test func `an answer is kept before the next question`() async throws {
    try await DescribeFolder.with { test in
      try test.folder.write(
        "Map the leads to people. Copy the score to Level. Copy the colour to Name.",
        to: "request.txt"
      )
      let seen = DescribeFolder.Seen()
      let words = DescribeFolder.files + ["--description", "request.txt"]
      // A letter of no option is asked again; then the person goes, at the second question.
      let lines = ["z", "a", nil]
      let told = await test.talk(words) { number in
        if number == 2 { seen.text = (try? test.folder.text(of: "made/description.md")) ?? "" }
        return number < lines.count ? lines[number] : nil
      }
      #expect(told.output.contains("there is no option z; the last one is a"), "\(told.all)")
      #expect(told.output.contains("each is kept at once, in made/description.md"), "\(told.all)")
      #expect(seen.text.contains("Answer: Leave it out"), "\(told.all)")
      #expect(!seen.text.contains("Answer: z"))
    }
  }

  @Test func `an answer that was kept and not drafted from is taken up`() async throws {
    try await DescribeFolder.with { test in
      _ = await test.describe()
      let before = try test.folder.text(of: "made/mapping.json")
      let asked = try #require(before.firstRange(of: "There is no field \\\"score\\\""))
      #expect(!asked.isEmpty)
      try test.folder.write(
        DescribeFolder.description
          + "\n\n- Question: There is no field \"score\" in files leads. Which one is meant?"
          + " Answer: Leave it out\n",
        to: "made/description.md"
      )
      let told = await test.folder.run(DescribeFolder.files)
      #expect(told.output.contains("+ sentence S5: Question"), "\(told.all)")
      #expect(!told.output.contains("Your answers"))
      let now = try JSON(parsing: test.folder.text(of: "made/mapping.json"))["questions"]?.array
      #expect(now?.contains { $0["text"]?.string?.contains("score") == true } == false)
    }
  }

  @Test func `a description that changed while questions were answered is not written over`()
    async throws
  {
    try await DescribeFolder.with { test in
      let words = DescribeFolder.files + ["--description", "request.txt"]
      let told = await test.talk(words) { number in
        if number == 0 {
          try? test.folder.write("Words of my own.\n", to: "made/description.md")
        }
        return number == 0 ? "a" : nil
      }
      #expect(told.status == .error && told.all.contains("CFG110"), "\(told.all)")
      #expect(told.all.contains("This answer is not in it: Leave it out"), "\(told.all)")
      let kept = try test.folder.text(of: "made/description.md")
      #expect(kept == "Words of my own.\n")
    }
  }
}
