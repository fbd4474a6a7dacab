import Records

/// One limit and what is spent of it.
struct LimitCounter: Hashable, Sendable {
  private enum Count: Hashable, Sendable {
    case window(RollingWindow)
    case quota(DailyQuota)
    case slots(ConcurrencySlots)
  }

  /// When to ask again where only a running request can make room: a finished one comes sooner.
  private static let recheck: Int64 = 100
  /// How long a refusal by a concurrency limit holds.
  private static let slotHold: Int64 = 10_000

  let limit: RateLimit
  private var count: Count
  private var heldUntil: Int64 = .min

  /// `nil` for a size, which is no matter of time, and for a tier that is not bounded.
  init?(_ limit: RateLimit, tier: String, zoneOffset: Int64) {
    guard let max = limit.max(tier: tier) else { return nil }
    self.limit = limit
    switch limit.shape {
    case .rollingWindow(let seconds): count = .window(RollingWindow(max: max, seconds: seconds))
    case .dailyReset(.accountMidnight):
      count = .quota(DailyQuota(max: max, zoneOffset: zoneOffset))
    case .dailyReset(.utcMidnight): count = .quota(DailyQuota(max: max, zoneOffset: 0))
    case .concurrency(let seconds):
      count = .slots(ConcurrencySlots(max: max, longerThanSeconds: seconds))
    case .size: return nil
    }
  }

  /// `nil` where one more request may go now, else when to ask again.
  mutating func blocked(at now: Int64) -> Int64? {
    if now < heldUntil { return heldUntil }
    switch count {
    case .window(var window):
      let until = window.blocked(at: now, recheck: Self.recheck)
      count = .window(window)
      return until
    case .quota(var quota):
      let until = quota.blocked(at: now, recheck: Self.recheck)
      count = .quota(quota)
      return until
    case .slots(let slots): return slots.blocked(at: now, recheck: Self.recheck)
    }
  }

  mutating func start(_ ticket: RequestTicket) {
    switch count {
    case .window(var window):
      window.start()
      count = .window(window)
    case .quota(var quota):
      quota.start()
      count = .quota(quota)
    case .slots(var slots):
      slots.start(ticket.number, at: ticket.sentAt.milliseconds)
      count = .slots(slots)
    }
  }

  mutating func finish(_ ticket: RequestTicket, at now: Int64, reported: ReportedUsage?) {
    let sentAt = ticket.sentAt.milliseconds
    switch count {
    case .window(var window):
      window.finish(at: now)
      if let reported { window.report(reported, sentAt: sentAt, at: now) }
      count = .window(window)
    case .quota(var quota):
      quota.finish(sentAt: sentAt, at: now, reported: reported)
      count = .quota(quota)
    case .slots(var slots):
      slots.finish(ticket.number)
      if let reported { slots.report(reported) }
      count = .slots(slots)
    }
  }

  /// Takes over what the platform said apart from any request.
  mutating func report(_ usage: ReportedUsage, at now: Int64) {
    switch count {
    case .window(var window):
      window.believe(usage, at: now)
      count = .window(window)
    case .quota(var quota):
      quota.report(usage, at: now)
      count = .quota(quota)
    case .slots(var slots):
      slots.report(usage)
      count = .slots(slots)
    }
  }

  /// Holds everything after a refusal; without a duration for as long as one window can last.
  mutating func hold(for duration: Int64?, at now: Int64) {
    let until: Int64
    if let duration {
      until = now + duration
    } else {
      switch count {
      case .window(let window): until = now + window.length + 1
      case .quota(let quota): until = quota.nextReset(after: now)
      case .slots: until = now + Self.slotHold
      }
    }
    heldUntil = max(heldUntil, until)
  }

  mutating func budget(at now: Int64) -> LimitBudget {
    let blockedUntil = blocked(at: now)
    let (used, max): (Int, Int)
    switch count {
    case .window(var window): (used, max) = (window.used(at: now), window.max)
    case .quota(var quota): (used, max) = (quota.used(at: now), quota.max)
    case .slots(let slots): (used, max) = (slots.used(at: now), slots.max)
    }
    return LimitBudget(
      limit: limit.id,
      used: used,
      max: max,
      blockedUntil: blockedUntil.map { Instant(milliseconds: $0) }
    )
  }
}
