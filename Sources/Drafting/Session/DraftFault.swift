package import Diagnostics

/// Why there is no draft, with everything the endpoint said until then.
package struct DraftFault: Error, Hashable, Sendable {
  package var diagnostics: [Diagnostic]
  package var rounds: [DraftRound]

  package init(_ diagnostics: [Diagnostic], rounds: [DraftRound] = []) {
    self.diagnostics = diagnostics
    self.rounds = rounds
  }
}
