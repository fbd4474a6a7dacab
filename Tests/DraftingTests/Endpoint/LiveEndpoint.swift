import Diagnostics
import Drafting
import Records
import Sandbox
import StandIn
import Synchronization
import Testing
import Transport

/// The sandbox's model endpoint over real HTTP, in one dialect, with faults on request.
struct LiveEndpoint: Sendable {
  let dialect: ModelDialect
  let url: String
  let sender: CurlSender

  static func with(
    _ dialect: ModelDialect,
    key: String? = nil,
    answer: @escaping ModelAnswer = { StandInModel.answer($0) },
    _ body: @Sendable (LiveEndpoint) async throws -> Void
  ) async throws {
    var options = SandboxOptions()
    options.size = 0
    options.modelName = "the-model"
    options.modelKey = key
    options.modelAnswer = answer
    let sender = CurlSender()
    try await SandboxServer.running(options) { url in
      try await body(LiveEndpoint(dialect: dialect, url: url, sender: sender))
    }
    await sender.shutdown()
  }

  var operation: String {
    switch dialect {
    case .openAI: "model.chat"
    case .anthropic: "model.messages"
    case .ollama: "model.ollama.chat"
    }
  }

  func endpoint(key: String? = nil) -> ModelEndpoint {
    ModelEndpoint(
      url: url + (dialect == .ollama ? "/model" : "/model/v1"),
      dialect: dialect,
      model: "the-model",
      key: key,
      addresses: .loopback
    )
  }

  /// Has the first arrivals go wrong in one way.
  func twist(_ twist: ModelTwist, times: Int = 99) async throws {
    try await fault(["do": "twist", "how": .string(twist.rawValue), "times": .integer(times)])
  }

  func fault(_ rule: JSON) async throws {
    var rule = rule.object ?? JSONObject()
    rule["on"] = .string(operation)
    let request = WireRequest(
      "PUT",
      url + "/_sandbox/faults",
      body: JSON.array([.object(rule)]).bytes(),
      addresses: .loopback
    )
    let response = try await sender.send(request)
    #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
  }

  /// A model whose pauses last no time; `slept` takes how long they would have been.
  func model(
    _ endpoint: ModelEndpoint? = nil,
    slept: Recorded<Duration> = Recorded(),
    capabilities: ModelCapabilities? = nil
  ) -> EndpointModel {
    EndpointModel(
      endpoint ?? self.endpoint(),
      sender: sender,
      capabilities: capabilities,
      clock: Self.clock(slept)
    )
  }

  static func clock(_ slept: Recorded<Duration> = Recorded()) -> ModelClock {
    let system = ModelClock.system
    return ModelClock(now: system.now, sleep: { slept.add($0) }, chance: { 0 })
  }
}

/// What was told from other threads, in order.
final class Recorded<Item: Sendable>: Sendable {
  private let items = Mutex<[Item]>([])
  var all: [Item] { items.withLock { $0 } }
  func add(_ item: Item) { items.withLock { $0.append(item) } }
}
