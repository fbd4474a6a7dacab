import Diagnostics
import Drafting
import Records
import Sandbox
import Synchronization
import Testing
import Transport

/// When an endpoint is asked again, and when it is left alone.
@Suite("Pacing of a model endpoint", .timeLimit(.minutes(10))) struct EndpointPacingTests {
  @Test func `reads a date in retry-after against its own clock where the answer has none`()
    async throws
  {
    let sender = ScriptedSender([
      EndpointModelTests.refusal(
        "later",
        status: 503,
        [Header("Retry-After", "Tue, 24 Nov 2026 02:19:34 GMT")]
      ), EndpointModelTests.completion(EndpointModelTests.good),
    ])
    let slept = Recorded<Duration>()
    let model = EndpointModel(
      ModelEndpoint(url: "https://models.example.com/v1", model: "m"),
      sender: sender,
      clock: ModelClock(
        now: { .zero },
        sleep: { slept.add($0) },
        chance: { 0 },
        today: { 1_795_486_763 }
      )
    )
    _ = try await model.answer(EndpointModelTests.request)
    #expect(slept.all == [.seconds(11)])
  }

  @Test func `leaves an endpoint alone after five failures in a row, for a while`() async throws {
    let busy = EndpointModelTests.refusal("busy", status: 503)
    let good = EndpointModelTests.completion(EndpointModelTests.good)
    let sender = ScriptedSender(Array(repeating: busy, count: 8) + [good])
    let now = Mutex(Duration.zero)
    let model = EndpointModel(
      ModelEndpoint(url: "https://models.example.com/v1", model: "m"),
      sender: sender,
      clock: ModelClock(
        now: { now.withLock { $0 } },
        sleep: { _ in },
        chance: { 0 }
      )
    )
    func code() async -> DiagnosticCode? {
      do throws(ModelFault) {
        _ = try await model.answer(EndpointModelTests.request)
        return nil
      } catch {
        return error.diagnostic.code
      }
    }
    #expect(await code() == .MDL104)
    #expect(await code() == .MDL104)
    #expect(sender.requests.count == 8)
    #expect(await code() == .MDL106)
    #expect(sender.requests.count == 8)
    now.withLock { $0 = .seconds(31) }
    #expect(await code() == nil)
    #expect(sender.requests.count == 9)
  }

  @Test func `has one question at a time with a server of this machine`() async throws {
    try await LiveEndpoint.with(.openAI) { live in
      try await live.fault(["delay_ms": 30, "times": 99])
      let model = live.model()
      let told = Recorded<String>()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<5 {
          group.addTask {
            _ = try? await model.answer(EndpointProbe.request) { progress in
              switch progress {
              case .queued: told.add("queued")
              case .sent: told.add("sent")
              case .firstByte: told.add("byte")
              default: break
              }
            }
          }
        }
      }
      let steps = told.all.filter { $0 != "queued" }
      #expect(steps == (0..<5).flatMap { _ in ["sent", "byte"] })
      #expect(told.all.contains("queued"))
    }
  }

  @Test func `gives one question no more time than all its tries have together`() async throws {
    let sender = ScriptedSender([
      EndpointModelTests.refusal("busy", status: 503, [Header("Retry-After", "40")]),
      EndpointModelTests.completion(EndpointModelTests.good),
    ])
    let slept = Recorded<Duration>()
    let model = EndpointModel(
      ModelEndpoint(url: "https://models.example.com/v1", model: "m"),
      sender: sender,
      clock: ModelClock(
        now: { slept.all.reduce(.zero, +) },
        sleep: { slept.add($0) },
        chance: { 0 }
      )
    )
    _ = try await model.answer(EndpointModelTests.request)
    #expect(sender.requests.map(\.timeouts.total) == [.seconds(120), .seconds(80)])
  }

  @Test(arguments: [
    (
      "https://api.example.com/v1", ModelDialect.openAI,
      "https://api.example.com/v1/chat/completions"
    ),
    (
      "https://api.example.com/v1/chat/completions", .openAI,
      "https://api.example.com/v1/chat/completions"
    ),
    ("https://api.anthropic.example", .anthropic, "https://api.anthropic.example/v1/messages"),
    ("https://proxy.example.com/v1/messages", .anthropic, "https://proxy.example.com/v1/messages"),
    ("http://127.0.0.1:11434", .ollama, "http://127.0.0.1:11434/api/chat"),
    ("http://127.0.0.1:11434/v1", .ollama, "http://127.0.0.1:11434/api/chat"),
    ("http://models.example.com/api/", .ollama, "http://models.example.com/api/chat"),
  ])
  func `tells the dialect by the address`(
    _ url: String,
    _ dialect: ModelDialect,
    _ sent: String
  ) async throws {
    let sender = ScriptedSender([])
    let endpoint = ModelEndpoint(url: url, model: "m")
    #expect(endpoint.dialect == dialect)
    _ = try? await EndpointModel(endpoint, sender: sender).answer(EndpointModelTests.request)
    #expect(sender.requests.first?.url == sent)
  }
}
