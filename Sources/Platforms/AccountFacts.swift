/// What an account says about itself when a connection is tried.
package struct AccountFacts: Hashable, Sendable {
  /// The account's identifier at the platform.
  package var account: String
  /// How far the account's zone is ahead of UTC: its daily quotas turn at that zone's midnight.
  package var zoneOffset: Duration

  package init(account: String, zoneOffset: Duration = .zero) {
    self.account = account
    self.zoneOffset = zoneOffset
  }
}
