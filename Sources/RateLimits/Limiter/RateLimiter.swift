package import Diagnostics
package import Records

/// Says when the next request to one account of a platform may go.
///
/// Pure arithmetic: the caller owns the clock and passes instants that never go back. Every limit
/// of the registry that applies to an operation must admit a request; what answers report wins
/// over what was counted here.
package struct RateLimiter: Hashable, Sendable {
  package let registry: RateLimitRegistry
  package let tier: String
  private var counters: [LimitCounter]
  private var ticketsGiven = 0

  /// - Parameters:
  ///   - registry: what the platform allows.
  ///   - tier: the connection's tier; `nil` for the registry's default.
  ///   - zoneOffset: how far the account's zone is ahead of UTC, for quotas that reset at midnight.
  /// - Throws: `LIM202` for a tier the platform does not have.
  package init(
    _ registry: RateLimitRegistry,
    tier: String? = nil,
    zoneOffset: Duration = .zero
  ) throws(Diagnostic) {
    let tier = try registry.tier(named: tier)
    self.registry = registry
    self.tier = tier
    counters = registry.limits.compactMap {
      LimitCounter($0, tier: tier, zoneOffset: zoneOffset.wholeMilliseconds)
    }
  }

  /// Admits a request to an operation, or says when to ask again and which limit stands in the way.
  package mutating func admit(now: Instant, endpoint: String) -> Admission {
    var blocking: (until: Int64, limit: String)?
    for index in counters.indices where counters[index].limit.endpoints.admits(endpoint) {
      guard let until = counters[index].blocked(at: now.milliseconds) else { continue }
      if until > blocking?.until ?? .min { blocking = (until, counters[index].limit.id) }
    }
    if let blocking {
      return .wait(until: Instant(milliseconds: blocking.until), limit: blocking.limit)
    }
    ticketsGiven += 1
    let ticket = RequestTicket(number: ticketsGiven, endpoint: endpoint, sentAt: now)
    for index in counters.indices where counters[index].limit.endpoints.admits(endpoint) {
      counters[index].start(ticket)
    }
    return .go(ticket)
  }

  /// Closes a ticket, once, with what the platform answered; `nil` where no answer came.
  ///
  /// - Returns: the identifier of the limit the answer refused the request for, if it did.
  @discardableResult
  package mutating func finished(
    _ ticket: RequestTicket,
    now: Instant,
    answer: LimitAnswer? = nil
  ) -> String? {
    let indices = counters.indices.filter {
      counters[$0].limit.endpoints.admits(ticket.endpoint)
    }
    for index in indices {
      let headers = counters[index].limit.reported
      let usage = answer.flatMap { answer in headers?.read { answer.header($0) } }
      counters[index].finish(ticket, at: now.milliseconds, reported: usage)
    }
    guard let answer, let refusal = registry.refusal(in: answer) else { return nil }
    let asked = registry.retryAfterHeader.flatMap { answer.header($0) }.flatMap { Int64($0) }
    let seconds = asked ?? refusal.holdSeconds.map { Int64($0) }
    let named = indices.filter { counters[$0].limit.id == refusal.limit }
    for index in named.isEmpty ? indices : named {
      counters[index].hold(for: seconds.map { $0 * 1000 }, at: now.milliseconds)
    }
    return refusal.limit
  }

  /// Takes over what a platform said elsewhere, as in Salesforce's `limits` resource.
  package mutating func report(_ usage: ReportedUsage, of limit: String, now: Instant) {
    for index in counters.indices where counters[index].limit.id == limit {
      counters[index].report(usage, at: now.milliseconds)
    }
  }

  /// What is spent of every limit that counts over time.
  package func budgets(now: Instant) -> [LimitBudget] {
    var counters = counters
    return counters.indices.map { counters[$0].budget(at: now.milliseconds) }
  }
}
