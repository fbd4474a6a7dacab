import Drafting
import Records
import Synchronization
import Testing
import Transport

/// What an endpoint says, as lines of a script, and a model over one.
extension EndpointModelTests {
  static func completion(
    _ content: String,
    finish: String = "stop",
    prompt: Int = 20,
    refusal: JSON = .null
  ) -> ScriptedSender.Line {
    json([
      "model": "the-model",
      "choices": [
        [
          "message": ["content": .string(content), "refusal": refusal],
          "finish_reason": .string(finish),
        ]
      ],
      "usage": ["prompt_tokens": .integer(prompt), "completion_tokens": 9],
    ])
  }

  static func json(_ body: JSON, status: Int = 200, _ headers: [Header] = []) -> ScriptedSender.Line
  {
    .answer(
      WireResponse(
        status: status,
        headers: [Header("Content-Type", "application/json")] + headers,
        body: body.bytes()
      )
    )
  }

  static func refusal(
    _ message: String,
    status: Int,
    code: String = "",
    _ headers: [Header] = []
  ) -> ScriptedSender.Line {
    json(
      ["error": ["message": .string(message), "code": .string(code)]],
      status: status,
      headers
    )
  }

  /// A model over a script, a clock that only moves when somebody sleeps, and what was slept.
  struct Set {
    let model: EndpointModel
    let sender: ScriptedSender
    let slept: Slept

    init(_ lines: ScriptedSender.Line..., streaming: Bool = false) {
      var endpoint = ModelEndpoint(
        url: "https://models.example.com/v1/",
        model: "the-model",
        key: key
      )
      endpoint.deadline = .seconds(60)
      let sender = streaming ? ScriptedStreamingSender(lines) : ScriptedSender(lines)
      let slept = Slept()
      model = EndpointModel(
        endpoint,
        sender: sender,
        clock: ModelClock(
          now: { slept.total },
          sleep: { slept.add($0) },
          chance: { 0.5 }
        )
      )
      self.sender = sender
      self.slept = slept
    }

    func bodies() throws -> [JSON] { try sender.requests.map { try JSON(parsing: $0.body) } }

    func fault() async throws -> ModelFault {
      let model = model
      return try #require(
        await #expect(throws: ModelFault.self) { try await model.answer(request) }
      )
    }
  }

  final class Slept: Sendable {
    private let durations = Mutex<[Duration]>([])
    var all: [Duration] { durations.withLock { $0 } }
    var total: Duration { all.reduce(.zero, +) }
    func add(_ duration: Duration) { durations.withLock { $0.append(duration) } }
  }
}
