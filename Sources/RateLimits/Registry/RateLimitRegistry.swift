package import Records

/// What one platform allows, by tier and operation, and how it says "too fast".
package struct RateLimitRegistry: Hashable, Sendable {
  package var platform: String
  package var tiers: [String]
  /// The tier of a connection that names none: the most cautious.
  package var defaultTier: String
  package var limits: [RateLimit]
  /// Tried in order; the first that matches an answer counts.
  package var refusals: [RateLimitRefusal]
  /// The header that says how long to wait, in seconds.
  package var retryAfterHeader: String?
  /// The document this was read from, overrides merged in.
  package internal(set) var document: JSON

  /// The limit of that identifier.
  package subscript(id: String) -> RateLimit? { limits.first { $0.id == id } }

  /// The smallest bound on the size of one request to an operation; `nil` where there is none.
  package func sizeMax(
    _ unit: RateLimit.Unit,
    endpoint: String,
    tier: String? = nil
  ) -> Int? {
    limits.compactMap { limit in
      guard limit.shape == .size, limit.counts == unit, limit.endpoints.admits(endpoint) else {
        return nil
      }
      return limit.max(tier: tier ?? defaultTier)
    }.min()
  }

  /// The refusal an answer is; `nil` where it is none.
  package func refusal(in answer: LimitAnswer) -> RateLimitRefusal? {
    refusals.first { $0.matches(answer) }
  }
}
