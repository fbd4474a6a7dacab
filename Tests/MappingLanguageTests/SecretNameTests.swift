import Diagnostics
import MappingLanguage
import Records
import Testing

/// The names of secrets in specs.
@Suite struct SecretNameTests {
  private func found(_ name: String) throws -> [Diagnostic] {
    let value: JSON = [
      "field": "email",
      "then": [["fn": "hmac_sha256", "secret": .string(name), "encoding": "hex"]],
    ]
    var options = CheckOptions(specName: "test.json")
    options.resources.secrets = [
      "pseudonyms": .success(Array("sixteen bytes ok".utf8)),
      "short": .success(Array("fifteen bytes!!".utf8)),
      "gone": .failure(Diagnostic(.error, .CFG201, "there is none at env:GONE", hint: "Set GONE.")),
    ]
    return MappingChecker.check(
      try ProgramFixture.spec(["rules": [["target": "Title", "value": value]]]),
      source: ProgramFixture.source,
      target: ProgramFixture.target,
      options: options
    ).diagnostics.filter { $0.location?.pointer?.hasSuffix("/secret") == true }
  }

  @Test func `one of sixteen bytes has nothing to say`() throws {
    #expect(try found("pseudonyms") == [])
  }

  @Test func `one that is near is offered`() throws {
    let problem = try #require(found("pseudonym").first)
    #expect(problem.code == .M108)
    #expect(problem.message == "the workspace has no secret called \"pseudonym\"")
    #expect(problem.fixes.map(\.title) == ["use \"pseudonyms\""])
  }

  @Test func `one without a value says where it should be`() throws {
    let problem = try #require(found("gone").first)
    #expect(problem.code == .M108)
    #expect(problem.message == "the secret \"gone\" has no value: there is none at env:GONE")
    #expect(problem.hint == "Set GONE.")
    #expect(problem.fixes == [])
  }

  @Test func `one of fewer bytes is warned of, and not shown`() throws {
    let problem = try #require(found("short").first)
    #expect(problem.code == .M604 && problem.severity == .warning)
    #expect(!problem.description.contains("fifteen"))
  }
}
