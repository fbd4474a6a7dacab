package import Records

/// The tokens an endpoint says it counted.
package struct TokenUsage: Hashable, Sendable {
  package var prompt: Int
  package var completion: Int
  /// Part of `prompt`.
  package var cached: Int
  /// Part of `completion`.
  package var reasoning: Int

  package init(prompt: Int, completion: Int, cached: Int = 0, reasoning: Int = 0) {
    self.prompt = prompt
    self.completion = completion
    self.cached = cached
    self.reasoning = reasoning
  }

  /// Reads the `usage` of a chat completion; `nil` where there is none.
  package init?(json: JSON?) {
    guard let prompt = json?["prompt_tokens"]?.int else { return nil }
    self.init(
      prompt: prompt,
      completion: json?["completion_tokens"]?.int ?? 0,
      cached: json?["prompt_tokens_details"]?["cached_tokens"]?.int ?? 0,
      reasoning: json?["completion_tokens_details"]?["reasoning_tokens"]?.int ?? 0
    )
  }

  /// A guess from a text's length, where nobody counted: 3.6 characters a token.
  package static func estimate(ofCharacters count: Int) -> Int { count * 10 / 36 }
}
