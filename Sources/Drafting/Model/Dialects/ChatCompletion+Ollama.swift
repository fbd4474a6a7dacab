import Records

/// Ollama's own chat: one object, or one a line while it streams.
extension ChatCompletion {
  /// Whether it is a reply of Ollama.
  mutating func readOllama(_ json: JSON) -> Bool {
    guard json["message"] != nil else { return false }
    addOllama(json)
    return true
  }

  mutating func addOllama(_ piece: JSON) {
    let message = piece["message"]
    content += message?["content"]?.string ?? ""
    reasoningLength += message?["thinking"]?.string?.count ?? 0
    model = piece["model"]?.string ?? model
    guard piece["done"]?.bool == true else { return }
    isDone = true
    switch piece["done_reason"]?.string {
    case nil, "stop": ending = .stop
    case "length": ending = .length
    case let other?: ending = .other(other)
    }
    if let prompt = piece["prompt_eval_count"]?.int {
      usage = TokenUsage(prompt: prompt, completion: piece["eval_count"]?.int ?? 0)
    }
  }
}
