import Drafting
import Records
import Testing

/// The stand-in on the whole suite: what it writes is right, and what it cannot read it asks.
@Suite struct StandInEvaluationTests {
  /// The share of descriptions that must be exact, in percent.
  static let exactFloor = 88
  /// The same of the descriptions by a hand that knows nothing of how they are read.
  static let freshFloor = 38

  @Test func `nothing is silently wrong, and most is exact`() async throws {
    let results = try await Suite.evaluate(try Suite.tasks(), with: InProcessModel())
    expectNoSilence(results)
    let exact = results.count(where: \.isExact)
    #expect(exact * 100 >= results.count * Self.exactFloor, "\(exact) of \(results.count)")
    #expect(results.allSatisfy { $0.isStandIn })
  }

  @Test func `nothing of another hand is silently wrong`() async throws {
    let results = try await Suite.evaluate(try Suite.fresh(), with: InProcessModel())
    expectNoSilence(results)
    let exact = results.count(where: \.isExact)
    #expect(exact * 100 >= results.count * Self.freshFloor, "\(exact) of \(results.count)")
  }

  private func expectNoSilence(_ results: [DraftEvaluation]) {
    let silent = results.filter { !$0.silent.isEmpty }.map { result in
      let differences = result.differences.map { $0.json.text() }.joined(separator: "\n  ")
      return "\(result.name) in \(result.silent):\n  \(differences)"
    }
    #expect(silent.isEmpty, "\(silent.joined(separator: "\n"))")
  }
}
