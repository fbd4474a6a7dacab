import Drafting
import Records
import Testing

/// The stand-in on the whole suite: what it writes is right, and what it cannot read it asks.
@Suite struct StandInEvaluationTests {
  /// The share of descriptions that must be exact, in percent.
  static let exactFloor = 44
  /// The most target fields that may be wrong without a question.
  static let silentMax = 0

  @Test func `hardly anything is silently wrong, and enough is exact`() async throws {
    let results = try await Suite.evaluate(try Suite.tasks(), with: InProcessModel())
    let silent = results.filter { !$0.silent.isEmpty }.map { result in
      let differences = result.differences.map { $0.json.text() }.joined(separator: "\n  ")
      return "\(result.name) in \(result.silent):\n  \(differences)"
    }
    let count = results.reduce(0) { $0 + $1.silent.count }
    #expect(count <= Self.silentMax, "\(silent.joined(separator: "\n"))")
    let exact = results.count(where: \.isExact)
    #expect(exact * 100 >= results.count * Self.exactFloor, "\(exact) of \(results.count)")
    #expect(results.allSatisfy { $0.isStandIn })
  }
}
