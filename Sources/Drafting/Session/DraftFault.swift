package import Diagnostics

/// Why there is no draft, with everything the endpoint said until then.
package struct DraftFault: Error, Hashable, Sendable {
  package var diagnostics: [Diagnostic]
  package var rounds: [DraftRound]

  /// What was spent all the same.
  package func cost(prices: TokenPrices?) -> DraftCost {
    DraftCost(rounds.map(\.exchange), prices: prices)
  }

  package init(_ diagnostics: [Diagnostic], rounds: [DraftRound] = []) {
    self.diagnostics = diagnostics
    self.rounds = rounds
  }
}
