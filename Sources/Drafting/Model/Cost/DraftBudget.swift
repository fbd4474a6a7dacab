package import Diagnostics

/// What a draft may cost: a ceiling, and what has been spent.
package struct DraftBudget: Hashable, Sendable {
  /// Input and output together; `nil` is without end.
  package var tokensMax: Int?
  package var costMax: TokenCost?
  package var prices: TokenPrices?
  package private(set) var spent = TokenUsage(prompt: 0, completion: 0)

  package init(tokensMax: Int? = nil, costMax: TokenCost? = nil, prices: TokenPrices? = nil) {
    self.tokensMax = tokensMax
    self.costMax = costMax
    self.prices = prices
  }

  package mutating func spend(_ usage: TokenUsage) { spent = spent + usage }

  /// Why a request of so many tokens must not be sent; `nil` where it may.
  ///
  /// What its answer will cost is not known before; a ceiling is passed by one answer at most.
  package func refusal(next tokens: Int) -> Diagnostic? {
    let after = spent + TokenUsage(prompt: tokens, completion: 0)
    if let tokensMax, after.total >= tokensMax {
      return Self.reached(
        "\(spent.total) of \(tokensMax) tokens are spent, and the next request has about \(tokens)"
      )
    }
    if let costMax, let prices, prices.cost(of: after) >= costMax {
      return Self.reached(
        "\(prices.cost(of: spent)) of \(costMax) \(prices.currency) are spent, "
          + "and the next request has about \(tokens) tokens"
      )
    }
    return nil
  }

  private static func reached(_ how: String) -> Diagnostic {
    Diagnostic(
      .error,
      .MDL107,
      "the draft's ceiling is reached: \(how)",
      at: Location("crosswalk.yaml"),
      hint: "Raise \"model: ceiling\", describe less in one mapping, or mend the draft by hand."
    )
  }
}
