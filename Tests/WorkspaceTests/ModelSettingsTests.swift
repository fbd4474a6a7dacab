import Diagnostics
import Testing
import Workspace

/// The `model:` section of `crosswalk.yaml`.
@Suite("Model settings") struct ModelSettingsTests {
  private static func read(_ lines: String) throws(DiagnosticList) -> ModelSettings? {
    let head = "crosswalk: 1\nname: t\nmodel:\n  endpoint: https://models.example.com/v1\n"
    return try WorkspaceConfiguration(
      yaml: head + "  name: m\n" + lines,
      source: "crosswalk.yaml"
    ).model
  }

  @Test func `reads everything that can be said`() throws {
    let settings = try #require(
      try Self.read(
        """
          dialect: anthropic
          prices: {input: 3, cached_input: 0.30, output: 15.0, currency: EUR}
          ceiling: {tokens: 50000, cost: 0.25}
          timeouts: {connect: 2s, first_byte: 5m, idle: 1m, total: 10m}

        """
      )
    )
    #expect(settings.dialect == .anthropic)
    #expect(settings.prices?.input == "3" && settings.prices?.cachedInput == "0.30")
    #expect(settings.prices?.output == "15.0" && settings.prices?.currency == "EUR")
    #expect(settings.ceiling == ModelSettings.Ceiling(tokens: 50_000, cost: "0.25"))
    #expect(
      settings.timeouts.firstByte == .seconds(300) && settings.timeouts.total == .seconds(600)
    )
  }

  @Test func `says nothing by itself`() throws {
    let settings = try #require(try Self.read(""))
    #expect(settings.dialect == nil && settings.prices == nil && settings.ceiling.tokens == nil)
    #expect(settings.timeouts == ModelSettings.Timeouts())
  }

  @Test(arguments: [
    ("  dialect: openia\n", "openai"), ("  prices: {input: free, output: 1}\n", "decimal"),
    ("  prices: {input: -1, output: 1}\n", "decimal"),
    ("  prices: {input: 1.0000001, output: 1}\n", "six digits"),
    ("  prices: {input: 1}\n", "output"), ("  ceiling: {cost: 1}\n", "prices"),
    ("  ceiling: {tokens: 0}\n", ""), ("  timeouts: {idle: 30}\n", "15m"),
    ("  timeouts: {first: 30s}\n", "first_byte"),
  ])
  func `refuses what makes no sense, with a line and a hint`(
    _ lines: String,
    _ hint: String
  ) throws {
    let error = try #require(throws: DiagnosticList.self) { try Self.read(lines) }
    #expect(error.diagnostics.count == 1, "\(error.diagnostics)")
    #expect([.CFG102, .CFG103].contains(error.diagnostics[0].code))
    #expect(error.diagnostics[0].location?.line == 6)
    #expect(hint.isEmpty || error.diagnostics[0].hint?.contains(hint) == true)
  }
}
