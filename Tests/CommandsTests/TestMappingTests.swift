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

  private static func rule(_ value: String, quote: String = "Map HubSpot contacts") -> String {
    """
    {"id": "made", "target": "Rating", "value": \(value),
     "because": [{"s": "S1", "quote": "\(quote)"}]}
    """
  }
}
