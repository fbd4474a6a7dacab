import RateLimits
import Records

/// Counts a portal's calls as HubSpot does: a rolling ten seconds and the day of its zone.
struct HubSpotMeter: Sendable {
  enum Refusal: Sendable {
    case burst
    case daily
  }

  private let zoneOffset: Int64
  private let dailyMax: Int?
  private var burst: SlidingLog
  private var day: Int64 = .min
  private var today = 0

  init(_ registry: RateLimitRegistry, tier: String, zoneOffset: Duration) {
    self.zoneOffset = zoneOffset.wholeMilliseconds
    dailyMax = registry["daily"]?.max(tier: tier)
    var seconds = 10
    if case .rollingWindow(let length)? = registry["burst"]?.shape { seconds = length }
    burst = SlidingLog(max: registry["burst"]?.max(tier: tier) ?? .max, seconds: seconds)
  }

  /// Counts a request, or says which limit it breaks; refused requests are not counted.
  mutating func admit(at now: Instant) -> Refusal? {
    turn(now.milliseconds)
    if let dailyMax, today >= dailyMax { return .daily }
    guard burst.used(at: now.milliseconds) < burst.max else { return .burst }
    count(at: now)
    return nil
  }

  /// Counts a request whatever it breaks.
  mutating func count(at now: Instant) {
    turn(now.milliseconds)
    burst.add(at: now.milliseconds)
    today += 1
  }

  /// What the platform tells with every ordinary answer.
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
