import Diagnostics
import Drafting
import MappingLanguage
import Records
import Testing

/// What is kept of an evaluation, and how two are compared.
@Suite struct EvaluationReportTests {
  private func result(_ name: String, exact: Bool = true, silent: [String] = []) -> DraftEvaluation
  {
    var result = DraftEvaluation(name: name)
    result.isExact = exact
    result.silent = silent
    result.kind = "everyday"
    result.askedRightly = ["S2|S3"]
    result.expectedValues = 3
    result.writtenValues = 3
    result.rightValues = exact ? 3 : 2
    result.outcomes = [.emit: [.emit: 2, .notRun: 1]]
    result.model = "m"
    return result
  }

  private func report(_ results: DraftEvaluation...) throws -> EvaluationReport {
    EvaluationReport(
      set: "mappings",
      at: "2026-01-01T00:00:00Z",
      model: "m",
      isStandIn: false,
      prompts: try Suite.prompts(),
      results: results
    )
  }

  @Test func `the published form is read back`() throws {
    let report = try report(result("a"), result("b", exact: false, silent: ["Name"]))
    let read = try #require(EvaluationReport(json: try JSON(parsing: report.json.text())))
    #expect(read == report)
    #expect(report.json["totals"]?["exact"]?.int == 1)
    #expect(report.json["totals"]?["silent"]?.int == 1)
    #expect(report.json["totals"]?["precision"]?.number == "0.833")
    #expect(report.json["totals"]?["outcomes"]?["emit"]?["not_run"]?.int == 2)
    #expect(report.json["evaluation"]?.int == 1)
  }

  @Test func `money is told where it is known, and summed`() throws {
    var first = result("a")
    first.cost = TokenCost("0.25")
    var second = result("b")
    second.cost = TokenCost("0.100001")
    var report = try report(first, second, result("c"))
    report.currency = "EUR"
    let read = try #require(EvaluationReport(json: try JSON(parsing: report.json.text())))
    #expect(read == report)
    #expect(report.json["totals"]?["cost"]?.number == "0.350001")
    #expect(report.json["totals"]?["cost_per_draft"]?.number == "0.175001")
    #expect(report.json["currency"] == "EUR")
    let unknown = try self.report(result("a"))
    #expect(unknown.json["totals"]?["cost"] == nil && unknown.cost == nil)
  }

  @Test func `two evaluations are compared by name`() throws {
    let before = try report(
      result("a"),
      result("b", exact: false),
      result("c"),
      result("d", exact: false),
      result("e")
    )
    let now = try report(
      result("a", exact: false),
      result("b"),
      result("c"),
      result("d", exact: false, silent: ["Name"]),
      result("f")
    )
    let comparison = EvaluationComparison(now, after: before)
    #expect(comparison.better == ["b"])
    #expect(comparison.worse == ["a", "d"])
    #expect(comparison.same == ["c"])
    #expect(comparison.added == ["f"])
    #expect(comparison.gone == ["e"])
    #expect(comparison.json["worse"] == ["a", "d"])
    #expect(comparison.json["before"]?["totals"]?["exact"]?.int == 3)
  }

  @Test(arguments: [
    (#"{"asks": "S1"}"#, "/asks"), (#"{"fields": ["S1"]}"#, "/fields"),
    (#"{"fields": {"S1": [1]}}"#, "/fields/S1"), (#"{"assumed": [null]}"#, "/assumed"),
  ])
  func `an expectation of another form is refused`(_ text: String, _ pointer: String) throws {
    let json = try JSON(parsing: text)
    let problems = #expect(throws: DiagnosticList.self) {
      try DescriptionExpectation(json, source: "expectation.json")
    }
    #expect(problems?.diagnostics.map(\.code) == [.PRM301])
    #expect(problems?.diagnostics.first?.location?.pointer == pointer)
  }

  @Test func `cases may accept several outcomes, and tell the line of what is wrong`() throws {
    let good = """
      {"case": "a", "input": {}, "expect": {"outcome": "emit", "record": {"N": "x"}}, \
      "accept": [{"outcome": "hold_record"}]}
      """
    let cases = try EvaluationCase.reading(Array(good.utf8), source: "cases.jsonl")
    #expect(cases.first?.accepted.map(\.outcome) == [.emit, .holdRecord])
    let bad = good + "\n\n" + #"{"case": "b", "input": {}, "expect": {"outcome": "fly"}}"#
    let problems = #expect(throws: DiagnosticList.self) {
      try EvaluationCase.reading(Array(bad.utf8), source: "cases.jsonl")
    }
    #expect(problems?.diagnostics.first?.location?.line == 3)
  }
}
