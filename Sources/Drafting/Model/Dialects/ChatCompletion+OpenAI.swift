import Records

/// Chat completions as OpenAI describes them, and as the servers that copy them answer.
extension ChatCompletion {
  /// Whether it is a chat completion.
  mutating func readOpenAI(_ json: JSON) -> Bool {
    guard let choice = json["choices"]?[0] else { return false }
    take(choice["message"])
    ending = Self.openAIEnding(choice["finish_reason"])
    model = json["model"]?.string
    usage = TokenUsage(json: json["usage"])
    return true
  }

  mutating func addOpenAI(_ chunk: JSON) {
    let choice = chunk["choices"]?[0]
    take(choice?["delta"])
    ending = Self.openAIEnding(choice?["finish_reason"]) ?? ending
    model = chunk["model"]?.string ?? model
    // The last chunk carries the usage and no choices.
    usage = TokenUsage(json: chunk["usage"]) ?? usage
  }

  private mutating func take(_ message: JSON?) {
    if let text = Self.text(message?["content"]) { content += text }
    if let text = message?["refusal"]?.string { refusal = (refusal ?? "") + text }
    // Only the first call counts: there is one tool.
    for call in message?["tool_calls"]?.array ?? [] where (call["index"]?.int ?? 0) == 0 {
      arguments += call["function"]?["arguments"]?.string ?? ""
    }
    let reasoning = message?["reasoning_content"] ?? message?["reasoning"]
    reasoningLength += reasoning?.string?.count ?? 0
  }

  private static func openAIEnding(_ reason: JSON?) -> Ending? {
    switch reason?.string {
    case nil: nil
    case "stop", "tool_calls", "function_call": .stop
    case "length", "max_tokens": .length
    case "content_filter", "refusal": .refusal
    case let other?: .other(other)
    }
  }
}
