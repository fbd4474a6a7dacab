/// One problem found in something a person or a model wrote, with where it is and what to do.
package struct Diagnostic: Error, Hashable, Sendable {
  package var severity: Severity
  /// Stable for ever, never reused.
  package var code: DiagnosticCode
  /// What is wrong, in one sentence, with no advice in it and no record's values.
  package var message: String
  /// Where; `nil` only when the whole input is the problem.
  package var location: Location?
  /// What to do next, in the imperative, naming the nearest thing that would work.
  package var hint: String?
  /// The rule, filter or variable concerned, where there is one.
  package var rule: String?
  /// The sentences and assumptions behind the rule.
  package var because: [Citation]
  /// What stands there, in words or as JSON text.
  package var found: String?
  /// What would be right there, in words or as JSON text.
  package var expected: String?
  /// What could stand there instead, best first; at most ``Candidate/most``.
  package var candidates: [Candidate]
  /// Changes that would mend it, best first.
  package var fixes: [Fix]
  /// How many places nothing is said about because of it: what stands there is unknown to them.
  package var suppresses = 0

  package init(
    _ severity: Severity = .error,
    _ code: DiagnosticCode,
    _ message: String,
    at location: Location? = nil,
    hint: String? = nil,
    rule: String? = nil,
    because: [Citation] = [],
    found: String? = nil,
    expected: String? = nil,
    candidates: [Candidate] = [],
    fixes: [Fix] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.hint = hint
    self.rule = rule
    self.because = because
    self.found = found
    self.expected = expected
    self.candidates = Array(candidates.prefix(Candidate.most))
    self.fixes = fixes
  }
}

/// Several diagnostics that end an operation together.
package struct DiagnosticList: Error, Hashable, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
