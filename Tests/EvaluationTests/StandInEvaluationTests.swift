import Drafting
import Records
import Testing

/// The stand-in on the whole suite: what it writes is right, and what it cannot read it asks.
@Suite struct StandInEvaluationTests {
  /// The share of descriptions that must be exact, in percent.
  static let exactFloor = 0

  @Test func `nothing is silently wrong, and enough is exact`() async throws {
    let results = try await Suite.evaluate(try Suite.tasks(), with: InProcessModel())
    for result in results where !result.silent.isEmpty {
      let differences = result.differences.map { $0.json.text() }.joined(separator: "\n")
      Issue.record("\(result.name) is silently wrong in \(result.silent):\n\(differences)")
    }
    let exact = results.count(where: \.isExact)
    #expect(exact * 100 >= results.count * Self.exactFloor, "\(exact) of \(results.count)")
    #expect(results.allSatisfy(\.isStandIn))
  }
}
