import RateLimits
import Records

/// Counts an org's calls as Salesforce does: a rolling day, and the requests that run long.
struct SalesforceMeter: Sendable {
  enum Refusal: Sendable {
    case daily
    case longRunning
  }

  private static let minutes = 1440

  let dailyMax: Int
  private let longRunningMax: Int
  private let longMilliseconds: Int64
  /// Calls of each minute of the last day, by minute modulo a day.
  private var perMinute = [Int](repeating: 0, count: minutes)
  private var minute: Int64 = .min
  private var total = 0
  /// When each unfinished request arrived, by its number in the log.
  private var running: [Int: Int64] = [:]

  init(_ registry: RateLimitRegistry, tier: String) {
    dailyMax = registry["daily"]?.max(tier: tier) ?? .max
    longRunningMax = registry["long_running"]?.max(tier: tier) ?? .max
    var seconds = 20
    if case .concurrency(let bound?)? = registry["long_running"]?.shape { seconds = bound }
    longMilliseconds = Int64(seconds) * 1000
  }

  mutating func arrive(_ number: Int, at now: Instant) { running[number] = now.milliseconds }
  mutating func leave(_ number: Int) { running[number] = nil }

  /// Counts a request, or says which limit it breaks; refused requests are not counted.
  mutating func admit(at now: Instant) -> Refusal? {
    let long = running.values.count { now.milliseconds - $0 >= longMilliseconds }
    if long >= longRunningMax { return .longRunning }
    if used(at: now) >= dailyMax { return .daily }
    count(at: now)
    return nil
  }

  mutating func count(at now: Instant) {
    turn(now)
    perMinute[Int(minute % Int64(Self.minutes))] += 1
    total += 1
  }

  mutating func used(at now: Instant) -> Int {
    turn(now)
    return total
  }

  /// As in `api-usage=8370/15000`.
  mutating func limitInfo(at now: Instant) -> String { "api-usage=\(used(at: now))/\(dailyMax)" }

  private mutating func turn(_ now: Instant) {
    let current = now.milliseconds / 60_000
    guard current > minute else { return }
    let passed = minute == .min ? Int64(Self.minutes) : min(current - minute, Int64(Self.minutes))
    for step in 0..<passed {
      let slot = Int((current - step) % Int64(Self.minutes))
      total -= perMinute[slot]
      perMinute[slot] = 0
    }
    minute = current
  }
}
