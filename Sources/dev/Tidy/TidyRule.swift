/// One house rule: what must hold, and every place where it does not.
package struct TidyRule: Sendable {
  /// A place, and what to do there.
  package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package var path: String
    package var line: Int?
    package var advice: String

    package init(_ path: String, line: Int? = nil, _ advice: String) {
      self.path = path
      self.line = line
      self.advice = advice
    }

    package var description: String {
      path + (line.map { ":\($0)" } ?? "") + ": " + advice
    }
  }

  /// The correct condition, as a sentence.
  package let name: String
  package let findings: @Sendable (Repository) -> [Finding]

  package init(_ name: String, findings: @escaping @Sendable (Repository) -> [Finding]) {
    self.name = name
    self.findings = findings
  }

  /// Every rule of the house.
  package static let all: [TidyRule] =
    sizeRules + nameRules + coreRules + safetyRules + documentRules + dataRules + catalogRules
}

extension Repository.File {
  /// The lines of a text file with their one-based numbers.
  var lines: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
      .map { ($0.offset + 1, $0.element) }
  }

  /// Findings for every line that a condition holds for.
  func findings(
    _ advice: String,
    where holds: (Substring) -> Bool
  ) -> [TidyRule.Finding] {
    lines.filter { holds($0.text) }.map { TidyRule.Finding(path, line: $0.number, advice) }
  }
}
