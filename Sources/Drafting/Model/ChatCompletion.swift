import Records

/// What a chat-completions endpoint said in one answer, whole or streamed.
struct ChatCompletion: Hashable {
  var content = ""
  var refusal: String?
  /// Why the model ended, as the endpoint names it: `stop`, `length`, `content_filter`.
  var finishReason: String?
  var model: String?
  var usage: TokenUsage?
  /// What the endpoint reports as its own error in an otherwise successful answer.
  var error: String?

  /// Reads a whole answer; `nil` where it is not a chat completion.
  init?(json: JSON) {
    error = Self.errorText(json)
    let choice = json["choices"]?[0]
    guard choice != nil || error != nil else { return nil }
    let message = choice?["message"]
    content = Self.text(message?["content"]) ?? ""
    refusal = message?["refusal"]?.string
    finishReason = choice?["finish_reason"]?.string
    model = json["model"]?.string
    usage = TokenUsage(json: json["usage"])
  }

  init() {}

  /// Adds one chunk of a streamed answer.
  mutating func add(_ chunk: JSON) {
    if let error = Self.errorText(chunk) { self.error = error }
    let choice = chunk["choices"]?[0]
    if let text = Self.text(choice?["delta"]?["content"]) { content += text }
    if let text = choice?["delta"]?["refusal"]?.string { refusal = (refusal ?? "") + text }
    finishReason = choice?["finish_reason"]?.string ?? finishReason
    model = chunk["model"]?.string ?? model
    // The last chunk carries the usage and no choices.
    usage = TokenUsage(json: chunk["usage"]) ?? usage
  }

  /// What an answer says of its error, as text.
  static func errorText(_ json: JSON) -> String? {
    guard let error = json["error"], !error.isNull else { return nil }
    if let text = error.string { return text }
    let parts = [error["message"], error["code"], error["type"]].compactMap { $0?.string }
    return parts.isEmpty ? error.text() : parts.joined(separator: " ")
  }

  /// A text, or a list of parts with texts.
  private static func text(_ content: JSON?) -> String? {
    if let text = content?.string { return text }
    return content?.array.map { $0.compactMap { $0["text"]?.string }.joined() }
  }
}
