import Records
import Transport

/// The access token of one connection: asked for once, shared by all requests, replaced when the
/// platform refuses it.
actor SalesforceSession {
  struct Access: Hashable, Sendable {
    let token: String
    /// Where everything but the token lives; without a slash at the end.
    let instanceURL: String
    /// The org's identifier.
    let account: String
  }

  private typealias Answer = Result<Access, PlatformFault>

  static let operation = PlatformOperation.reading("salesforce.token")

  private let endpoint: String
  private let addresses: AddressPolicy
  private let timeouts: Timeouts
  private let credentials: any CredentialSource
  private var access: Access?
  private var isAsking = false
  private var waiting: [CheckedContinuation<Answer, Never>] = []

  init(
    endpoint: String,
    addresses: AddressPolicy,
    timeouts: Timeouts,
    credentials: any CredentialSource
  ) {
    self.endpoint = endpoint
    self.addresses = addresses
    self.timeouts = timeouts
    self.credentials = credentials
  }

  /// The current token; one request asks for it, however many need it.
  func access(through sender: any PlatformSender) async throws(PlatformFault) -> Access {
    while true {
      if let access { return access }
      guard isAsking else { return try await ask(through: sender).get() }
      let answer = await withCheckedContinuation { waiting.append($0) }
      // Whoever asked was cancelled: that is nobody else's answer.
      if case .failure(let fault) = answer, fault.kind == .cancelled { continue }
      return try answer.get()
    }
  }

  /// Forgets a token that was refused, unless it was replaced meanwhile.
  func discard(_ refused: Access) {
    if access == refused { access = nil }
  }

  private func ask(through sender: any PlatformSender) async -> Answer {
    isAsking = true
    let answer: Answer
    do throws(PlatformFault) {
      answer = .success(try await requested(through: sender))
    } catch {
      answer = .failure(error)
    }
    isAsking = false
    access = try? answer.get()
    let woken = waiting
    waiting = []
    for continuation in woken { continuation.resume(returning: answer) }
    return answer
  }

  private func requested(
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> Access {
    let operation = Self.operation
    guard let id = credentials.secret(.clientID) else {
      throw PlatformFault(.noCredential(.clientID), of: operation)
    }
    guard let secret = credentials.secret(.clientSecret) else {
      throw PlatformFault(.noCredential(.clientSecret), of: operation)
    }
    let form = PercentEncoding.pairs([
      "grant_type": "client_credentials", "client_id": id, "client_secret": secret,
    ])
    let response = try await sender.send(
      WireRequest(
        "POST",
        endpoint + SalesforceVersion.token,
        headers: [
          Header("Accept", "application/json"),
          Header("Content-Type", "application/x-www-form-urlencoded"),
        ],
        body: Array(form.utf8),
        timeouts: timeouts,
        addresses: addresses
      ),
      for: operation
    )
    guard response.isSuccess else { throw SalesforceAdapter.fault(response, of: operation) }
    let json = try response.json(of: operation)
    guard let token = json["access_token"]?.string, let url = json["instance_url"]?.string else {
      throw response.unreadable(operation, "the token's answer lacks the token or the instance")
    }
    return Access(
      token: token,
      instanceURL: url.hasSuffix("/") ? String(url.dropLast()) : url,
      account: Self.organization(json["id"]?.string ?? "")
    )
  }

  /// `https://login.salesforce.com/id/ORG/USER` names the org.
  private static func organization(_ identity: String) -> String {
    identity.split(separator: "/").dropLast().last.map(String.init) ?? ""
  }
}
