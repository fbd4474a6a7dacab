import Commands
import Records
import Testing

/// `crosswalk test-mapping`, where not all is well.
@Suite struct TestMappingTests {
  private static let spec = "mappings/\(TestWorkspace.mapping)/mapping.json"

  /// The screen after a change to the spec, and what the command counts.
  private func tested(
    _ change: @Sendable (String) -> String,
    cases: String = "",
    _ body: @Sendable (_ screen: TestWorkspace.Screen, _ found: JSON) throws -> Void
  ) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.spec, change)
      try workspace.edit("mappings/\(TestWorkspace.mapping)/cases.jsonl") { $0 + cases }
      let screen = await workspace.run("test-mapping", TestWorkspace.mapping)
      #expect(screen.status == .error, "\(screen.all)")
      let found = await workspace.run("test-mapping", TestWorkspace.mapping, "--json")
      try body(screen, try JSON(parsing: found.output))
    }
  }

  private func count(_ found: JSON) -> Int { found["tests"]?.int ?? 0 }

  @Test func `counts a test that fails, once, and shows the samples`() async throws {
    try await tested({ $0.replacing(#""Company":"#, with: #""Phone":"#) }) { screen, found in
      let failed = try #require(found["failed"]?.int)
      #expect(failed > 0)
      #expect(found["failures"]?.array?.count == failed)
      #expect(screen.output.ranges(of: "error M901").count == failed, "\(screen.all)")
      let total = count(found)
      #expect(screen.output.contains("\(total) tests: \(total - failed) passed, \(failed) failed"))
      #expect(screen.output.contains("would be written"), "\(screen.all)")
    }
  }

  @Test func `counts cases that cannot be read, and runs the others`() async throws {
    let cases = """
      {"case": "wrong", "input": {}, "expect": {"outcome": "emit"}}
      nonsense

      """
    try await tested({ $0 }, cases: cases) { screen, found in
      let total = count(found)
      #expect(found["failed"] == 1 && found["not_run"] == 1, "\(found.text())")
      #expect(found["passed"]?.int == total - 2)
      let text = "\(total) tests: \(total - 2) passed, 1 failed, 1 that cannot be read"
      #expect(screen.output.contains(text), "\(screen.all)")
    }
  }

  @Test func `runs what is wrong and can run`() async throws {
    let change: @Sendable (String) -> String = {
      $0.replacing(
        #""rules": ["#,
        with: #""rules": [\#(Self.rule(#"{"const": "Hot"}"#, quote: "Nobody said so")),"#
      )
    }
    try await tested(change) { screen, found in
      #expect(screen.output.contains("M801"), "\(screen.all)")
      #expect(found["not_run"] == 0)
      #expect(found["samples"]?.array?.isEmpty == false)
      #expect(screen.output.contains("would be written"), "\(screen.all)")
    }
  }

  @Test func `says that nothing was run where nothing can run`() async throws {
    let change: @Sendable (String) -> String = {
      $0.replacing(#""rules": ["#, with: #""rules": [\#(Self.rule(#"{"field": "no_field"}"#)),"#)
    }
    try await tested(change) { screen, found in
      let total = count(found)
      #expect(total > 0 && found["not_run"]?.int == total && found["passed"] == 0)
      let samples = try #require(found["samples_not_tried"]?.int)
      #expect(samples > 0)
      #expect(
        screen.output.contains("\(total) tests: none was run, as the mapping cannot run"),
        "\(screen.all)"
      )
      #expect(
        screen.output.contains("\(samples) samples: none was tried, as the mapping cannot run")
      )
    }
  }

  private static let cases = "mappings/\(TestWorkspace.mapping)/cases.jsonl"

  @Test func `shows expected and got by field`() async throws {
    let cases = """
      {"case": "wrong", "input": {"hs_object_id": "1", "email": "ida@example.com", \
      "lastname": "Lund", \
      "company": "Fjord Works", "firstname": "Ida"}, "expect": {"outcome": "emit", \
      "record": {"FirstName": "Eda", "LastName": "Lund"}, "left_out": ["Company"]}}

      """
    try await tested({ $0 }, cases: cases) { screen, found in
      let lines = screen.output.split(separator: "\n").map(String.init)
      let title = try #require(lines.firstIndex(of: "wrong:"), "\(screen.all)")
      #expect(lines[title + 1] == "  field      expected  got")
      #expect(lines[title + 2] == #"  FirstName  "Eda"     "Ida""#)
      #expect(lines[title + 3] == #"  Company    left out  "Fjord Works""#)
      let result = try #require(found["results"]?.array?.last)
      #expect(result["state"] == "failed" && result["line"] == 1, "\(result.text())")
      let fields: JSON = [
        ["name": "FirstName", "expected": #""Eda""#, "found": #""Ida""#],
        ["name": "Company", "expected": "left out", "found": #""Fjord Works""#],
      ]
      #expect(result["fields"] == fields)
    }
  }

  @Test func `records what comes out now, once, and keeps what is there`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let present =
        "{\"case\": \"mine\", \"input\": {}, \"expect\": {\"outcome\": \"reject_record\"}}"
      try workspace.edit(Self.cases) { _ in present }
      let first = await workspace.run("test-mapping", TestWorkspace.mapping, "--record", "all")
      #expect(first.status == .done, "\(first.all)")
      #expect(first.output.contains("read them, and take out what is not meant"))
      var kept = ""
      try workspace.edit(Self.cases) {
        kept = $0
        return $0
      }
      #expect(kept.hasPrefix(present + "\n"))
      #expect(kept.contains(#"{"case":"sample "#), "\(kept.prefix(400))")
      #expect(kept.contains(#"{"case":"no Email""#) || kept.contains(#"{"case":"no email""#))
      let again = await workspace.run(
        "test-mapping",
        TestWorkspace.mapping,
        "--record",
        "all",
        "--json"
      )
      #expect(again.status == .done, "\(again.all.prefix(2000))")
      let found = try JSON(parsing: again.output)
      #expect(found["recorded"]?["added"] == [])
      #expect(found["tests"]?.int == found["passed"]?.int)
      #expect(found["tests"]?.int ?? 0 > 40)
      try workspace.edit(Self.cases) { after in
        #expect(after == kept)
        return after
      }
      let wrong = await workspace.run("test-mapping", TestWorkspace.mapping, "--record", "some")
      #expect(wrong.status == .usage)
      #expect(wrong.errors.contains("some") && wrong.errors.contains("derived"), "\(wrong.errors)")
      #expect(wrong.errors.contains("crosswalk test-mapping"), "\(wrong.errors)")
    }
  }

  @Test func `tries derived cases about one rule`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let screen = await workspace.run(
        "test-mapping",
        TestWorkspace.mapping,
        "--about",
        "account_by_name",
        "--show",
        "0"
      )
      #expect(screen.output.contains("account_by_name finds nothing"), "\(screen.all)")
      let slip = await workspace.run(
        ["test-mapping", TestWorkspace.mapping, "--about", "acount_by_name", "--about", "r1"]
      )
      #expect(slip.status == .error && slip.errors.contains("CFG104"), "\(slip.all)")
      #expect(slip.errors.contains("Use \"account_by_name\"."), "\(slip.all)")
      #expect(!slip.errors.contains("\"r1\""), "\(slip.all)")
      #expect(!screen.output.contains("of 128 characters"))
      let all = await workspace.run("test-mapping", TestWorkspace.mapping, "--json")
      let derived = try JSON(parsing: all.output)["derived"]?.array ?? []
      let long = derived.first { $0["words"]?.string?.hasSuffix("of 129 characters") ?? false }
      #expect(long?["result"] == "invalid at Title: R402", "\(derived.map { $0["words"] ?? 0 })")
    }
  }

  @Test func `writes JUnit XML without a clock`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.cases) { _ in
        """
        {"case": "<wrong> & \\u0001\\"", "input": {}, "expect": {"outcome": "emit"}}
        nonsense

        """
      }
      var texts: [String] = []
      for name in ["a.xml", "b.xml"] {
        let screen = await workspace.run("test-mapping", TestWorkspace.mapping, "--junit", name)
        #expect(screen.status == .error, "\(screen.all)")
        try workspace.edit(name) {
          texts.append($0)
          return $0
        }
      }
      #expect(texts[0] == texts[1])
      let text = texts[0]
      #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "))
      let suite =
        "<testsuite name=\"\(TestWorkspace.mapping).cases\" tests=\"2\" failures=\"1\" "
        + "errors=\"1\" skipped=\"0\" time=\"0\">"
      #expect(text.contains(suite), "\(text.prefix(3000))")
      #expect(text.contains("name=\"&lt;wrong&gt; &amp; \u{FFFD}&quot;\""))
      #expect(text.contains("<failure message=") && text.contains("<error message="))
      #expect(text.contains(".derived\""))
    }
  }

  @Test func `skips in JUnit XML what cannot run`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.spec) {
        $0.replacing(#""rules": ["#, with: #""rules": [\#(Self.rule(#"{"field": "no_field"}"#)),"#)
      }
      _ = await workspace.run("test-mapping", TestWorkspace.mapping, "--junit", "a.xml")
      try workspace.edit("a.xml") { text in
        #expect(text.contains("<skipped message=\"the mapping cannot run\"/>"), "\(text)")
        #expect(text.contains("<failure message=\"M201: "))
        return text
      }
    }
  }

  private static func rule(_ value: String, quote: String = "Map HubSpot contacts") -> String {
    """
    {"id": "made", "target": "Rating", "value": \(value),
     "because": [{"s": "S1", "quote": "\(quote)"}]}
    """
  }
}
