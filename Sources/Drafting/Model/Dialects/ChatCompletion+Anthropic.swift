import Records

/// Messages as Anthropic describes them.
extension ChatCompletion {
  /// Whether it is a message.
  mutating func readAnthropic(_ json: JSON) -> Bool {
    guard let blocks = json["content"]?.array else { return false }
    for block in blocks { take(block) }
    ending = Self.anthropicEnding(json["stop_reason"])
    model = json["model"]?.string
    usage = Self.anthropicUsage(json["usage"], before: nil)
    return true
  }

  mutating func addAnthropic(_ event: JSON) {
    switch event["type"]?.string {
    case "message_start":
      model = event["message"]?["model"]?.string ?? model
      usage = Self.anthropicUsage(event["message"]?["usage"], before: usage)
    case "content_block_start":
      // The block begins empty; its content comes in pieces.
      if let text = event["content_block"]?["text"]?.string { content += text }
    case "content_block_delta":
      let delta = event["delta"]
      content += delta?["text"]?.string ?? ""
      arguments += delta?["partial_json"]?.string ?? ""
      reasoningLength += delta?["thinking"]?.string?.count ?? 0
    case "message_delta":
      ending = Self.anthropicEnding(event["delta"]?["stop_reason"]) ?? ending
      usage = Self.anthropicUsage(event["usage"], before: usage)
    case "message_stop": isDone = true
    default: break
    }
  }

  private mutating func take(_ block: JSON) {
    switch block["type"]?.string {
    case "text": content += block["text"]?.string ?? ""
    case "tool_use": arguments += block["input"]?.text() ?? ""
    case "thinking": reasoningLength += block["thinking"]?.string?.count ?? 0
    default: break
    }
  }

  private static func anthropicEnding(_ reason: JSON?) -> Ending? {
    switch reason?.string {
    case nil: nil
    case "end_turn", "tool_use", "stop_sequence": .stop
    case "max_tokens", "model_context_window_exceeded": .length
    case "refusal": .refusal
    case let other?: .other(other)
    }
  }

  /// What is read from a cache and written to one is not among the input tokens.
  private static func anthropicUsage(_ json: JSON?, before: TokenUsage?) -> TokenUsage? {
    guard let json, json.object != nil else { return before }
    var usage = before ?? TokenUsage(prompt: 0, completion: 0)
    if let input = json["input_tokens"]?.int {
      usage.cached = json["cache_read_input_tokens"]?.int ?? usage.cached
      usage.prompt = input + usage.cached + (json["cache_creation_input_tokens"]?.int ?? 0)
    }
    usage.completion = json["output_tokens"]?.int ?? usage.completion
    return usage
  }
}
