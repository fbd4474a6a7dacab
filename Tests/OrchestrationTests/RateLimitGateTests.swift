import Diagnostics
import Orchestration
import Platforms
import RateLimits
import Records
import Synchronization
import Testing
import Transport
import Workspace

@Suite("The gate before a connection")
struct RateLimitGateTests {
  private static let operation = PlatformOperation.reading("hubspot.contacts.list")
  private static let request = WireRequest("GET", "https://api.example/contacts")

  private func gate(
    _ sender: CountingSender,
    clock: VirtualClock,
    waitMax: Duration = .seconds(30)
  ) throws -> RateLimitGate {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    return RateLimitGate(
      sender,
      limiter: try RateLimiter(registry, tier: "free"),
      clock: clock,
      waitMax: waitMax
    )
  }

  @Test func `lets a hundred through in ten seconds and no more`() async throws {
    let clock = VirtualClock()
    let sender = CountingSender(clock: clock)
    let gate = try gate(sender, clock: clock)
    for _ in 0..<250 { _ = try await gate.send(Self.request, for: Self.operation) }
    let times = sender.times
    #expect(times.count == 250)
    for (index, time) in times.enumerated() {
      let inWindow = times[index...].prefix { $0 - time <= .seconds(10) }.count
      #expect(inWindow <= 100)
    }
    #expect(clock.slept.count == 2)
  }

  @Test func `tells a watcher what a request waits for`() async throws {
    let clock = VirtualClock()
    let gate = try gate(CountingSender(clock: clock), clock: clock)
    let waits = Mutex<[String]>([])
    gate.watch { wait in waits.withLock { $0.append(wait.limit) } }
    for _ in 0..<101 { _ = try await gate.send(Self.request, for: Self.operation) }
    #expect(waits.withLock { $0 } == ["burst"])
  }

  @Test func `keeps its count when a connection is tried again`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let sender = CountingSender(
      clock: bench.clock,
      answer: WireResponse(
        status: 200,
        body: Array(#"{"portalId":1,"utcOffsetMilliseconds":3600000}"#.utf8)
      )
    )
    let settings = try #require(Bench.configuration.connection(named: "crm"))
    let session = try ConnectionSession(
      settings,
      secrets: SecretResolver(folder: ".", environment: ["SECRET": "s"]),
      sender: sender,
      clock: bench.clock
    )
    for _ in 0..<200 { try await session.check() }
    #expect(bench.clock.slept.count == 1)
    let burst = try #require(session.gate.budgets.first { $0.limit == "burst" })
    #expect(burst.used > 0 && burst.used < 20)
  }

  @Test func `does not sleep through a night`() async throws {
    let clock = VirtualClock()
    let sender = CountingSender(
      clock: clock,
      answer: WireResponse(
        status: 429,
        body: Array(#"{"policyName":"DAILY","message":"daily limit"}"#.utf8)
      )
    )
    let gate = try gate(sender, clock: clock)
    _ = try await gate.send(Self.request, for: Self.operation)
    do throws(PlatformFault) {
      _ = try await gate.send(Self.request, for: Self.operation)
      Issue.record("a request left although the day's quota is spent")
    } catch {
      guard case .limited("daily", let until) = error.kind else {
        Issue.record("\(error.kind)")
        return
      }
      #expect(until > clock.now() + .seconds(60))
    }
    #expect(sender.times.count == 1)
  }

  @Test func `believes the platform's count`() async throws {
    let clock = VirtualClock()
    let sender = CountingSender(
      clock: clock,
      answer: WireResponse(
        status: 200,
        headers: [
          Header("X-HubSpot-RateLimit-Max", "100"), Header("X-HubSpot-RateLimit-Remaining", "0"),
        ]
      )
    )
    let gate = try gate(sender, clock: clock)
    for _ in 0..<2 { _ = try await gate.send(Self.request, for: Self.operation) }
    #expect(clock.slept.count == 1)
  }

  @Test func `calls a lost connection a fault of the operation`() async throws {
    let clock = VirtualClock()
    let sender = CountingSender(
      clock: clock,
      fault: TransportFault(.connectionLost, "reset", sent: true)
    )
    let gate = try gate(sender, clock: clock)
    do throws(PlatformFault) {
      _ = try await gate.send(Self.request, for: .writing("salesforce.collections.upsert"))
      Issue.record("the fault was lost")
    } catch {
      #expect(error.kind == .unanswered(.connectionLost))
      #expect(error.mayBeApplied)
    }
  }
}

/// Gives one answer again and again, and notes when it was asked.
final class CountingSender: RequestSender {
  private let clock: VirtualClock
  private let answer: WireResponse
  private let fault: TransportFault?
  private let asked = Mutex<[Instant]>([])

  init(
    clock: VirtualClock,
    answer: WireResponse = WireResponse(status: 200),
    fault: TransportFault? = nil
  ) {
    self.clock = clock
    self.answer = answer
    self.fault = fault
  }

  var times: [Instant] { asked.withLock { $0 } }

  func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse {
    asked.withLock { $0.append(clock.now()) }
    if let fault { throw fault }
    return answer
  }
}
