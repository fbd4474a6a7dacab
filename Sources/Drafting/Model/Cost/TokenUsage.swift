package import Records

/// The tokens an endpoint says it counted, or about as many as there must have been.
package struct TokenUsage: Hashable, Sendable {
  package var prompt: Int
  package var completion: Int
  /// Part of `prompt`.
  package var cached: Int
  /// Part of `completion`.
  package var reasoning: Int
  /// Nobody counted: the numbers follow from the lengths of the texts.
  package var isEstimated = false

  package init(prompt: Int, completion: Int, cached: Int = 0, reasoning: Int = 0) {
    self.prompt = Self.sensible(prompt)
    self.completion = Self.sensible(completion)
    self.cached = Self.sensible(cached)
    self.reasoning = Self.sensible(reasoning)
  }

  /// A count as no server exceeds it, whatever it says.
  private static func sensible(_ count: Int) -> Int { min(max(0, count), 1_000_000_000) }

  /// Reads the `usage` of a chat completion; `nil` where there is none.
  package init?(json: JSON?) {
    guard let prompt = json?["prompt_tokens"]?.int else { return nil }
    self.init(
      prompt: prompt,
      completion: json?["completion_tokens"]?.int ?? 0,
      cached: json?["prompt_tokens_details"]?["cached_tokens"]?.int
        ?? json?["prompt_cache_hit_tokens"]?.int ?? 0,
      reasoning: json?["completion_tokens_details"]?["reasoning_tokens"]?.int ?? 0
    )
  }

  package var total: Int { prompt + completion }

  /// A guess from a text's length, where nobody counted: 3.6 characters a token.
  package static func estimate(ofCharacters count: Int) -> Int { count * 10 / 36 }

  package static func + (one: TokenUsage, other: TokenUsage) -> TokenUsage {
    var sum = TokenUsage(
      prompt: one.prompt + other.prompt,
      completion: one.completion + other.completion,
      cached: one.cached + other.cached,
      reasoning: one.reasoning + other.reasoning
    )
    sum.isEstimated = one.isEstimated || other.isEstimated
    return sum
  }

  package var json: JSON {
    .members([
      "input": .integer(prompt), "cached_input": .integer(cached),
      "output": .integer(completion), "reasoning": .integer(reasoning),
      "estimated": .bool(isEstimated),
    ])
  }
}
