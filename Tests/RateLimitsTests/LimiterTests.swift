import Diagnostics
import RateLimits
import Records
import Testing

struct LimiterTests {
  private static func limiter(
    _ platform: String,
    tier: String? = nil,
    zone: Duration = .zero
  ) throws -> RateLimiter {
    try RateLimiter(.builtIn(platform: platform), tier: tier, zoneOffset: zone)
  }

  private static func at(_ milliseconds: Int64) -> Instant {
    Instant(milliseconds: 1_764_000_000_000 + milliseconds)
  }

  private static func go(
    _ limiter: inout RateLimiter,
    _ endpoint: String,
    at now: Instant
  ) throws -> RequestTicket {
    let admission = limiter.admit(now: now, endpoint: endpoint)
    guard case .go(let ticket) = admission else {
      throw Refused(admission: admission)
    }
    return ticket
  }

  private struct Refused: Error { let admission: Admission }

  /// Admits as many as may go at one moment and finishes them at once.
  private static func drain(
    _ limiter: inout RateLimiter,
    endpoint: String,
    at now: Instant,
    stop: Int = 10_000
  ) -> Int {
    var count = 0
    while count < stop, case .go(let ticket) = limiter.admit(now: now, endpoint: endpoint) {
      limiter.finished(ticket, now: now)
      count += 1
    }
    return count
  }

  @Test(arguments: [("free", 100), ("professional", 190), ("oauth", 110)])
  func `admits a full window and not one more`(tier: String, max: Int) throws {
    var limiter = try Self.limiter("hubspot", tier: tier)
    let list = "hubspot.contacts.list"
    #expect(Self.drain(&limiter, endpoint: list, at: Self.at(0)) == max)
    #expect(
      limiter.admit(now: Self.at(9_999), endpoint: list)
        == .wait(until: Self.at(10_001), limit: "burst")
    )
    #expect(Self.drain(&limiter, endpoint: list, at: Self.at(10_001)) == max)
  }

  @Test func `holds a place until one window after the answer, not after the sending`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    var tickets: [RequestTicket] = []
    for _ in 0..<100 {
      if case .go(let ticket) = limiter.admit(now: Self.at(0), endpoint: "hubspot.account.info") {
        tickets.append(ticket)
      }
    }
    #expect(tickets.count == 100)
    for ticket in tickets { limiter.finished(ticket, now: Self.at(400)) }
    #expect(
      limiter.admit(now: Self.at(10_001), endpoint: "hubspot.account.info")
        == .wait(until: Self.at(10_401), limit: "burst")
    )
    _ = try Self.go(&limiter, "hubspot.account.info", at: Self.at(10_401))
  }

  @Test func `asks again soon while requests without an answer fill the window`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    for _ in 0..<100 { _ = limiter.admit(now: Self.at(0), endpoint: "hubspot.contacts.list") }
    #expect(
      limiter.admit(now: Self.at(60_000), endpoint: "hubspot.contacts.list")
        == .wait(until: Self.at(60_100), limit: "burst")
    )
  }

  @Test func `counts search apart from everything else`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    #expect(Self.drain(&limiter, endpoint: "hubspot.contacts.list", at: Self.at(0)) == 100)
    #expect(Self.drain(&limiter, endpoint: "hubspot.contacts.search", at: Self.at(0)) == 5)
    #expect(Self.drain(&limiter, endpoint: "hubspot.contacts.search", at: Self.at(1_001)) == 5)
  }

  @Test func `leaves to others what they were seen to use`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let ticket = try Self.go(&limiter, "hubspot.contacts.list", at: Self.at(0))
    let answer = LimitAnswer(
      status: 200,
      headers: [
        (name: "x-hubspot-ratelimit-max", value: "100"),
        (name: "X-HubSpot-RateLimit-Remaining", value: "39"),
      ]
    )
    limiter.finished(ticket, now: Self.at(100), answer: answer)
    // Sixty are somebody else's, and they may send a few more before the next report.
    let first = Self.drain(&limiter, endpoint: "hubspot.contacts.list", at: Self.at(200))
    #expect((20..<39).contains(first))
    let later = Self.drain(&limiter, endpoint: "hubspot.contacts.list", at: Self.at(10_101))
    #expect(later == 100 - first)
  }

  @Test func `takes its own requests that just left the window for nobody else's`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let list = "hubspot.contacts.list"
    #expect(Self.drain(&limiter, endpoint: list, at: Self.at(0), stop: 99) == 99)
    let last = try Self.go(&limiter, list, at: Self.at(9_995))
    let headers = [
      (name: "X-HubSpot-RateLimit-Max", value: "100"),
      (name: "X-HubSpot-RateLimit-Remaining", value: "0"),
    ]
    let answer = LimitAnswer(status: 200, headers: headers)
    limiter.finished(last, now: Self.at(10_150), answer: answer)
    #expect(Self.drain(&limiter, endpoint: list, at: Self.at(10_160)) == 99)
  }

  @Test func `believes a bound the platform states`() throws {
    var limiter = try Self.limiter("hubspot", tier: "enterprise")
    let ticket = try Self.go(&limiter, "hubspot.contacts.list", at: Self.at(0))
    let headers = [
      (name: "X-HubSpot-RateLimit-Max", value: "110"),
      (name: "X-HubSpot-RateLimit-Remaining", value: "109"),
    ]
    limiter.finished(ticket, now: Self.at(50), answer: LimitAnswer(status: 200, headers: headers))
    #expect(Self.drain(&limiter, endpoint: "hubspot.contacts.list", at: Self.at(60)) == 109)
  }

  @Test func `ignores malformed usage headers`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let ticket = try Self.go(&limiter, "hubspot.contacts.list", at: Self.at(0))
    let headers = [
      (name: "X-HubSpot-RateLimit-Max", value: "lots"),
      (name: "X-HubSpot-RateLimit-Remaining", value: "-"),
    ]
    limiter.finished(ticket, now: Self.at(50), answer: LimitAnswer(status: 200, headers: headers))
    #expect(Self.drain(&limiter, endpoint: "hubspot.contacts.list", at: Self.at(60)) == 99)
  }

  @Test func `starts the daily quota anew at midnight of the account's zone`() throws {
    // 2026-03-01T06:59:00Z is 23:59 in Phoenix, seven hours behind.
    let evening = Instant(milliseconds: 1_772_348_340_000)
    var limiter = try RateLimiter(
      RateLimitRegistry.builtIn(platform: "hubspot").merging(overrides: ["daily": ["max": 3]]),
      tier: "free",
      zoneOffset: .seconds(-7 * 3600)
    )
    let list = "hubspot.contacts.list"
    #expect(Self.drain(&limiter, endpoint: list, at: evening) == 3)
    guard case .wait(let until, "daily") = limiter.admit(now: evening, endpoint: list) else {
      Issue.record("the fourth call was admitted")
      return
    }
    #expect(until == evening + .seconds(62))
    #expect(Self.drain(&limiter, endpoint: list, at: until) == 3)
  }

  @Test func `counts down to what the day has left`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let list = "hubspot.contacts.list"
    let ticket = try Self.go(&limiter, list, at: Self.at(0))
    let headers = [
      (name: "X-HubSpot-RateLimit-Daily", value: "250000"),
      (name: "X-HubSpot-RateLimit-Daily-Remaining", value: "2"),
    ]
    limiter.finished(ticket, now: Self.at(50), answer: LimitAnswer(status: 200, headers: headers))
    #expect(Self.drain(&limiter, endpoint: list, at: Self.at(60)) == 2)
    guard case .wait(_, "daily") = limiter.admit(now: Self.at(70), endpoint: list) else {
      Issue.record("spent more than the day had")
      return
    }
  }

  @Test func `does not let an overtaken report hide a request of its own`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let list = "hubspot.contacts.list"
    let first = try Self.go(&limiter, list, at: Self.at(0))
    let second = try Self.go(&limiter, list, at: Self.at(1))
    func report(_ remaining: Int) -> LimitAnswer {
      LimitAnswer(
        status: 200,
        headers: [
          (name: "X-HubSpot-RateLimit-Daily", value: "250000"),
          (name: "X-HubSpot-RateLimit-Daily-Remaining", value: String(remaining)),
        ]
      )
    }
    limiter.finished(second, now: Self.at(40), answer: report(10))
    limiter.finished(first, now: Self.at(90), answer: report(11))
    let daily = try #require(limiter.budgets(now: Self.at(100)).first { $0.limit == "daily" })
    #expect(daily.used >= 249_990)
  }

  @Test func `spends Salesforce's rolling day and gets it back a day later`() throws {
    var limiter = try RateLimiter(
      RateLimitRegistry.builtIn(platform: "salesforce").merging(overrides: ["daily": ["max": 50]]),
      tier: "developer"
    )
    let query = "salesforce.query"
    #expect(Self.drain(&limiter, endpoint: query, at: Self.at(0)) == 50)
    guard case .wait(let until, "daily") = limiter.admit(now: Self.at(1), endpoint: query) else {
      Issue.record("the fifty-first call was admitted")
      return
    }
    #expect(until == Self.at(86_400_001))
    #expect(Self.drain(&limiter, endpoint: "salesforce.token", at: Self.at(2), stop: 9) == 9)
    #expect(Self.drain(&limiter, endpoint: query, at: until) == 50)
  }

  @Test func `believes Salesforce's own count`() throws {
    var limiter = try Self.limiter("salesforce", tier: "developer")
    let query = "salesforce.query"
    let ticket = try Self.go(&limiter, query, at: Self.at(0))
    let headers = [(name: "Sforce-Limit-Info", value: "api-usage=14990/15000")]
    limiter.finished(ticket, now: Self.at(80), answer: LimitAnswer(status: 200, headers: headers))
    // Others use it too: a few of the ten calls left are theirs to make.
    #expect(Self.drain(&limiter, endpoint: query, at: Self.at(90)) == 0)
    limiter.report(ReportedUsage(used: 100, max: 15_000), of: "daily", now: Self.at(100))
    #expect(Self.drain(&limiter, endpoint: query, at: Self.at(110), stop: 500) == 500)
  }

  @Test func `counts only requests that run long against the long-running cap`() throws {
    var limiter = try Self.limiter("salesforce", tier: "developer")
    var tickets: [RequestTicket] = []
    for _ in 0..<5 {
      if case .go(let ticket) = limiter.admit(now: Self.at(0), endpoint: "salesforce.query") {
        tickets.append(ticket)
      }
    }
    _ = try Self.go(&limiter, "salesforce.query", at: Self.at(19_999))
    #expect(
      limiter.admit(now: Self.at(20_000), endpoint: "salesforce.query")
        == .wait(until: Self.at(20_100), limit: "long_running")
    )
    if let first = tickets.first { limiter.finished(first, now: Self.at(20_050)) }
    _ = try Self.go(&limiter, "salesforce.query", at: Self.at(20_051))
  }

  @Test(arguments: [
    (#"{"policyName":"TEN_SECONDLY_ROLLING"}"#, nil as String?, "burst", Int64(10_001)),
    (#"{"policyName":"TEN_SECONDLY_ROLLING"}"#, "3", "burst", 3_000),
    ("", "soon", "burst", 10_001),
  ])
  func `holds after a refusal, for as long as it is told or one window`(
    body: String,
    retryAfter: String?,
    limit: String,
    hold: Int64
  ) throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let list = "hubspot.contacts.list"
    let ticket = try Self.go(&limiter, list, at: Self.at(0))
    let headers = retryAfter.map { [(name: "Retry-After", value: $0)] } ?? []
    let answer = LimitAnswer(status: 429, headers: headers, body: Array(body.utf8))
    #expect(limiter.finished(ticket, now: Self.at(20), answer: answer) == limit)
    #expect(
      limiter.admit(now: Self.at(21), endpoint: list)
        == .wait(until: Self.at(20 + hold), limit: limit)
    )
    _ = try Self.go(&limiter, list, at: Self.at(20 + hold))
  }

  @Test func `waits for the next day after HubSpot's daily refusal`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let list = "hubspot.contacts.list"
    let noon = Instant(milliseconds: 1_772_366_400_000)
    let ticket = try Self.go(&limiter, list, at: noon)
    let answer = LimitAnswer(status: 429, body: Array(#"{"policyName":"DAILY"}"#.utf8))
    #expect(limiter.finished(ticket, now: noon, answer: answer) == "daily")
    #expect(
      limiter.admit(now: noon, endpoint: list)
        == .wait(until: noon + .seconds(12 * 3600 + 2), limit: "daily")
    )
  }

  @Test func `tells Salesforce's two refusals apart`() throws {
    for (text, limit, seconds) in [
      ("TotalRequests Limit exceeded.", "daily", 900),
      ("ConcurrentRequests (Concurrent API Requests) Limit exceeded.", "long_running", 10),
    ] {
      var limiter = try Self.limiter("salesforce")
      let ticket = try Self.go(&limiter, "salesforce.query", at: Self.at(0))
      let body = #"[{"message":"\#(text)","errorCode":"REQUEST_LIMIT_EXCEEDED"}]"#
      let answer = LimitAnswer(status: 403, body: Array(body.utf8))
      #expect(limiter.finished(ticket, now: Self.at(0), answer: answer) == limit)
      #expect(
        limiter.admit(now: Self.at(0), endpoint: "salesforce.query")
          == .wait(until: Self.at(Int64(seconds) * 1000), limit: limit)
      )
    }
  }

  @Test func `holds everything an unmatched refusal can mean`() throws {
    var limiter = try Self.limiter("hubspot", tier: "free")
    let search = "hubspot.contacts.search"
    let ticket = try Self.go(&limiter, search, at: Self.at(0))
    limiter.finished(ticket, now: Self.at(0), answer: LimitAnswer(status: 429))
    guard case .wait = limiter.admit(now: Self.at(500), endpoint: search) else {
      Issue.record("went on after a refusal")
      return
    }
  }

  @Test func `is a value: asking a copy spends nothing`() throws {
    let limiter = try Self.limiter("hubspot", tier: "free")
    var copy = limiter
    #expect(Self.drain(&copy, endpoint: "hubspot.contacts.list", at: Self.at(0)) == 100)
    #expect(limiter.budgets(now: Self.at(0)).allSatisfy { $0.used == 0 })
    #expect(copy.budgets(now: Self.at(0)).first { $0.limit == "burst" }?.used == 100)
  }
}
