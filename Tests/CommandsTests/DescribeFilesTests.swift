import Commands
import Records
import Testing

/// `describe-mapping` from files alone, and answers to its questions.
struct DescribeFilesTests {
  @Test func `a folder comes of it that map runs`() async throws {
    try await DescribeFolder.with { test in
      let told = await test.describe("--json")
      let answer = try JSON(parsing: told.output)
      #expect(answer["folder"]?.string?.hasSuffix("/made") == true, "\(told.all)")
      #expect(answer["mapping"]?.string == "made")
      #expect(answer["stand_in"]?.bool == true && answer["version"] == nil)
      #expect(try test.folder.text(of: "made/description.md") == DescribeFolder.description + "\n")
      for file in ["mapping.json", "catalogs/files.leads.json", "catalogs/crm.people.json"] {
        #expect(test.folder.has("made/" + file), "\(file)")
      }

      let mapped = await test.folder.run("map", "made", "samples.jsonl")
      #expect(mapped.output == #"{"Email":"ida@example.com","Name":"Ida Lund"}"# + "\n")
      let checked = await test.folder.run("check-mapping", "made", "--json")
      #expect(try JSON(parsing: checked.output)["diagnostics"] != nil, "\(checked.all)")
      let tested = await test.folder.run("test-mapping", "made", "--samples", "samples.jsonl")
      #expect(tested.output.contains("ida@example.com"), "\(tested.all)")
      let explained = await test.folder.run("explain-mapping", "made")
      #expect(explained.output.contains("Name"), "\(explained.all)")
    }
  }

  @Test func `what it asks is answered by number or letter, and kept`() async throws {
    try await DescribeFolder.with { test in
      let first = await test.describe()
      #expect(first.output.contains("1. There is no field \"score\""), "\(first.all)")
      #expect(first.output.contains("What is not mapped") == first.output.contains("not mapped,"))
      let second = await test.describe("--answer", "1=Leave it out")
      let kept = try test.folder.text(of: "made/description.md")
      #expect(kept.hasPrefix(DescribeFolder.description + "\n\n- Question: There is no field"))
      #expect(kept.contains("Answer: Leave it out\n"), "\(second.all)")

      // The same description again keeps the answer; another one does not.
      _ = await test.describe()
      #expect(try test.folder.text(of: "made/description.md") == kept)
      _ = await test.folder.run(DescribeFolder.files + ["--text", "Map leads to people."])
      #expect(try test.folder.text(of: "made/description.md") == "Map leads to people.\n")

      for wrong in ["9=x", "x", "1=", "0=x"] {
        let refused = await test.describe("--answer", wrong)
        #expect(refused.status == .error && refused.all.contains("CFG113"), "\(refused.all)")
      }
    }
  }

  @Test func `a description that nothing was drafted from is not lost`() async throws {
    try await DescribeFolder.with { test in
      try test.folder.write("Words of my own.\n", to: "made/description.md")
      let refused = await test.describe()
      #expect(refused.status == .error && refused.all.contains("CFG110"), "\(refused.all)")
      #expect(try test.folder.text(of: "made/description.md") == "Words of my own.\n")
      #expect(!test.folder.has("made/mapping.json"))
      _ = await test.describe("--regenerate")
      #expect(try test.folder.text(of: "made/description.md") == DescribeFolder.description + "\n")
    }
  }

  @Test func `control characters of a description do not reach the terminal`() async throws {
    try await DescribeFolder.with { test in
      let words = DescribeFolder.files + ["--text", "Copy the name to Name. Say \u{1B}[2J\u{7}."]
      let told = await test.folder.run(words)
      #expect(told.output.contains("What you said"), "\(told.all)")
      #expect(!told.all.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
    }
  }

  @Test func `says how a question is answered by letter`() async throws {
    try await DescribeFolder.with { test in
      let told = await test.describe()
      #expect(told.output.contains("the same again with --answer 1=a\n"), "\(told.all)")
    }
  }

  @Test func `a person at the terminal is asked in place`() async throws {
    try await DescribeFolder.with { test in
      let words = DescribeFolder.files + ["--description", "request.txt"]
      let told = await test.talk(["Leave it out", "", ""], words)
      #expect(told.output.contains("Your answers"), "\(told.all)")
      let kept = try test.folder.text(of: "made/description.md")
      #expect(kept.contains("Answer: Leave it out"), "\(kept)")
    }
  }

  @Test func `sentences come through standard input, and tables by name`() async throws {
    try await DescribeFolder.with { test in
      try test.folder.write("region,branch\nnorth,b1\n", to: "list.csv")
      let twice = await test.describe("--lookup", "x=list.csv", "--lookup", "x=list.csv")
      #expect(twice.status == .usage && twice.all.contains("two files for x"), "\(twice.all)")
      let none = await test.describe("--lookup", "x=none.csv")
      #expect(none.status == .error && none.all.contains("no such file"), "\(none.all)")
      let words =
        DescribeFolder.files + ["--file", "-", "--lookup", "branches=list.csv"]
      _ = await test.talk(["Map the leads to people.", "Copy the name to Name."], words)
      #expect(
        try test.folder.text(of: "made/description.md")
          == "Map the leads to people.\nCopy the name to Name.\n"
      )
      #expect(try test.folder.text(of: "made/tables/branches.csv") == "region,branch\nnorth,b1\n")
    }
  }

  @Test func `a mapping changed by hand is not written over`() async throws {
    try await DescribeFolder.with { test in
      _ = await test.describe()
      let spec = try test.folder.text(of: "made/mapping.json")
      try test.folder.write(
        spec.replacing("\"omit\"", with: "\"write_null\""),
        to: "made/mapping.json"
      )
      let refused = await test.describe()
      #expect(refused.status == .error && refused.all.contains("CFG110"), "\(refused.all)")
      let wanted = await test.describe("--regenerate")
      #expect(!wanted.all.contains("CFG110"), "\(wanted.all)")
      #expect(try test.folder.text(of: "made/mapping.json") == spec)
    }
  }

  @Test func `broken files are named with the place, and nothing is written`() async throws {
    try await DescribeFolder.with { test in
      try test.folder.write(
        #"{"system": "crm", "object": "people", "fields": [{"name": "a", "type": "txt"}]}"#,
        to: "target.json"
      )
      let refused = await test.describe()
      #expect(refused.status == .error)
      #expect(refused.errors.contains("target.json, /fields/0/type"), "\(refused.all)")
      #expect(!test.folder.has("made/mapping.json"))

      let missing = await test.folder.run("describe-mapping", "--source-catalog", "source.json")
      #expect(missing.status == .usage && missing.errors.contains("--out"), "\(missing.all)")
    }
  }

  @Test func `schemas are published`() async throws {
    try await DescribeFolder.with { test in
      let names = await test.folder.run("schema")
      for line in names.output.split(separator: "\n") {
        let name = String(line.split(separator: "\t")[0])
        let schema = try JSON(parsing: await test.folder.run("schema", name).output)
        #expect(schema["title"] != nil, "\(name)")
        #expect(schema["$id"] == .string("urn:crosswalk:schema:\(name)"))
        #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
      }
      let keys = try JSON(parsing: await test.folder.run("schema", "catalog").output)
      #expect(keys["properties"]?["fields"]?["items"]?["properties"]?["max_length"] != nil)
      let known = names.output.split(separator: "\n").map { String($0.split(separator: "\t")[0]) }
      #expect(known == ["catalog", "draft", "mapping", "cases"])
      let spec = try JSON(parsing: await test.folder.run("schema", "mapping").output)
      #expect(spec["$defs"]?["rule"]?["properties"]?["target"] != nil)
    }
  }
}
