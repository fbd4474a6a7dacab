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
  /// Identifiers of the sentences and assumptions behind the rule: `S1`, `A2`.
  package var because: [String]
  /// What stands there, in words or as JSON text.
  package var found: String?
  /// What would be right there, in words or as JSON text.
  package var expected: String?
  /// Changes that would mend it, best first.
  package var fixes: [Fix]

  package init(
    _ severity: Severity = .error,
    _ code: DiagnosticCode,
    _ message: String,
    at location: Location? = nil,
    hint: String? = nil,
    rule: String? = nil,
    because: [String] = [],
    found: String? = nil,
    expected: String? = nil,
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
    self.fixes = fixes
  }
}

/// Several diagnostics that end an operation together.
package struct DiagnosticList: Error, Hashable, Sendable {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
