/// The language-model endpoint of the workspace.
package struct ModelSettings: Hashable, Sendable {
  /// Which protocol an endpoint speaks.
  package enum Dialect: String, CaseIterable, Hashable, Sendable {
    case openAI = "openai"
    case anthropic
    case ollama
  }

  /// Prices of a million tokens each, as decimals with at most six digits behind the point.
  package struct Prices: Hashable, Sendable {
    package var input: String
    package var cachedInput: String?
    package var output: String
    package var currency: String
  }

  /// What one draft may cost at most.
  package struct Ceiling: Hashable, Sendable {
    package var tokens: Int?
    /// In the currency of the prices.
    package var cost: String?

    package init(tokens: Int? = nil, cost: String? = nil) {
      self.tokens = tokens
      self.cost = cost
    }
  }

  /// How long to wait, where it is not what is usual.
  package struct Timeouts: Hashable, Sendable {
    package var connect: Duration?
    package var firstByte: Duration?
    package var idle: Duration?
    package var total: Duration?

    package init() {}
  }

  /// Base URL of the server: `…/v1`.
  package var endpoint: String
  /// `nil`: the URL tells.
  package var dialect: Dialect?
  /// The model's name as the server knows it.
  package var name: String
  package var key: SecretReference?
  package var allow: AllowedAddresses
  /// How many tokens the model can take in; the prompt is cut to fit, never the description.
  package var contextTokens: Int
  /// Whether masked sample values may be shown to the model.
  package var sendSamples: Bool
  package var prices: Prices?
  package var ceiling = Ceiling()
  package var timeouts = Timeouts()

  package init(
    endpoint: String,
    name: String,
    key: SecretReference? = nil,
    allow: AllowedAddresses = .publicHTTPS,
    contextTokens: Int = 32_000,
    sendSamples: Bool = false
  ) {
    self.endpoint = endpoint
    self.name = name
    self.key = key
    self.allow = allow
    self.contextTokens = contextTokens
    self.sendSamples = sendSamples
  }
}
