import Commands
import FoundationEssentials
import Records
import StandIn
import Testing

/// The doctor says whether the workspace's model can be used, and what is wrong where not.
@Suite("Doctor", .timeLimit(.minutes(10)))
struct DoctorTests {
  private static let key = "test-key-planted-to-be-found"

  private static func report(
    _ workspace: TestWorkspace,
    key: String? = nil
  ) async throws -> (status: Commands.ExitStatus, json: JSON, all: String) {
    let screen = await workspace.run(
      ["doctor", "--json"],
      environment: key.map { ["MODEL_KEY": $0] } ?? [:]
    )
    return (screen.status, try JSON(parsing: screen.output), screen.all)
  }

  private static func codes(_ report: JSON) -> [String] {
    (report["problems"]?.array ?? []).compactMap { $0["code"]?.string }
  }

  private static func model(_ workspace: TestWorkspace, _ lines: String...) throws {
    try workspace.edit("crosswalk.yaml") { text in
      text + "\nmodel:\n" + lines.map { "  \($0)\n" }.joined()
    }
  }

  @Test func `finds nothing wrong with a new workspace`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let screen = await workspace.run("doctor")
      #expect(screen.status == .done, "\(screen.all)")
      #expect(screen.output.contains("stand-in, not a language model"))
      #expect(screen.output.contains("json_schema"))
      #expect(screen.output.contains("Nothing is wrong."))
      let kept = workspace.folder + "/.crosswalk/model/endpoint.json"
      #expect(!FileManager.default.fileExists(atPath: kept))
    }
  }

  @Test(arguments: [
    ("openai", "/model/v1", "json_schema"), ("anthropic", "/model/v1", "tool"),
    ("ollama", "/model", "json_schema"),
  ])
  func `probes an endpoint and keeps what it shows`(
    _ dialect: String,
    _ path: String,
    _ format: String
  ) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try Self.model(
        workspace,
        "endpoint: \(workspace.url)\(path)",
        "dialect: \(dialect)",
        "name: crosswalk-stand-in",
        "allow: loopback",
        "key: env:MODEL_KEY",
        "prices: {input: 2.50, cached_input: 0.25, output: 10}",
        "ceiling: {tokens: 90000, cost: 0.50}"
      )
      let report = try await Self.report(workspace, key: Self.key)
      #expect(report.status == .done, "\(report.all)")
      #expect(report.json["model"]?["dialect"] == .string(dialect))
      #expect(report.json["model"]?["format"] == .string(format))
      #expect(report.json["model"]?["keeps_to_schema"] == true)
      #expect(report.json["model"]?["ceiling"] == "at most 90000 tokens and 0.50 USD")
      #expect(report.json["model"]?["cost"]?["currency"] == "USD")
      let path = workspace.folder + "/.crosswalk/model/endpoint.json"
      let kept = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      #expect(kept.contains(format))
      #expect(!(report.all + kept).contains(Self.key))
    }
  }

  @Test(arguments: [
    ("unknown_model", "MDL102"), ("quota", "MDL103"), ("html", "MDL003"), ("no_forms", "MDL105"),
  ])
  func `says what is wrong with an endpoint`(_ twist: String, _ code: String) async throws {
    try await TestWorkspace.with(size: 0, model: { StandInModel.answer($0) }) { workspace in
      try await workspace.setFaults([
        ["on": "model.chat", "do": "twist", "how": .string(twist), "times": 9]
      ])
      let report = try await Self.report(workspace)
      #expect(Self.codes(report.json) == [code], "\(report.all)")
      #expect(report.status == (twist == "no_forms" ? .done : .error))
    }
  }

  @Test func `says that an endpoint is down and that a key is missing`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try Self.model(
        workspace,
        "endpoint: http://127.0.0.1:9/v1",
        "name: m",
        "allow: loopback",
        "key: env:MODEL_KEY"
      )
      let missing = try await Self.report(workspace)
      #expect(missing.status == .error && Self.codes(missing.json) == ["CFG201"])
      let down = try await Self.report(workspace, key: Self.key)
      #expect(down.status == .error && Self.codes(down.json) == ["MDL001"])
      #expect(!down.all.contains(Self.key))
    }
  }

  @Test func `says that the context is too small`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try Self.model(
        workspace,
        "endpoint: \(workspace.url)/model/v1",
        "name: crosswalk-stand-in",
        "allow: loopback",
        "context_tokens: 4096"
      )
      let report = try await Self.report(workspace)
      #expect(report.status == .error && Self.codes(report.json) == ["MDL009"], "\(report.all)")
    }
  }

  @Test func `shows no password of the endpoint's address`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let address = workspace.url.replacing("http://", with: "http://ada:planted-word@")
      try Self.model(
        workspace,
        "endpoint: \(address)/model/v1",
        "name: crosswalk-stand-in",
        "allow: loopback"
      )
      let screen = await workspace.run("doctor")
      #expect(screen.output.contains("http://***@127.0.0.1"), "\(screen.all)")
      let report = try await Self.report(workspace)
      let described = await workspace.describe()
      let journal = await workspace.run("journal", "--json")
      for text in [screen.all, report.all, described.all, journal.all] {
        #expect(!text.contains("planted-word"), "\(text)")
      }
      try workspace.edit("crosswalk.yaml") {
        $0.replacing("name: crosswalk-stand-in", with: "name: x\n  key: env:NO_SUCH_KEY")
      }
      let without = await workspace.run("doctor")
      #expect(!without.all.contains("planted-word"), "\(without.all)")
      #expect(without.all.contains("CFG201") && without.all.contains("***@"), "\(without.all)")
    }
  }

  @Test func `says which secret of a connection has no value`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try workspace.edit("crosswalk.yaml") {
        $0.replacing("token: sandbox:token", with: "token: env:HUBSPOT_TOKEN")
      }
      let report = try await Self.report(workspace)
      #expect(report.status == .done && Self.codes(report.json) == ["CFG201"])
      #expect(report.all.contains("hubspot"))
    }
  }

  @Test func `a draft is not paid for twice, unless it is asked for afresh`() async throws {
    try await TestWorkspace.with(size: 20, model: { StandInModel.answer($0) }) { workspace in
      func cost(_ more: String...) async throws -> JSON? {
        let screen = await workspace.run(
          [
            "describe-mapping", TestWorkspace.mapping, "--text", TestWorkspace.description,
            "--json",
          ]
            + more
        )
        return try JSON(parsing: screen.output)["cost"]
      }
      let first = try await cost()
      // One request for the probe, one for the draft.
      #expect(first?["requests"] == 2, "\(String(describing: first))")
      let second = try await cost()
      #expect(second?["requests"] == 0 && second?["replies_kept"] == 1)
      let afresh = try await cost("--regenerate")
      #expect(afresh?["requests"] == 1 && afresh?["replies_kept"] == 0)
    }
  }
}
