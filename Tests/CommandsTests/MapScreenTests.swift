import Commands
import Records
import Testing

/// What `map` says, to a person and to a script.
@Suite("map, what it says", .timeLimit(.minutes(10)))
struct MapScreenTests {
  @Test(arguments: [
    (["missing.jsonl"], "CFG002"), (["a.jsonl", "--rejects", "/dev/full"], "CFG003"),
    (["a.jsonl", "-o", "nowhere/out.jsonl"], "CFG003"),
  ])
  func `in JSON, standard output has records alone`(words: [String], code: String) async throws {
    try await MapFolder.with { folder in
      try folder.write("{}\n" + MapBadInputTests.good, to: "a.jsonl")
      let mapped = await folder.run(["map", "leads"] + words + ["--json"])
      #expect(mapped.status == .error && !mapped.output.contains("diagnostics"), "\(mapped.all)")
      let last = try JSON(parsing: String(mapped.errors.split(separator: "\n").last ?? ""))
      #expect(last["diagnostics"]?[0]?["code"]?.string == code, "\(mapped.errors)")
    }
  }

  @Test func `in JSON, as many skipped and invalid records are told as without`() async throws {
    try await MapFolder.with { folder in
      let lines = (1...20).map { $0 % 2 == 0 ? "{}" : #"{"E-mail":"x"}"# }
      try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
      for (options, skipped, invalid, counts) in [
        (["--json"], 3, 3, 1), (["--json", "--quiet"], 0, 3, 0),
      ] {
        let mapped = await folder.run(["map", "leads", "a.jsonl"] + options)
        let told = try mapped.errors.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(told.count { $0["outcome"]?.string == "skipped" } == skipped, "\(mapped.errors)")
        #expect(told.count { $0["outcome"]?.string == "invalid" } == invalid, "\(mapped.errors)")
        #expect(told.count { $0["counts"] != nil } == counts, "\(mapped.errors)")
        #expect(told.count == skipped + invalid + counts, "\(mapped.errors)")
      }
      let all = await folder.run("map", "leads", "a.jsonl", "--json", "--rejects", "r.jsonl")
      #expect(try folder.rejects("r.jsonl").count == 20, "\(all.all)")
    }
  }

  @Test func `a full disk ends all, without counts that are not true`() async throws {
    try await MapFolder.with { folder in
      try folder.write("{}\n" + MapBadInputTests.good, to: "a.jsonl")
      for option in ["--output", "--rejects"] {
        let mapped = await folder.run("map", "leads", "a.jsonl", option, "/dev/full")
        #expect(mapped.errors.contains("its last line may be cut"), "\(mapped.all)")
        #expect(!mapped.errors.contains("read "), "\(mapped.all)")
      }
    }
  }

  @Test func `a broken file is told in lines, also beside rejects`() async throws {
    try await MapFolder.with { folder in
      try folder.write("[\(MapBadInputTests.good)]", to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "--rejects", "r.jsonl", "-q")
      #expect(
        mapped.errors
          == "a.jsonl: failed: SMP109 the file is one JSON array, and is read as JSON Lines\n"
          + "  Write one record a line, such as with: jq -c '.[]'\n"
      )
    }
  }

  @Test func `where nothing is written, fields that decided it and never had a value`() async throws
  {
    try await MapFolder.with { folder in
      let nested = MapFolder.spec
        .replacing(#""system": "files", "object": "crm-leads""#, with: Self.contacts)
        .replacing("E-mail", with: "email").replacing("Company", with: "company")
        .replacing("Job Title", with: "jobtitle").replacing("Stage", with: "lifecyclestage")
      try folder.write(nested, to: "nested/mapping.json")
      let flat = #"{"id":"1","email":"a@example.com","properties":{"company":"A"}}"# + "\n"
      try folder.write(flat + flat, to: "flat.jsonl")
      let mapped = await folder.run("map", "nested", "flat.jsonl", "-q")
      #expect(
        mapped.errors == """
          warning: SMP206 nothing is written, and no record has a value in "email" (at \
          properties.email)
            What ended the records reads that; look whether they have it in another place.

          """,
        "\(mapped.all)"
      )
      try folder.write(#"{"email":"a@example.com"}"#, to: "none.jsonl")
      let none = await folder.run("map", "nested", "none.jsonl", "-q")
      #expect(none.errors.contains("A record has \"email\" at properties.email.\n"), "\(none.all)")
      let good = #"{"id":"1","properties":{"email":"a@example.com"}}"#
      try folder.write(flat + good, to: "some.jsonl")
      let some = await folder.run("map", "nested", "some.jsonl", "-q")
      #expect(some.status == .done && some.errors.isEmpty, "\(some.all)")
      let bad = #"{"id":"1","properties":{"email":"x"}}"#
      try folder.write(flat + bad, to: "bad.jsonl")
      let ended = await folder.run("map", "nested", "bad.jsonl", "-q")
      #expect(!ended.errors.contains("SMP206"), "\(ended.all)")
    }
  }

  private static let contacts = #""system": "hubspot", "object": "contacts""#

  private static let hints: [(line: [UInt8], hint: String)] = [
    (Array("{\"Company\":\"".utf8) + [0xFF] + Array("\"}".utf8), "as UTF-8"),
    (Array(#"{"Company":"\ud800"}"#.utf8), "both halves"),
    (Array("{\"a\":".utf8) + Array(repeating: UInt8(ascii: "["), count: 200), "at most 128 deep"),
    (Array("E-mail,Company".utf8), "--format csv"),
    (Array("E-mail\tCompany".utf8), "--format csv"),
    (Array("hello".utf8), "one JSON object on a line"),
    (Array(#"{"E-mail":"a@example.com","#.utf8), "one JSON object on a line"),
  ]

  @Test(arguments: hints)
  func `what to do about a line that is not JSON`(line: [UInt8], hint: String) async throws {
    try await MapFolder.with { folder in
      try folder.write(line + [10], to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "-q")
      #expect(mapped.errors.contains("SMP101") && mapped.errors.contains(hint), "\(mapped.all)")
    }
  }

  @Test func `numbers of options, and of cells`() async throws {
    try await MapFolder.with { folder in
      try folder.write("E-mail,Company\nx\n", to: "a.csv")
      let row = await folder.run("map", "leads", "a.csv", "-q")
      #expect(row.errors.contains("the row has 1 cell, the header has 2"), "\(row.all)")
      let jobs = await folder.run("map", "leads", "a.csv", "--jobs", "-1")
      #expect(jobs.status == .usage && jobs.errors.contains("1 to 64"), "\(jobs.all)")
    }
  }
}
