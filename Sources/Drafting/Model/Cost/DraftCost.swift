package import Records

/// What a draft took: requests, tokens and, where prices are known, money.
package struct DraftCost: Hashable, Sendable {
  /// How many requests were sent.
  package var requests: Int
  /// How many replies were kept from before and cost nothing.
  package var repliesKept: Int
  /// Of the requests that were sent.
  package var usage: TokenUsage
  /// `nil` where the workspace states no prices.
  package var amount: TokenCost?
  package var currency: String?

  /// Sums what was sent and received.
  package init(_ exchanges: [ModelExchange], prices: TokenPrices?) {
    requests = exchanges.count { !$0.isKept }
    repliesKept = exchanges.count { $0.isKept }
    usage = exchanges.filter { !$0.isKept }.compactMap(\.usage)
      .reduce(TokenUsage(prompt: 0, completion: 0), +)
    amount = prices?.cost(of: usage)
    currency = prices?.currency
  }

  package var json: JSON {
    .members([
      "requests": .integer(requests), "replies_kept": .integer(repliesKept),
      "tokens": usage.json, "amount": amount.map { .number($0.description) },
      "currency": currency.map { .string($0) },
    ])
  }

  /// One line for a person: `2 requests, 14200 tokens in, 900 out, 0.05 USD`.
  package var text: String {
    guard requests > 0 else { return "nothing asked: the replies are kept from before" }
    var text = "\(requests) \(requests == 1 ? "request" : "requests"), "
    if usage.isEstimated { text += "about " }
    text += "\(usage.prompt) tokens in"
    if usage.cached > 0 { text += " (\(usage.cached) cached)" }
    text += ", \(usage.completion) out"
    if usage.reasoning > 0 { text += " (\(usage.reasoning) reasoning)" }
    if let amount { text += ", \(amount) \(currency ?? "")" }
    if repliesKept > 0 { text += "; \(repliesKept) kept from before" }
    return text
  }
}
