import Records

/// At most so many requests at once, or at most so many that have run longer than a bound.
struct ConcurrencySlots: Hashable, Sendable {
  private(set) var max: Int
  private let longerThan: Int64
  /// When each request was sent, by ticket number.
  private var running: [Int: Int64] = [:]

  init(max: Int, longerThanSeconds: Int?) {
    self.max = max
    longerThan = Int64(longerThanSeconds ?? 0) * 1000
  }

  func used(at now: Int64) -> Int { running.values.count { now - $0 >= longerThan } }

  /// `nil` where one more fits now, else when to ask again.
  func blocked(at now: Int64, recheck: Int64) -> Int64? {
    used(at: now) < max ? nil : now + recheck
  }

  mutating func start(_ number: Int, at now: Int64) { running[number] = now }
  mutating func finish(_ number: Int) { running[number] = nil }
  mutating func report(_ usage: ReportedUsage) { max = usage.max }
}
