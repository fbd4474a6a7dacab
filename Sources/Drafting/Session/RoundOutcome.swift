package import Diagnostics
package import Records

/// What a session read from one answer of a model, and what it made of it.
package struct RoundOutcome: Hashable, Sendable {
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// The draft is what the answer says.
    case taken
    /// A patch that changed nothing, or made more wrong than it mended.
    case useless
    /// A patch that touches what it may not, or cannot be applied.
    case refused
  }

  /// In wire form.
  package var answer: JSON
  package var verdict: Verdict
  /// Of an answer that was taken, what is wrong with the draft now; of another, why it was not.
  package var problems: [Diagnostic]

  package init(answer: JSON, verdict: Verdict, problems: [Diagnostic]) {
    self.answer = answer
    self.verdict = verdict
    self.problems = problems.filter { $0.severity != .note }
  }

  /// `{answer, verdict, problems}`, which a journal keeps beside the bodies.
  package var json: JSON {
    [
      "answer": answer, "verdict": .string(verdict.rawValue),
      "problems": .array(problems.map(\.json)),
    ]
  }
}
