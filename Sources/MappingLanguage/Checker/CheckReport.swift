package import Diagnostics
package import Records

/// What a check found, what it inferred, and which sentence became what.
package struct CheckReport: Hashable, Sendable {
  /// Errors first, then in the order of the spec; the same spec gives the same list.
  package var diagnostics: [Diagnostic]
  package var types: InferredTypes
  package var coverage: [SentenceCoverage]
  /// Questions of the spec that nobody has answered.
  package var openQuestions: Int

  package func count(_ severity: Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// What a version cannot be approved with: errors, and sentences that nothing answers.
  package var blockers: [Diagnostic] {
    diagnostics.filter { $0.severity == .error || $0.code == .M802 }
  }

  /// Whether a person may approve it: no blocker and no open question.
  package var allowsApproval: Bool { blockers.isEmpty && openQuestions == 0 }

  /// `2 errors, 1 warning, 3 notes`.
  package var summary: String {
    func part(_ severity: Severity) -> String {
      let count = count(severity)
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return [Severity.error, .warning, .note].map(part).joined(separator: ", ")
  }

  package var json: JSON {
    .members([
      "diagnostics": .array(diagnostics.map(\.json)),
      "coverage": .array(coverage.map(\.json)),
      "open_questions": .integer(openQuestions),
      "allows_approval": .bool(allowsApproval),
    ])
  }
}
