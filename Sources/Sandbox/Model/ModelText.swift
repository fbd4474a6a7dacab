import Records

/// What a model wrote, free of the dialect it is said in.
struct ModelText {
  enum Ending {
    case stop
    case length
    case refusal
  }

  static let refusalText = "I'm sorry, but I can't help with that."

  var content: String
  var ending = Ending.stop
  var model: String
  var promptTokens: Int
  var completionTokens: Int
  var reportsUsage = true

  /// Reads a chat completion; `nil` where it is none.
  init?(_ reply: JSON, name: String) {
    guard let choice = reply["choices"]?[0] else { return nil }
    content = choice["message"]?["content"]?.string ?? ""
    if choice["finish_reason"]?.string == "length" { ending = .length }
    if choice["message"]?["refusal"]?.string != nil { ending = .refusal }
    model = reply["model"]?.string ?? name
    promptTokens = reply["usage"]?["prompt_tokens"]?.int ?? 0
    completionTokens = reply["usage"]?["completion_tokens"]?.int ?? 0
    reportsUsage = reply["usage"] != nil
  }

  /// The same with something wrong with it; `prompt` is what the model was asked.
  func twisted(_ twist: ModelTwist?, prompt: String) -> ModelText {
    var text = self
    switch twist {
    case .refusal:
      text.ending = .refusal
      text.content = Self.refusalText
    case .length:
      text.ending = .length
      text.content = String(content.prefix(content.count / 2))
    case .empty: text.content = ""
    case .prose:
      text.content = "Sure, {here} is what you asked for:\n\n\(content)\n\nAnything else {or not}?"
    case .fence: text.content = "```json\n\(content)\n```"
    case .think:
      text.content = "<think>They want {\"rules\": []}, I suppose.</think>\n\n\(content)"
    case .wrongSchema: text.content = "{\"result\":\(content),\"confidence\":0.9}"
    case .hallucinated: text.content = FieldTwist(content, prompt: prompt).hallucinated
    case .swapped: text.content = FieldTwist(content, prompt: prompt).swapped
    case .whitespace: text.content = "{" + String(repeating: " \n\t", count: 3_000)
    case .digits: text.content = "{\"rules\": " + String(repeating: "0", count: 9_000)
    case .promptCut: text.promptTokens = promptTokens / 4
    case .noUsage: text.reportsUsage = false
    default: break
    }
    return text
  }
}
