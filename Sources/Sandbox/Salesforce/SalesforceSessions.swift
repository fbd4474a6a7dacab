import Records

/// The token endpoint, client credentials only, and the sessions it opened.
struct SalesforceSessions: Sendable {
  static let clientID = "sandbox-client"
  static let clientSecret = "sandbox-secret"
  /// How long a session lives unused or used.
  static let lifetime = Duration.seconds(7200)

  private var open: [String: Instant] = [:]
  private var given = 0
  private let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  func isOpen(_ token: String, at now: Instant) -> Bool {
    open[token].map { now < $0 } ?? false
  }

  mutating func open(_ request: SandboxRequest, user: String, at now: Instant) -> SandboxAnswer {
    let form = PercentCoding.form(String(decoding: request.body, as: UTF8.self))
    func field(_ name: String) -> String? { form.first { $0.name == name }?.value }
    guard let grant = field("grant_type") else {
      return SalesforceErrors.oauth("invalid_request", "missing required parameter: grant_type")
    }
    guard grant == "client_credentials" else {
      return SalesforceErrors.oauth("unsupported_grant_type", "grant type not supported")
    }
    let basic = Self.basic(request.header("authorization"))
    guard (basic?.name ?? field("client_id")) == Self.clientID else {
      return SalesforceErrors.oauth("invalid_client_id", "client identifier invalid")
    }
    guard (basic?.secret ?? field("client_secret")) == Self.clientSecret else {
      return SalesforceErrors.oauth("invalid_client", "invalid client credentials")
    }
    given += 1
    var random = SeededRandom(seed: seed, stream: 0xAC_CE55 &+ UInt64(bitPattern: now.milliseconds))
    let tail = (0..<4).map { _ in String(random.next(), radix: 36) }.joined()
    let token = "\(SalesforceOrg.id.prefix(15))!AQ\(given).\(tail)"
    open[token] = now + Self.lifetime
    return .json(
      200,
      [
        "access_token": .string(token),
        "signature": .string("c2FuZGJveC1zaWduYXR1cmU="),
        "scope": "api",
        "instance_url": .string(request.base + "/salesforce"),
        "id": .string("\(request.base)/salesforce/id/\(SalesforceOrg.id)/\(user)"),
        "token_type": "Bearer",
        "issued_at": .string(String(now.milliseconds)),
      ],
      contentType: SalesforceErrors.jsonType
    )
  }

  /// The name and secret of `Authorization: Basic …`.
  private static func basic(_ header: String?) -> (name: String, secret: String)? {
    guard let header, header.lowercased().hasPrefix("basic ") else { return nil }
    guard let bytes = Base64.decoded(String(header.dropFirst(6)).trimmingBlanks) else { return nil }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return (
      PercentCoding.decoded(parts[0], plusIsBlank: true),
      PercentCoding.decoded(parts[1], plusIsBlank: true)
    )
  }
}
