/// A line of the sandbox's arrival log.
package struct Arrival: Decodable, Hashable, Sendable {
  package var sequence: Int
  package var operation: String
  package var at: String
  /// Whether the request was carried out, whatever became of the answer.
  package var applied: Bool
  /// `answered`, `injected`, `held`, `reset` or `open`.
  package var answer: String
  package var created: [String]
  package var rejected: [String]

  package init(
    sequence: Int,
    operation: String,
    at: String = "2026-01-01T00:00:00.000Z",
    applied: Bool = true,
    answer: String = "answered",
    created: [String] = [],
    rejected: [String] = []
  ) {
    self.sequence = sequence
    self.operation = operation
    self.at = at
    self.applied = applied
    self.answer = answer
    self.created = created
    self.rejected = rejected
  }
}
