import RateLimits
import Records
import Testing

@testable import Sandbox

/// The limiter and the platform's own arithmetic, in simulated time: two hands, one registry file.
///
/// Requests take a random time to arrive and another to come back. The platform must never say
/// "too fast", and the limiter must spend at least 98 of every 100 it may.
struct LimiterAgainstMeterTests {
  /// A request on its way: when it arrives at the platform, when its answer is back.
  private struct Flight {
    let ticket: RequestTicket
    let arrives: Int64
    let returns: Int64
    var answer: LimitAnswer?
  }

  private static let start: Int64 = 1_764_000_000_000

  @Test(arguments: [
    ("free", UInt64(1), 10), ("professional", 2, 10), ("oauth", 3, 25), ("enterprise", 4, 50),
  ])
  func `spends HubSpot's burst without one refusal`(tier: String, seed: UInt64, lanes: Int) throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    var meter = HubSpotMeter(registry, tier: tier, zoneOffset: .zero)
    let result = try Self.simulate(
      registry,
      tier: tier,
      seed: seed,
      lanes: lanes,
      seconds: 600,
      endpoint: "hubspot.contacts.list"
    ) { now in
      let refusal = meter.admit(at: now)
      let headers = meter.headers(at: now).map { (name: $0.name, value: $0.value) }
      return LimitAnswer(status: refusal == nil ? 200 : 429, headers: headers)
    }
    let allowed = (registry["burst"]?.max(tier: tier) ?? 0) * 60
    #expect(result.refused == 0)
    #expect(result.sent * 100 >= allowed * 98, "\(result.sent) of \(allowed)")
  }

  @Test func `spends HubSpot's searches without one refusal, whatever the burst does`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    var meter = HubSpotMeter(registry, tier: "professional", zoneOffset: .zero)
    let result = try Self.simulate(
      registry,
      tier: "professional",
      seed: 8,
      lanes: 4,
      seconds: 300,
      endpoint: "hubspot.contacts.search"
    ) { now in
      LimitAnswer(status: meter.admit(at: now, search: true) == nil ? 200 : 429, headers: [])
    }
    #expect(result.refused == 0)
    #expect(result.sent >= 1200, "\(result.sent) of 1500")
  }

  @Test func `spends a small rolling day of Salesforce without one refusal`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "salesforce")
      .merging(overrides: ["daily": ["max": 2000]])
    var meter = SalesforceMeter(registry, tier: "developer")
    let result = try Self.simulate(
      registry,
      tier: "developer",
      seed: 9,
      lanes: 5,
      seconds: 2 * 86_400,
      endpoint: "salesforce.query"
    ) { now in
      let refusal = meter.admit(at: now)
      return LimitAnswer(
        status: refusal == nil ? 200 : 403,
        headers: [(name: "Sforce-Limit-Info", value: meter.limitInfo(at: now))]
      )
    }
    #expect(result.refused == 0)
    #expect(result.sent >= 3920, "\(result.sent)")
  }

  @Test func `spends a day of HubSpot to the last call and no further`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
      .merging(overrides: ["daily": ["max": 700]])
    var meter = HubSpotMeter(registry, tier: "free", zoneOffset: HubSpotPortal.zoneOffset)
    let result = try Self.simulate(
      registry,
      tier: "free",
      seed: 5,
      lanes: 10,
      seconds: 3 * 86_400,
      endpoint: "hubspot.contacts.list",
      zone: HubSpotPortal.zoneOffset
    ) { now in
      let refusal = meter.admit(at: now)
      let headers = meter.headers(at: now).map { (name: $0.name, value: $0.value) }
      return LimitAnswer(status: refusal == nil ? 200 : 429, headers: headers)
    }
    #expect(result.refused == 0)
    // Three days from an odd hour touch four of the portal's days.
    #expect(result.sent == 2800)
  }

  @Test func `leaves the rest to another app that uses the portal too`() throws {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    var meter = HubSpotMeter(registry, tier: "free", zoneOffset: .zero)
    var others = SeededRandom(seed: 77, stream: 0)
    var nextOther = Self.start
    var denied = 0
    let result = try Self.simulate(
      registry,
      tier: "free",
      seed: 6,
      lanes: 10,
      seconds: 600,
      endpoint: "hubspot.contacts.list"
    ) { now in
      while nextOther <= now.milliseconds {
        if meter.admit(at: Instant(milliseconds: nextOther)) != nil { denied += 1 }
        nextOther += 200 + Int64(others.below(260))
      }
      let refusal = meter.admit(at: now)
      let headers = meter.headers(at: now).map { (name: $0.name, value: $0.value) }
      return LimitAnswer(status: refusal == nil ? 200 : 429, headers: headers)
    }
    #expect(result.refused * 1000 <= result.sent * 25, "\(result.refused) of \(result.sent)")
    #expect(result.sent >= 3500, "\(result.sent), others denied \(denied)")
  }

  private static func simulate(
    _ registry: RateLimitRegistry,
    tier: String,
    seed: UInt64,
    lanes: Int,
    seconds: Int64,
    endpoint: String,
    zone: Duration = .zero,
    platform: (Instant) -> LimitAnswer
  ) throws -> (sent: Int, refused: Int) {
    var limiter = try RateLimiter(registry, tier: tier, zoneOffset: zone)
    var random = SeededRandom(seed: seed, stream: 1)
    var flights: [Flight] = []
    var (sent, refused) = (0, 0)
    var now = start
    while now < start + seconds * 1000 {
      var wake = Int64.max
      while flights.count < lanes {
        switch limiter.admit(now: Instant(milliseconds: now), endpoint: endpoint) {
        case .go(let ticket):
          let arrives = now + 10 + Int64(random.below(60))
          flights.append(
            Flight(
              ticket: ticket,
              arrives: arrives,
              returns: arrives + 20 + Int64(random.below(80))
            )
          )
          continue
        case .wait(let until, _): wake = until.milliseconds
        }
        break
      }
      let nextArrival = flights.filter { $0.answer == nil }.map(\.arrives).min() ?? .max
      let nextReturn = flights.filter { $0.answer != nil }.map(\.returns).min() ?? .max
      now = max(now, min(nextArrival, nextReturn, wake))
      for index in flights.indices
      where flights[index].answer == nil && flights[index].arrives <= now {
        let answer = platform(Instant(milliseconds: flights[index].arrives))
        flights[index].answer = answer
        sent += 1
        if answer.status != 200 { refused += 1 }
      }
      for flight in flights where flight.answer != nil && flight.returns <= now {
        limiter.finished(
          flight.ticket,
          now: Instant(milliseconds: flight.returns),
          answer: flight.answer
        )
      }
      flights.removeAll { $0.answer != nil && $0.returns <= now }
    }
    return (sent, refused)
  }
}
