package import Transport

/// Where a model is and how it may be used.
package struct ModelEndpoint: Sendable {
  /// The base URL: of an OpenAI-compatible server up to and with `/v1`.
  package var url: String
  package var dialect: ModelDialect
  /// The model's name as the server knows it.
  package var model: String
  /// Sent in a header, and nowhere else.
  package var key: String?
  package var addresses: AddressPolicy
  /// How many tokens the model takes in and gives out together.
  package var contextTokens: Int
  package var timeouts: Timeouts
  /// How long all tries of one question may take together.
  package var deadline: Duration
  /// How often one question is sent at most.
  package var triesMax: Int
  /// A server of this machine answers one question after the other.
  package var isLocal: Bool

  package init(
    url: String,
    dialect: ModelDialect? = nil,
    model: String,
    key: String? = nil,
    addresses: AddressPolicy = .publicHTTPS,
    contextTokens: Int = 32_000
  ) {
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    self.url = base
    self.dialect = dialect ?? ModelDialect(url: base)
    self.model = model
    self.key = key
    self.addresses = addresses
    self.contextTokens = contextTokens
    // A local server loads its model with the first question.
    isLocal = addresses == .loopback
    deadline = .seconds(isLocal ? 600 : 120)
    timeouts = Timeouts(
      connect: .seconds(5),
      idle: .seconds(30),
      total: deadline,
      firstByte: .seconds(isLocal ? 300 : 60)
    )
    triesMax = 4
  }

  var chatURL: String { dialect.chatURL(url) }

  /// What an answer of the dialect is called.
  var answerName: String {
    switch dialect {
    case .openAI: "chat completion"
    case .anthropic: "message"
    case .ollama: "chat of Ollama"
    }
  }

  /// What to look at where the address may be wrong.
  var addressHint: String {
    switch dialect {
    case .openAI:
      "Check \"model: endpoint\": it must be the base URL of the API, and usually ends in /v1."
    case .anthropic:
      "Check \"model: endpoint\" and \"model: dialect\": messages are at …/v1/messages."
    case .ollama:
      "Check \"model: endpoint\" and \"model: dialect\": Ollama is at http://HOST:11434."
    }
  }

  /// What a question carries besides its body; the key stands here and nowhere else.
  var headers: [Header] {
    var headers = [Header("content-type", "application/json"), Header("accept", "*/*")]
    if dialect == .anthropic { headers.append(Header("anthropic-version", "2023-06-01")) }
    if let key {
      headers.append(
        dialect == .anthropic
          ? Header("x-api-key", key) : Header("authorization", "Bearer " + key)
      )
    }
    return headers
  }

  /// The host, for messages; never the path, a query or a user.
  var host: String {
    let rest = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
    let name = rest.map { $0.split(separator: "@").last ?? $0 } ?? Substring(url)
    return String(name.prefix { $0 != "?" && $0 != "#" })
  }
}

extension ModelEndpoint: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "\(model) at \(host)" }
  package var debugDescription: String { description }
  /// Nothing: the key would be printed otherwise.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
