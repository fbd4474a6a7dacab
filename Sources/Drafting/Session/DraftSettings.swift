/// How much a drafting session may do.
package struct DraftSettings: Hashable, Sendable {
  /// How many tokens the model takes in and gives out together.
  package var contextTokens: Int
  package var repairsMax = 3
  /// How many problems one repair is told about.
  package var diagnosticsMax = 10
  /// What all rounds together may cost; when it is used up, nothing more is asked.
  package var budget = DraftBudget(tokensMax: 200_000)
  /// Whether replies that are kept from before must not be taken.
  package var asksAfresh = false

  package init(contextTokens: Int = 32_000) { self.contextTokens = contextTokens }
}
