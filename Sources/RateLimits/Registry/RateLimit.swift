/// One thing a platform bounds: how often, how many at once, or how large.
package struct RateLimit: Hashable, Sendable {
  /// How a limit counts.
  package enum Shape: Hashable, Sendable {
    /// At most `max` in any stretch of that many seconds.
    case rollingWindow(seconds: Int)
    /// At most `max` between two resets, a day apart.
    case dailyReset(ResetRule)
    /// At most `max` at once; with seconds, only those that have run that long count.
    case concurrency(longerThanSeconds: Int?)
    /// At most `max` in one request.
    case size
  }

  /// When a daily quota starts anew.
  package enum ResetRule: String, CaseIterable, Hashable, Sendable {
    case accountMidnight = "account_midnight"
    case utcMidnight = "utc_midnight"
  }

  /// What is counted.
  package enum Unit: String, CaseIterable, Hashable, Sendable {
    case requests
    case records
    case values
    case bodyBytes = "body_bytes"
    case urlBytes = "url_bytes"
  }

  /// Who shares the limit.
  package enum Scope: String, CaseIterable, Hashable, Sendable {
    case account
    case appAndAccount = "app_and_account"
    case token
    case request
  }

  package var id: String
  package var shape: Shape
  package var counts: Unit
  /// The bound by tier; a tier that is missing here is not bounded.
  package var maximums: [String: Int]
  package var scope: Scope
  package var endpoints: EndpointFilter
  /// Where answers say how much is used.
  package var reported: UsageHeaders?
  package var why: String
  package var source: String
  /// The day the source was last read: `2026-11-24`.
  package var verified: String

  /// The bound for a tier; `nil` where it is not bounded.
  package func max(tier: String) -> Int? { maximums[tier] }
}
