/// What tokens cost at an endpoint, each kind by the million.
package struct TokenPrices: Hashable, Sendable {
  package var input: TokenCost
  /// Of the input, what the endpoint had in its own cache.
  package var cachedInput: TokenCost
  package var output: TokenCost
  /// What the prices are in, for a person to read.
  package var currency: String

  package init(
    input: TokenCost,
    cachedInput: TokenCost? = nil,
    output: TokenCost,
    currency: String = "USD"
  ) {
    self.input = input
    self.cachedInput = cachedInput ?? input
    self.output = output
    self.currency = currency
  }

  /// What so many tokens cost.
  package func cost(of usage: TokenUsage) -> TokenCost {
    let cached = min(usage.cached, usage.prompt)
    return (usage.prompt - cached) * input + cached * cachedInput + usage.completion * output
  }
}
