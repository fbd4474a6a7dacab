/// What a secret of a connection is called in `crosswalk.yaml`.
package enum CredentialName: String, CaseIterable, Hashable, Sendable {
  case token
  case clientID = "client_id"
  case clientSecret = "client_secret"
}

/// Hands out a connection's secrets at the moment a request needs one, so that a secret that was
/// replaced is found without a restart.
package protocol CredentialSource: Sendable {
  /// The secret of that name; `nil` where there is none.
  func secret(_ name: CredentialName) -> String?
}
