/// Which protocol a model endpoint speaks.
package enum ModelDialect: String, CaseIterable, Hashable, Sendable {
  /// OpenAI-compatible chat completions: hosted ones, vLLM, llama.cpp, LiteLLM.
  case openAI = "openai"
  /// Anthropic-style messages.
  case anthropic
  /// Ollama's own chat, where the length of the context is the client's to say.
  case ollama

  /// The likely one, by the endpoint's URL alone.
  package init(url: String) {
    let text = url.lowercased()
    if text.contains("anthropic") || text.hasSuffix("/messages") {
      self = .anthropic
    } else if text.contains(":11434") || text.hasSuffix("/api") || text.hasSuffix("/api/chat") {
      self = .ollama
    } else {
      self = .openAI
    }
  }

  /// How an answer's form can be asked for, strictest first.
  var formats: [ModelCapabilities.AnswerFormat] {
    switch self {
    case .openAI: [.jsonSchema, .tool, .jsonObject, .plain]
    case .anthropic: [.tool, .plain]
    case .ollama: [.jsonSchema, .jsonObject, .plain]
    }
  }

  /// Where a conversation is sent to, under the base URL that a person wrote.
  func chatURL(_ base: String) -> String { root(base) + chatPath }

  /// Where the endpoint says which models it has.
  func modelsURL(_ base: String) -> String {
    root(base) + (self == .ollama ? "/api/tags" : "/models")
  }

  private var chatPath: String {
    switch self {
    case .openAI: "/chat/completions"
    case .anthropic: "/messages"
    case .ollama: "/api/chat"
    }
  }

  /// The base URL, whether it was written with or without what the protocol adds to it.
  private func root(_ base: String) -> String {
    var root = base[...]
    if root.hasSuffix(chatPath) { root = root.dropLast(chatPath.count) }
    switch self {
    case .openAI: break
    case .anthropic: if !root.hasSuffix("/v1") { return root + "/v1" }
    case .ollama:
      for ending in ["/v1", "/api"] where root.hasSuffix(ending) {
        root = root.dropLast(ending.count)
      }
    }
    return String(root)
  }
}
