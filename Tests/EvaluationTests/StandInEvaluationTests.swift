import Drafting
import Records
import TestSupport
import Testing

/// The stand-in on the suites: what it writes is right, and what it cannot read it asks.
@Suite(.serialized, .computing) struct StandInEvaluationTests {
  /// The share of descriptions that must be exact, in percent.
  static let floors: [(Suite, Int)] = [(.descriptions, 88), (.fresh, 42), (.third, 0)]

  @Test(arguments: floors)
  func `nothing is silently wrong, and the known share is exact`(
    suite: Suite,
    floor: Int
  ) async throws {
    let results = try await Suite.evaluate(try suite.tasks(), with: InProcessModel())
    expectNoSilence(results)
    let exact = results.count(where: \.isExact)
    #expect(exact * 100 >= results.count * floor, "\(exact) of \(results.count)")
    #expect(results.allSatisfy { $0.isStandIn })
  }

  private func expectNoSilence(_ results: [DraftEvaluation]) {
    let silent = results.filter { !$0.silent.isEmpty }.map { result in
      let differences = result.differences.map { $0.json.text() }.joined(separator: "\n  ")
      return "\(result.name) in \(result.silent):\n  \(differences)"
    }
    #expect(silent.isEmpty, "\(silent.joined(separator: "\n"))")
  }
}
