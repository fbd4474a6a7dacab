import Records

/// What an endpoint said in one answer, whole or streamed, in whichever dialect.
struct ChatCompletion: Hashable {
  /// Why the model ended.
  enum Ending: Hashable {
    case stop
    /// The limit of the answer's length.
    case length
    case refusal
    case other(String)
  }

  var content = ""
  /// What the forced tool was called with.
  var arguments = ""
  /// How many characters of reasoning came; the reasoning itself is not kept.
  var reasoningLength = 0
  var refusal: String?
  var ending: Ending?
  /// The endpoint has said that nothing follows.
  var isDone = false
  var model: String?
  var usage: TokenUsage?
  /// What the endpoint reports as its own error in an otherwise successful answer.
  var error: String?

  init() {}

  /// Reads a whole answer; `nil` where it is none of that dialect.
  init?(_ json: JSON, _ dialect: ModelDialect) {
    self.init()
    error = Self.errorText(json)
    let isAnswer =
      switch dialect {
      case .openAI: readOpenAI(json)
      case .anthropic: readAnthropic(json)
      case .ollama: readOllama(json)
      }
    guard isAnswer || error != nil else { return nil }
    if dialect != .ollama { isDone = true }
  }

  /// Adds one piece of a streamed answer.
  mutating func add(_ piece: JSON, _ dialect: ModelDialect) {
    if let error = Self.errorText(piece) { self.error = error }
    switch dialect {
    case .openAI: addOpenAI(piece)
    case .anthropic: addAnthropic(piece)
    case .ollama: addOllama(piece)
    }
  }

  /// Where the answer's object is looked for.
  var text: String { arguments.isEmpty ? content : arguments }

  /// How many bytes of answer there are.
  var length: Int { content.utf8.count + arguments.utf8.count }

  /// Whether a streamed answer is there to its end.
  ///
  /// Chat completions end with a reason; some servers leave the `[DONE]` behind it out.
  func isComplete(_ dialect: ModelDialect) -> Bool {
    isDone || (dialect == .openAI && ending != nil)
  }

  /// What an answer says of its error, as text.
  static func errorText(_ json: JSON) -> String? {
    guard let error = json["error"], !error.isNull else { return nil }
    if let text = error.string { return text }
    let parts = [error["message"], error["code"], error["type"]].compactMap { $0?.string }
    return parts.isEmpty ? error.text() : parts.joined(separator: " ")
  }

  /// A text, or a list of parts with texts.
  static func text(_ content: JSON?) -> String? {
    if let text = content?.string { return text }
    return content?.array.map { $0.compactMap { $0["text"]?.string }.joined() }
  }
}
