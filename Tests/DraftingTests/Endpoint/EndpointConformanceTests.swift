import Diagnostics
import Drafting
import Records
import Sandbox
import Testing
import Transport

/// The client against the sandbox's three dialects, over HTTP: what each fault comes to.
@Suite("A model endpoint in each dialect", .timeLimit(.minutes(10)))
struct EndpointConformanceTests {
  /// What a fault comes to: a code, or an answer in some form; after so many requests.
  enum Outcome: Hashable, Sendable {
    case answered(ModelCapabilities.AnswerFormat, requests: Int)
    case fails(DiagnosticCode, requests: Int)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let twist: ModelTwist?
    let times: Int
    let openAI: Outcome
    let anthropic: Outcome
    let ollama: Outcome

    init(
      _ twist: ModelTwist?,
      times: Int = 99,
      _ openAI: Outcome,
      _ anthropic: Outcome,
      _ ollama: Outcome
    ) {
      self.twist = twist
      self.times = times
      self.openAI = openAI
      self.anthropic = anthropic
      self.ollama = ollama
    }

    /// The same in every dialect, in the form that is asked for first.
    static func alike(_ twist: ModelTwist?, times: Int = 99, after requests: Int) -> Case {
      Case(
        twist,
        times: times,
        .answered(.jsonSchema, requests: requests),
        .answered(.tool, requests: requests),
        .answered(.jsonSchema, requests: requests)
      )
    }

    static func alike(
      _ twist: ModelTwist,
      times: Int = 99,
      _ code: DiagnosticCode,
      _ requests: Int
    ) -> Case {
      let outcome = Outcome.fails(code, requests: requests)
      return Case(twist, times: times, outcome, outcome, outcome)
    }

    func expected(_ dialect: ModelDialect) -> Outcome {
      switch dialect {
      case .openAI: openAI
      case .anthropic: anthropic
      case .ollama: ollama
      }
    }

    var testDescription: String { "\(twist?.rawValue ?? "none") × \(times)" }
  }

  private static func plain(_ requests: Int) -> Outcome { .answered(.plain, requests: requests) }

  static let cases = [
    Case.alike(nil, after: 1),
    .alike(.rateLimit, times: 1, after: 2), .alike(.rateLimit, .MDL104, 4),
    Case(
      .rateLimitBare,
      .fails(.MDL104, requests: 4),
      .fails(.MDL103, requests: 1),
      .fails(.MDL104, requests: 4)
    ),
    .alike(.quota, .MDL103, 1), .alike(.overloaded, times: 1, after: 2),
    .alike(.overloaded, .MDL104, 4), .alike(.unknownModel, .MDL102, 1), .alike(.html, .MDL003, 1),
    Case(
      .noSchema,
      .answered(.tool, requests: 2),
      plain(2),
      .answered(.jsonObject, requests: 2)
    ),
    Case(.noForms, plain(4), plain(2), plain(3)),
    Case(.vagueRefusal, plain(4), plain(2), plain(3)),
    Case(
      .grammarFailure,
      .answered(.tool, requests: 2),
      plain(2),
      .answered(.jsonObject, requests: 2)
    ),
    .alike(.cutStream, times: 1, after: 2), .alike(.cutStream, .MDL004, 4),
    .alike(.stall, .MDL002, 1), .alike(.streamError, times: 1, after: 2),
    .alike(.streamError, .MDL104, 4),
    // Ollama knows no refusal: the model just says something.
    Case(
      .refusal,
      .fails(.MDL005, requests: 1),
      .fails(.MDL005, requests: 1),
      .fails(.MDL010, requests: 2)
    ),
    .alike(.length, times: 1, after: 2), .alike(.length, .MDL006, 2),
    .alike(.empty, times: 1, after: 2), .alike(.empty, .MDL007, 2), .alike(.prose, after: 1),
    .alike(.fence, after: 1), .alike(.think, after: 1), .alike(.wrongSchema, after: 1),
    Case(
      .whitespace,
      times: 1,
      .answered(.tool, requests: 2),
      plain(2),
      .answered(.jsonObject, requests: 2)
    ),
    Case(
      .whitespace,
      .fails(.MDL011, requests: 4),
      .fails(.MDL011, requests: 2),
      .fails(.MDL011, requests: 3)
    ),
    Case(
      .digits,
      .fails(.MDL011, requests: 4),
      .fails(.MDL011, requests: 2),
      .fails(.MDL011, requests: 3)
    ),
    .alike(.promptCut, .MDL008, 1), .alike(.noUsage, after: 1),
  ]

  @Test(arguments: ModelDialect.allCases, cases)
  func `comes to what was decided`(_ dialect: ModelDialect, _ one: Case) async throws {
    try await LiveEndpoint.with(dialect) { live in
      if let twist = one.twist { try await live.twist(twist, times: one.times) }
      var endpoint = live.endpoint()
      endpoint.timeouts.idle = .seconds(1)
      let model = live.model(endpoint)
      do throws(ModelFault) {
        let reply = try await model.answer(EndpointProbe.request)
        let count = reply.exchanges.count
        #expect(
          Outcome.answered(model.capabilities.format, requests: count) == one.expected(dialect)
        )
        let wanted = one.twist == .wrongSchema ? "result" : "colour"
        #expect(reply.answer[wanted] != nil, "\(reply.answer.text())")
        #expect(reply.exchanges.last?.usage?.isEstimated == (one.twist == .noUsage))
        #expect(reply.exchanges.last?.usage?.prompt ?? 0 > 30)
      } catch {
        #expect(
          Outcome.fails(error.diagnostic.code, requests: error.exchanges.count)
            == one.expected(dialect),
          "\(error.diagnostic)"
        )
        #expect(error.diagnostic.hint?.isEmpty == false)
        // What an abandoned form taught is not kept without an answer.
        #expect(model.capabilities.format == dialect.firstFormat)
      }
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `waits as long as the endpoint asks, and says why`(_ dialect: ModelDialect) async throws {
    try await LiveEndpoint.with(dialect) { live in
      try await live.twist(.rateLimit, times: 1)
      let slept = Recorded<Duration>()
      let told = Recorded<ModelProgress>()
      _ = try await live.model(slept: slept).answer(EndpointProbe.request) { told.add($0) }
      #expect(slept.all == [.seconds(1)])
      let kinds = told.all.map { progress in
        switch progress {
        case .sent(let attempt, let tokens): tokens > 30 ? "sent \(attempt)" : "?"
        case .retrying(let pause, let reason):
          "again in \(pause.components.seconds) \(reason.contains("429"))"
        case .firstByte: "byte"
        case .received(let characters, _, _): characters > 0 ? "text" : "?"
        default: "?"
        }
      }
      #expect(kinds.prefix(4) == ["sent 1", "again in 1 true", "sent 2", "byte"])
      #expect(kinds.dropFirst(4).allSatisfy { $0 == "text" } && kinds.count > 4)
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `gives up on a first byte that does not come`(_ dialect: ModelDialect) async throws {
    try await LiveEndpoint.with(dialect) { live in
      try await live.fault(["delay_ms": 20_000])
      var endpoint = live.endpoint()
      endpoint.timeouts.firstByte = .milliseconds(300)
      let model = live.model(endpoint)
      let fault = try await #require(throws: ModelFault.self) {
        try await model.answer(EndpointProbe.request)
      }
      #expect(fault.diagnostic.code == .MDL002)
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `shows its key in a header and nowhere else`(_ dialect: ModelDialect) async throws {
    let key = "test-key-planted-to-be-found"
    try await LiveEndpoint.with(dialect, key: key) { live in
      let reply = try await live.model(live.endpoint(key: key)).answer(EndpointProbe.request)
      #expect(reply.answer["colour"] != nil)
      let wrong = live.model(live.endpoint(key: key + "-wrong"))
      let fault = try await #require(throws: ModelFault.self) {
        try await wrong.answer(EndpointProbe.request)
      }
      #expect(fault.diagnostic.code == .MDL101)
      let without = live.model()
      let missing = try await #require(throws: ModelFault.self) {
        try await without.answer(EndpointProbe.request)
      }
      #expect(missing.diagnostic.code == .MDL101)
      let arrivals = try await live.sender.send(
        WireRequest("GET", live.url + "/_sandbox/arrivals", addresses: .loopback)
      )
      let all = "\(reply)\(fault)\(missing)" + String(decoding: arrivals.body, as: UTF8.self)
      #expect(all.contains("/model/") && !all.contains(key))
    }
  }

  @Test func `notices that a context is too small for the prompt`() async throws {
    try await LiveEndpoint.with(.ollama) { live in
      var endpoint = live.endpoint()
      endpoint.contextTokens = 200
      var request = EndpointProbe.request
      request.messages[0].content = String(repeating: "Fern and moss. ", count: 300)
      let model = live.model(endpoint)
      let long = request
      let fault = try await #require(throws: ModelFault.self) { try await model.answer(long) }
      #expect(fault.diagnostic.code == .MDL008, "\(fault.diagnostic)")
    }
  }
}

extension ModelDialect {
  /// The form that is asked for first.
  var firstFormat: ModelCapabilities.AnswerFormat { ModelCapabilities(self).format }
}
