import Records

/// At most so many requests between two midnights of a zone.
struct DailyQuota: Hashable, Sendable {
  private static let day: Int64 = 86_400_000
  /// The other side's clock may be behind ours.
  private static let resetMargin: Int64 = 2_000

  private(set) var max: Int
  /// Milliseconds the zone is ahead of UTC.
  private let zoneOffset: Int64
  private var inFlight = 0
  private var spent = 0
  private var today: Int64 = .min
  private var lastFinish: Int64 = .min

  init(max: Int, zoneOffset: Int64) {
    self.max = max
    self.zoneOffset = zoneOffset
  }

  mutating func used(at now: Int64) -> Int {
    turn(now)
    return spent + inFlight
  }

  /// `nil` where one more fits now, else when the next day begins, or soon where only requests
  /// without an answer stand in the way.
  mutating func blocked(at now: Int64, recheck: Int64) -> Int64? {
    guard used(at: now) >= max else { return nil }
    return spent >= max ? nextReset(after: now) : now + recheck
  }

  mutating func start() { inFlight += 1 }

  /// Closes a request, with what the platform reported in its answer.
  ///
  /// The highest report counts every request of ours that arrived before it; those that arrived
  /// after it are still without an answer. A lower report counts only where no other request of
  /// ours can have overtaken it, and one from before the last reset says nothing.
  mutating func finish(sentAt: Int64, at now: Int64, reported: ReportedUsage? = nil) {
    turn(now)
    inFlight -= 1
    let wasAlone = inFlight == 0 && lastFinish <= sentAt
    lastFinish = now
    guard let reported, dayNumber(sentAt) == today else {
      spent += 1
      return
    }
    max = reported.max
    spent = wasAlone ? reported.used : Swift.max(spent, reported.used)
  }

  /// Believes what the platform said apart from any request.
  mutating func report(_ usage: ReportedUsage, at now: Int64) {
    turn(now)
    max = usage.max
    spent = usage.used
  }

  func nextReset(after now: Int64) -> Int64 {
    (dayNumber(now) + 1) * Self.day - zoneOffset + Self.resetMargin
  }

  /// The day the quota belongs to; it changes a little after midnight.
  private func dayNumber(_ now: Int64) -> Int64 {
    let local = now + zoneOffset - Self.resetMargin
    return local >= 0 ? local / Self.day : (local - Self.day + 1) / Self.day
  }

  private mutating func turn(_ now: Int64) {
    let number = dayNumber(now)
    guard number != today else { return }
    today = number
    spent = 0
  }
}
