/// How much a drafting session may do.
package struct DraftSettings: Hashable, Sendable {
  /// How many tokens the model takes in and gives out together.
  package var contextTokens: Int
  package var repairsMax = 3
  /// How many problems one repair is told about.
  package var diagnosticsMax = 10
  /// All tokens of all rounds; when they are used up, no repair is asked for.
  package var tokensMax = 200_000

  package init(contextTokens: Int = 32_000) { self.contextTokens = contextTokens }
}
