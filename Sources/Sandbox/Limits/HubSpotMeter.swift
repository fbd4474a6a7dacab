import RateLimits
import Records

/// Counts a portal's calls as HubSpot does: a rolling ten seconds and the day of its zone; searches
/// apart from the ten seconds, by a second of their own.
struct HubSpotMeter: Sendable {
  enum Refusal: Sendable {
    case burst
    case search
    case daily
  }

  private let zoneOffset: Int64
  private let dailyMax: Int?
  private var burst: SlidingLog
  private var search: SlidingLog
  private var day: Int64 = .min
  private var today = 0

  init(_ registry: RateLimitRegistry, tier: String, zoneOffset: Duration) {
    self.zoneOffset = zoneOffset.wholeMilliseconds
    dailyMax = registry["daily"]?.max(tier: tier)
    func window(_ id: String, usually seconds: Int) -> SlidingLog {
      var seconds = seconds
      if case .rollingWindow(let length)? = registry[id]?.shape { seconds = length }
      return SlidingLog(max: registry[id]?.max(tier: tier) ?? .max, seconds: seconds)
    }
    burst = window("burst", usually: 10)
    search = window("search", usually: 1)
  }

  /// Counts a request, or says which limit it breaks; refused requests are not counted.
  mutating func admit(at now: Instant, search isSearch: Bool = false) -> Refusal? {
    turn(now.milliseconds)
    if let dailyMax, today >= dailyMax { return .daily }
    if isSearch {
      guard search.used(at: now.milliseconds) < search.max else { return .search }
    } else {
      guard burst.used(at: now.milliseconds) < burst.max else { return .burst }
    }
    count(at: now, search: isSearch)
    return nil
  }

  /// Counts a request whatever it breaks.
  mutating func count(at now: Instant, search isSearch: Bool = false) {
    turn(now.milliseconds)
    if isSearch { search.add(at: now.milliseconds) } else { burst.add(at: now.milliseconds) }
    today += 1
  }

  /// What the platform tells with every ordinary answer; searches are answered without.
  mutating func headers(at now: Instant) -> [SandboxAnswer.Header] {
    turn(now.milliseconds)
    let used = burst.used(at: now.milliseconds)
    let secondly = max(1, burst.max / 10)
    let lastSecond = burst.used(within: 1000, at: now.milliseconds)
    var headers: [(String, Int)] = [
      ("X-HubSpot-RateLimit-Max", burst.max),
      ("X-HubSpot-RateLimit-Remaining", max(0, burst.max - used)),
      ("X-HubSpot-RateLimit-Interval-Milliseconds", Int(burst.lengthMilliseconds)),
      ("X-HubSpot-RateLimit-Secondly", secondly),
      ("X-HubSpot-RateLimit-Secondly-Remaining", max(0, secondly - lastSecond)),
    ]
    if let dailyMax {
      headers.append(("X-HubSpot-RateLimit-Daily", dailyMax))
      headers.append(("X-HubSpot-RateLimit-Daily-Remaining", max(0, dailyMax - today)))
    }
    return headers.map { SandboxAnswer.Header(name: $0.0, value: String($0.1)) }
  }

  private mutating func turn(_ now: Int64) {
    let local = now + zoneOffset
    let number = local / 86_400_000
    guard number != day else { return }
    day = number
    today = 0
  }
}
