import Orchestration
import Platforms
import RateLimits
import Records
import Synchronization
import Testing
import Transport

@Suite("The gate of a connection")
struct RateLimitGateTests {
  private struct Answering: RequestSender {
    let answer: @Sendable () -> WireResponse

    func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse { answer() }
  }

  private let clock = VirtualClock()
  private let operation = PlatformOperation.reading("hubspot.contacts.list")

  private func gate(
    patience: Duration = .seconds(30),
    answer: @escaping @Sendable () -> WireResponse = { WireResponse(status: 200) }
  ) throws -> RateLimitGate {
    let registry = try RateLimitRegistry.builtIn(platform: "hubspot")
    return RateLimitGate(
      Answering(answer: answer),
      limiter: try RateLimiter(registry, tier: "free"),
      clock: clock.waiting,
      patience: patience)
  }

  @Test func `lets a burst through and makes the rest wait for the window`() async throws {
    let gate = try gate()
    for _ in 0..<250 { _ = try await gate.send(WireRequest("GET", "https://a.example"), for: operation) }
    let waited = clock.waited.reduce(Duration.zero, +)
    // 250 requests at 100 in ten seconds: the last 50 begin after the second window.
    #expect(waited >= .seconds(20))
    #expect(waited < .seconds(22))
  }

  @Test func `hands a wait that is longer than its patience to the caller`() async throws {
    let gate = try gate(patience: .seconds(2))
    var fault: PlatformFault?
    for _ in 0..<101 where fault == nil {
      do throws(PlatformFault) {
        _ = try await gate.send(WireRequest("GET", "https://a.example"), for: operation)
      } catch {
        fault = error
      }
    }
    guard case .limited(_, let until)? = fault?.kind else {
      Issue.record("the gate did not refuse")
      return
    }
    #expect(until > clock.now)
    #expect(fault?.mayBeApplied == false)
  }

  @Test func `holds still after the platform says it was too fast`() async throws {
    let answers = Mutex(0)
    let gate = try gate {
      let first = answers.withLock { count in
        count += 1
        return count == 1
      }
      guard first else { return WireResponse(status: 200) }
      let body =
        #"{"status":"error","message":"You have reached your ten_secondly_rolling limit.","#
        + #""errorType":"RATE_LIMIT","policyName":"TEN_SECONDLY_ROLLING"}"#
      return WireResponse(status: 429, body: Array(body.utf8))
    }
    let request = WireRequest("GET", "https://a.example")
    #expect(try await gate.send(request, for: operation).status == 429)
    #expect(clock.waited.isEmpty)
    #expect(try await gate.send(request, for: operation).status == 200)
    #expect(clock.waited.reduce(.zero, +) >= .seconds(10))
  }
}
