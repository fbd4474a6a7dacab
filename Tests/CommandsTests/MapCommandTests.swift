import Commands
import Records
import Testing

@Suite("map, a filter for records", .timeLimit(.minutes(10)))
struct MapCommandTests {
  @Test func `needs no workspace, and says which catalog is missing`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"ADA@example.com","Company":"A"}"#, to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl")
      #expect(mapped.status == .done, "\(mapped.all)")
      #expect(mapped.output == #"{"email":"ada@example.com","company":"A"}"# + "\n")
      let byFile = await folder.run("map", "leads/mapping.json", "a.jsonl")
      #expect(byFile.output == mapped.output)

      let other = MapFolder.spec.replacing("crm-leads", with: "people")
      try folder.write(other, to: "leads/mapping.json")
      let missing = await folder.run("map", "leads", "a.jsonl")
      #expect(missing.status == .error && missing.errors.contains("CFG106"), "\(missing.all)")
      #expect(missing.errors.contains("leads/catalogs/files.people.json"), "\(missing.all)")
      let fields = ["E-mail", "Company", "Job Title", "Stage"]
        .map { Self.field($0) }.joined(separator: ",")
      try folder.write(
        #"{"system":"files","object":"people","label":"People","fields":[\#(fields)]}"#,
        to: "leads/catalogs/files.people.json"
      )
      let found = await folder.run("map", "leads", "a.jsonl")
      #expect(found.output == mapped.output, "\(found.all)")
    }
  }

  @Test func `reads files, patterns, and what is compressed`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "in/a.jsonl")
      try folder.write("E-mail;Company\nb@example.com;\"B;\n\"\"1\"\"\"\n", to: "in/b.csv")
      try folder.write(Self.gzip, to: "in/c.jsonl.gz")
      try folder.write(Self.zstandard, to: "in/d.jsonl.zst")
      let mapped = await folder.run("map", "leads", "in/*", "in/a.jsonl", "--quiet")
      #expect(mapped.status == .done && mapped.errors.isEmpty, "\(mapped.all)")
      #expect(
        mapped.output == """
          {"email":"a@example.com"}
          {"email":"b@example.com","company":"B;\\n\\"1\\""}
          {"email":"z@example.com"}
          {"email":"z@example.com"}
          {"email":"a@example.com"}

          """
      )
      let none = await folder.run("map", "leads", "out/*.csv")
      #expect(none.status == .error && none.errors.contains("CFG002"), "\(none.all)")
    }
  }

  @Test func `writes CSV, by the name of the output or as it is told`() async throws {
    try await MapFolder.with { folder in
      try folder.write(
        #"{"E-mail":"a@example.com","Job Title":"=1+1, \"x\""}"# + "\n"
          + #"{"E-mail":"b@example.com","Company":"é\nB"}"#,
        to: "a.jsonl"
      )
      let expected =
        "email,company,jobtitle,lifecyclestage\r\na@example.com,,\"=1+1, \"\"x\"\"\",\r\n"
        + "b@example.com,\"é\nB\",,\r\n"
      let named = await folder.run("map", "leads", "a.jsonl", "--output", "out.csv", "--quiet")
      #expect(named.status == .done && named.all.isEmpty, "\(named.all)")
      #expect(try folder.text(of: "out.csv") == expected)
      let told = await folder.run("map", "leads", "a.jsonl", "--output-format", "csv")
      #expect(told.output == expected)
      let sheet = await folder.run(
        "map",
        "leads",
        "a.jsonl",
        "--output-format",
        "csv",
        "--spreadsheet"
      )
      #expect(sheet.output.contains("\"'=1+1"))
    }
  }

  @Test func `counts what every rule did`() async throws {
    try await MapFolder.with { folder in
      try folder.write(
        #"{"E-mail":"a@example.com","Company":"A"}"# + "\n{}\n"
          + #"{"E-mail":"nonsense"}"# + "\n[1]\n",
        to: "a.jsonl"
      )
      let mapped = await folder.run("map", "leads", "a.jsonl")
      #expect(mapped.status == .finishedWithExceptions)
      for line in [
        "a.jsonl:2: skipped by f1: The filter f1 skips it.",
        "a.jsonl:3: invalid by r1 at email: R401", "a.jsonl:4:1: invalid: SMP102",
        "rule  field           written  empty  failed  unlisted", "filter f1: 1 hit",
        "read 4 = 1 written + 1 skipped + 2 invalid",
      ] {
        #expect(mapped.errors.contains(line), "\(line) in \(mapped.errors)")
      }
      let scripted = await folder.run("map", "leads", "a.jsonl", "--json")
      let lines = try scripted.errors.split(separator: "\n").map { try JSON(parsing: String($0)) }
      #expect(lines.map { $0["outcome"]?.string } == ["skipped", "invalid", "invalid", nil])
      #expect(lines.last?["counts"]?["written"]?.int == 1)
      #expect(lines.last?["rules"]?[0]?["failed"] != nil || lines.last?["rules"] != nil)
    }
  }

  @Test func `ends where a rule says that all stops, and keeps what came before`() async throws {
    try await MapFolder.with { folder in
      let good = #"{"E-mail":"a@example.com"}"# + "\n"
      let bad = #"{"E-mail":"b@example.com","Stage":"Other"}"# + "\n"
      let many = String(repeating: good, count: 30_000)
      try folder.write(many + bad + many, to: "a.jsonl")
      for jobs in ["1", "3"] {
        let mapped = await folder.run(
          "map",
          "leads",
          "a.jsonl",
          "--rejects",
          "rejects.jsonl",
          "--jobs",
          jobs
        )
        #expect(mapped.status == .error)
        #expect(mapped.output.utf8.count { $0 == 10 } == 30_000)
        #expect(try folder.rejects() == ["30001 failed R110 r4 lifecyclestage"])
        #expect(mapped.errors.contains("read 30,001 = 30,000 written + 1 failed"))
      }
    }
  }

  @Test func `makes the same bytes with one mapper and with several`() async throws {
    try await MapFolder.with { folder in
      let lines = (1...40_000).map { number in
        switch number % 50 {
        case 7: "{\"E-mail\":"
        case 8: "{}"
        default:
          #"{"E-mail":"P\#(number)@example.com","Company":"\#(String(repeating: "c", count: number % 90))"}"#
        }
      }
      try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
      var screens: [String] = []
      for jobs in ["1", "4"] {
        let mapped = await folder.run(
          "map",
          "leads",
          "a.jsonl",
          "a.jsonl",
          "--rejects",
          "rejects.jsonl",
          "--jobs",
          jobs
        )
        #expect(mapped.status == .finishedWithExceptions)
        screens.append(mapped.all + (try folder.text(of: "rejects.jsonl")))
      }
      #expect(screens[0] == screens[1])
      #expect(screens[0].contains(#""line":39957,"#) && screens[0].contains("P40000") == false)
    }
  }

  @Test func `names the lines that are mapped again when they are mended`() async throws {
    try await MapFolder.with { folder in
      let lines = (1...400).map { number in
        number % 9 == 4 ? #"{"E-mail":"p\#(number)"}"# : #"{"E-mail":"p\#(number)@example.com"}"#
      }
      try folder.write("\n" + lines.joined(separator: "\n"), to: "a.jsonl")
      let first = await folder.run("map", "leads", "a.jsonl", "--rejects", "rejects.jsonl")
      let rejected = try folder.text(of: "rejects.jsonl").split(separator: "\n")
        .map { try JSON(parsing: String($0)) }
      #expect(rejected.allSatisfy { $0["file"]?.string == "a.jsonl" })
      // The file begins with a blank line.
      let mended = rejected.compactMap { $0["line"]?.int }
        .map { lines[$0 - 2].replacing("\"}", with: "@example.com\"}") }
      try folder.write(mended.joined(separator: "\n"), to: "again.jsonl")
      let again = await folder.run("map", "leads", "again.jsonl")
      #expect(again.status == .done && mended.count == 45, "\(again.all)")
      let numbers = (first.output + again.output).matches(of: /p(\d+)@/).compactMap { Int($0.1) }
      #expect(numbers.sorted() == Array(1...400))
    }
  }

  @Test func `never writes over what it reads`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      for option in ["--output", "--rejects"] {
        let refused = await folder.run("map", "leads", "a.jsonl", option, "leads/../a.jsonl")
        #expect(refused.status == .error && refused.errors.contains("CFG003"), "\(refused.all)")
        let packed = await folder.run("map", "leads", "a.jsonl", option, "out.jsonl.gz")
        #expect(packed.status == .usage && packed.errors.contains("compressed"), "\(packed.all)")
      }
      #expect(try folder.text(of: "a.jsonl") == #"{"E-mail":"a@example.com"}"#)
    }
  }

  @Test func `never writes records and rejects to one file, whatever it is called`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      try folder.write("kept", to: "b")
      try folder.link("c", to: "b")
      for (output, rejects) in [("b", "b"), ("b", "./b"), ("c", "b"), ("new", "leads/../new")] {
        let same = await folder.run("map", "leads", "a.jsonl", "-o", output, "--rejects", rejects)
        #expect(same.status == .error && same.errors.contains("CFG003"), "\(same.all)")
      }
      #expect(try folder.text(of: "b") == "kept")
      let nowhere = await folder.run(
        "map",
        "leads",
        "a.jsonl",
        "-o",
        "/dev/null",
        "--rejects",
        "/dev/null"
      )
      #expect(nowhere.status == .done, "\(nowhere.all)")
    }
  }

  @Test func `never writes over what the mapping is made of`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      let fields = ["E-mail", "Company", "Job Title", "Stage"].map { Self.field($0) }
      let catalog =
        #"{"system":"files","object":"crm-leads","label":"Leads","fields":["#
        + fields.joined(separator: ",") + "]}"
      try folder.write(catalog, to: "leads/catalogs/files.crm-leads.json")
      try folder.write("Map leads to contacts.", to: "leads/description.md")
      for file in ["mapping.json", "catalogs/files.crm-leads.json", "description.md"] {
        for option in ["--output", "--rejects"] {
          let before = try folder.text(of: "leads/" + file)
          let refused = await folder.run("map", "leads", "a.jsonl", option, "leads/" + file)
          #expect(refused.status == .error && refused.errors.contains("CFG003"), "\(refused.all)")
          #expect(try folder.text(of: "leads/" + file) == before)
        }
      }
    }
  }

  @Test func `empties its output only where something can be read`() async throws {
    try await MapFolder.with { folder in
      try folder.write("kept", to: "out.jsonl")
      for input in ["missing.jsonl", "leads"] {
        let refused = await folder.run("map", "leads", input, "-o", "out.jsonl")
        #expect(refused.status == .error && refused.errors.contains("CFG002"), "\(refused.all)")
        #expect(try folder.text(of: "out.jsonl") == "kept")
      }
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "missing.jsonl", "a.jsonl", "-o", "out.jsonl")
      #expect(mapped.errors.contains("missing.jsonl: failed: CFG002"), "\(mapped.all)")
      #expect(try folder.text(of: "out.jsonl") == #"{"email":"a@example.com"}"# + "\n")
    }
  }

  @Test func `a dash is standard output, and standard error for rejects`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"E-mail":"a@example.com"}"# + "\n{}\n", to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "-o", "-", "--rejects", "-", "-q")
      #expect(mapped.output == #"{"email":"a@example.com"}"# + "\n", "\(mapped.all)")
      #expect(
        mapped.errors.hasPrefix(
          #"{"file":"a.jsonl","line":2,"column":null,"#
            + #""record_key":null,"outcome":"skipped""#
        )
      )
      #expect(!folder.has("-"))
    }
  }

  @Test func `shows the first of each cause, and how many more there are`() async throws {
    try await MapFolder.with { folder in
      let lines = (1...300).map { $0 % 3 == 0 ? #"{"E-mail":"x\#($0)"}"# : "{}" }
      try folder.write(lines.joined(separator: "\n") + "\n[1]\n", to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl")
      let told = mapped.errors.split(separator: "\n")
      #expect(told.count { $0.hasPrefix("a.jsonl:") } == 7, "\(mapped.errors)")
      for line in [
        "197 more skipped by f1", "97 more invalid by r1 at email: R401",
        "Write all of them to a file: --rejects FILE",
        "  Write one object a line, {\"name\": value, …}.",
      ] {
        #expect(told.contains(Substring(line)), "\(line) in \(mapped.errors)")
      }
      let quiet = await folder.run("map", "leads", "a.jsonl", "--quiet")
      #expect(!quiet.errors.contains("skipped") && quiet.errors.contains("97 more invalid"))
      let kept = await folder.run("map", "leads", "a.jsonl", "--rejects", "r.jsonl")
      let all = try folder.rejects("r.jsonl")
      #expect(!kept.errors.contains("more") && all.count == 301)
    }
  }

  @Test func `says which columns a file has not`() async throws {
    try await MapFolder.with { folder in
      try folder.write("E-mail,Jobtitle,Stage\na@example.com,x,\n", to: "some.csv")
      try folder.write("EMail,Name\na@example.com,x\n", to: "none.csv")
      let some = await folder.run("map", "leads", "some.csv")
      #expect(some.status == .done)
      #expect(
        some.errors.contains(
          "some.csv: warning: SMP206 columns that the mapping reads are not in the file: "
            + "\"Company\", \"Job Title\" (near it is \"Jobtitle\")\n"
        ),
        "\(some.errors)"
      )
      let none = await folder.run("map", "leads", "none.csv", "some.csv")
      #expect(none.status == .error && none.output == some.output, "\(none.all)")
      #expect(none.errors.contains("none.csv: failed: SMP206"), "\(none.errors)")
      #expect(none.errors.contains("\"E-mail\" (near it is \"EMail\")"), "\(none.errors)")
    }
  }

  @Test func `says where no record has anything that is read`() async throws {
    try await MapFolder.with { folder in
      try folder.write(#"{"email":"a@example.com"}"# + "\n{}\n", to: "a.jsonl")
      let nothing = await folder.run("map", "leads", "a.jsonl", "--quiet")
      #expect(nothing.errors.hasPrefix("warning: SMP206 no record has a value"), "\(nothing.all)")
      #expect(nothing.errors.contains("\"E-mail\", \"Company\""))
      try folder.write(#"{"email":"a"}"# + "\n" + #"{"Company":"A","E-mail":"x"}"#, to: "a.jsonl")
      let something = await folder.run("map", "leads", "a.jsonl", "--json")
      #expect(!something.errors.contains("SMP206"), "\(something.all)")
    }
  }

  @Test func `says that questions are open`() async throws {
    try await MapFolder.with { folder in
      let asking =
        #""questions": [{"text": "Which one?", "options": [], "because": []}], "#
        + #""rules": ["#
      let spec = MapFolder.spec.replacing("\"rules\": [", with: asking)
      try folder.write(spec, to: "leads/mapping.json")
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl")
      #expect(mapped.errors.contains("note: a question is open: Which one?\n"), "\(mapped.all)")
      let scripted = await folder.run("map", "leads", "a.jsonl", "--json")
      #expect(scripted.errors.contains(#""open_questions":1"#), "\(scripted.all)")
    }
  }

  @Test func `names the look-ups that nobody asks`() async throws {
    try await MapFolder.with { folder in
      let lookup =
        #""lookups": [{"name": "known", "system": "hubspot", "object": "contacts", "#
        + #""match": [{"field": "email", "equals": {"field": "E-mail"}}], "return": "jobtitle", "#
        + #""on_none": "null", "on_many": "error"}], "rules": ["#
      let spec = MapFolder.spec.replacing("\"rules\": [", with: lookup)
        .replacing(#""value": {"field": "Job Title"}"#, with: #""value": {"lookup": "known"}"#)
      try folder.write(spec, to: "leads/mapping.json")
      try folder.write(#"{"E-mail":"a@example.com"}"#, to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl")
      #expect(
        mapped.errors.contains(
          "note: no platform is asked, these look-ups find nothing: known (hubspot contacts)\n"
        ),
        "\(mapped.all)"
      )
      let scripted = await folder.run("map", "leads", "a.jsonl", "--json")
      let last = try JSON(parsing: String(scripted.errors.split(separator: "\n").last ?? ""))
      #expect(last["lookups_not_asked"]?[0]?.string == "known", "\(scripted.errors)")
    }
  }

  @Test func `says where the file of a mapping is not what was approved`() async throws {
    try await TestWorkspace.with { workspace in
      _ = await workspace.describe()
      #expect(await workspace.run("approve-mapping", TestWorkspace.mapping).status == .done)
      try workspace.edit("a.jsonl") { _ in "{}\n" }
      let same = await workspace.run("map", TestWorkspace.mapping, "a.jsonl")
      #expect(same.errors.contains("read 1") && !same.errors.contains("approved"), "\(same.all)")
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing("\"id\": \"\(TestWorkspace.mapping)\"", with: "\"id\": \"other\"")
      }
      let other = await workspace.run("map", TestWorkspace.mapping, "a.jsonl")
      #expect(
        other.errors.contains(
          "note: the spec differs from version 1, which is approved; the file is what runs here\n"
        ),
        "\(other.all)"
      )
      let scripted = await workspace.run("map", TestWorkspace.mapping, "a.jsonl", "--json")
      #expect(scripted.errors.contains(#""approved_version_differs":1"#), "\(scripted.all)")
    }
  }

  private static func field(_ name: String) -> String {
    let rights = #""writable_on_create":false,"writable_on_update":false"#
    return #"{"name":"\#(name)","type":"text",\#(rights)}"#
  }

  /// `{"E-mail":"z@example.com"}`, as `gzip -n` writes it.
  static let gzip: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xAB, 0x56, 0x72, 0xD5, 0xCD,
    0x4D, 0xCC, 0xCC, 0x51, 0xB2, 0x52, 0xAA, 0x72, 0x48, 0xAD, 0x48, 0xCC, 0x2D, 0xC8, 0x49,
    0xD5, 0x4B, 0xCE, 0xCF, 0x55, 0xAA, 0xE5, 0x02, 0x00, 0x2D, 0x7A, 0xD6, 0xC2, 0x1B, 0x00,
    0x00, 0x00,
  ]
  /// The same, as `zstd` writes it.
  static let zstandard: [UInt8] = [
    0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x58, 0xD9, 0x00, 0x00, 0x7B, 0x22, 0x45, 0x2D, 0x6D, 0x61,
    0x69, 0x6C, 0x22, 0x3A, 0x22, 0x7A, 0x40, 0x65, 0x78, 0x61, 0x6D, 0x70, 0x6C, 0x65, 0x2E,
    0x63, 0x6F, 0x6D, 0x22, 0x7D, 0x0A, 0x7F, 0xFE, 0x60, 0x33,
  ]
}
