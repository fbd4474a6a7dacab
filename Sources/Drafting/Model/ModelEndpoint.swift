package import Transport

/// Where a model is and how it may be used.
package struct ModelEndpoint: Sendable {
  /// The base URL of an OpenAI-compatible server, up to and with `/v1`.
  package var url: String
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

  package init(
    url: String,
    model: String,
    key: String? = nil,
    addresses: AddressPolicy = .publicHTTPS,
    contextTokens: Int = 32_000
  ) {
    self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
    self.model = model
    self.key = key
    self.addresses = addresses
    self.contextTokens = contextTokens
    // A local server loads its model with the first question.
    let isLocal = addresses == .loopback
    deadline = .seconds(isLocal ? 600 : 120)
    timeouts = Timeouts(
      connect: .seconds(5),
      idle: .seconds(isLocal ? 120 : 30),
      total: deadline,
      firstByte: .seconds(isLocal ? 300 : 60)
    )
    triesMax = 4
  }

  var chatURL: String { url + "/chat/completions" }

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
