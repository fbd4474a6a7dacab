import Diagnostics
import Drafting
import Records
import Testing
import Transport

@Suite struct EndpointModelTests {
  static let request = ChatRequest(
    messages: [ChatMessage(.system, "Be exact."), ChatMessage(.user, "Draft it.")],
    schemaName: "mapping",
    schema: ["type": "object", "required": ["rules", "key"], "properties": [:]],
    answerTokensMax: 500
  )
  static let good = #"{"rules":[{"id":"r1"}],"key":["K"]}"#
  /// Never a real one; must turn up in no error and no record.
  static let key = "test-key-that-must-stay-out-of-sight"

  // MARK: Good answers

  @Test(arguments: [
    good, "Here it is:\n```json\n\(good)\n```\nDone.", "<think>{\"rules\": no}</think>\n\(good)",
    "First {\"a\":1}, then \(good)", "I use {braces} like so: \(good)", "thoughts</think>\(good)",
  ])
  func `finds the object in the answer`(_ content: String) async throws {
    let set = Set(Self.completion(content))
    let reply = try await set.model.answer(Self.request)
    #expect(try reply.answer == JSON(parsing: Self.good))
    #expect(reply.model == "the-model")
    #expect(!reply.isStandIn)
    #expect(reply.exchanges.count == 1)
    #expect(reply.exchanges[0].status == 200)
    #expect(reply.exchanges[0].usage == TokenUsage(prompt: 20, completion: 9))
  }

  @Test func `asks with a schema, at temperature zero, the key in a header only`() async throws {
    let set = Set(Self.completion(Self.good))
    let reply = try await set.model.answer(Self.request)
    let sent = try #require(set.sender.requests.first)
    #expect(sent.url == "https://models.example.com/v1/chat/completions")
    #expect(sent.headers.contains(Header("authorization", "Bearer \(Self.key)")))
    let body = try set.bodies()[0]
    #expect(body["response_format"]?["json_schema"]?["strict"] == true)
    #expect(body["temperature"] == 0)
    #expect(body["max_tokens"] == 500)
    #expect(body["stream"] == nil)
    #expect(!reply.exchanges[0].requestBody.contains(Self.key))
  }

  @Test func `reads a streamed answer`() async throws {
    let set = Set(
      .stream([
        "data: {\"model\":\"the-model\",\"choices\":[{\"delta\":",
        "{\"content\":\"{\\\"rules\\\"\"}}]}\n",
        "\ndata: {\"choices\":[{\"delta\":{\"content\":\":[],\\\"key\\\":[]}\"},\"fin",
        "ish_reason\":\"stop\"}]}\n\n: comment\n",
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":5}}\n\n",
        "data: [DONE]\n\n",
      ]),
      streaming: true
    )
    let reply = try await set.model.answer(Self.request)
    #expect(reply.answer == ["rules": [], "key": []])
    #expect(reply.exchanges[0].usage?.completion == 5)
    #expect(try set.bodies()[0]["stream_options"]?["include_usage"] == true)
  }

  @Test func `reads an answer that a server did not stream although asked to`() async throws {
    let set = Set(Self.completion(Self.good), streaming: true)
    #expect(try await set.model.answer(Self.request).model == "the-model")
  }

  // MARK: Steps down

  @Test func `steps down the ladder of formats and remembers it`() async throws {
    let set = Set(
      Self.refusal("Unsupported response_format json_schema", status: 400),
      Self.refusal("tools are not supported", status: 400),
      Self.refusal("response_format json_object is not supported", status: 422),
      Self.completion(Self.good),
      Self.completion(Self.good)
    )
    _ = try await set.model.answer(Self.request)
    #expect(set.model.capabilities.format == .plain)
    let formats = try set.bodies().map { body in
      body["response_format"]?["type"]?.string ?? body["tool_choice"]?["type"]?.string
    }
    #expect(formats == ["json_schema", "function", "json_object", nil])
    let last = try #require(try set.bodies().last?["messages"]?.array?.last?["content"]?.string)
    #expect(last.contains("fenced by ```json"))
    _ = try await set.model.answer(Self.request)
    #expect(set.sender.requests.count == 5)
    #expect(set.slept.all.isEmpty)
  }

  @Test func `leaves out what an endpoint does not know`() async throws {
    let set = Set(
      Self.refusal("Use 'max_completion_tokens' instead of 'max_tokens'.", status: 400),
      Self.refusal("'temperature' does not support 0 with this model", status: 400),
      Self.completion(Self.good)
    )
    _ = try await set.model.answer(Self.request)
    let body = try #require(try set.bodies().last)
    #expect(body["max_tokens"] == nil)
    #expect(body["max_completion_tokens"] == 500)
    #expect(body["temperature"] == nil)
    #expect(body["response_format"]?["type"] == "json_schema")
  }

  @Test func `stops reading when the model writes blanks without end`() async throws {
    let blanks = String(repeating: " ", count: 600)
    let loop = "data: {\"choices\":[{\"delta\":{\"content\":\"\(blanks)\"}}]}\n\n"
    let set = Set(
      .stream([loop, "data: {\"never\":\"read\"}\n"]),
      .stream([loop]),
      .stream([loop]),
      .stream([loop]),
      streaming: true
    )
    let fault = try await set.fault()
    #expect(fault.diagnostic.code == .MDL011)
    #expect(fault.exchanges.count == 4)
    #expect(!fault.exchanges[0].responseBody.contains("never"))
  }

  // MARK: Tries again

  @Test func `waits as long as the endpoint asks`() async throws {
    let set = Set(
      Self.refusal("slow down", status: 429, [Header("Retry-After", "7")]),
      Self.completion(Self.good)
    )
    _ = try await set.model.answer(Self.request)
    #expect(set.slept.all == [.seconds(7)])
  }

  @Test func `reads a date in retry-after`() async throws {
    let set = Set(
      Self.refusal(
        "slow down",
        status: 503,
        [
          Header("Date", "Tue, 24 Nov 2026 02:19:22 GMT"),
          Header("Retry-After", "Tue, 24 Nov 2026 02:19:34 GMT"),
        ]
      ),
      Self.completion(Self.good)
    )
    _ = try await set.model.answer(Self.request)
    #expect(set.slept.all == [.seconds(12)])
  }

  @Test func `waits longer from try to try, and gives up after four`() async throws {
    let busy = Self.refusal("busy", status: 503)
    let set = Set(busy, busy, busy, busy, Self.completion(Self.good))
    let fault = try await set.fault()
    #expect(fault.diagnostic.code == .MDL104)
    #expect(fault.exchanges.count == 4)
    #expect(set.slept.all == [.seconds(0.5), .seconds(1), .seconds(2)])
  }

  @Test func `gives up at once when the endpoint asks for more time than there is`() async throws {
    let set = Set(Self.refusal("later", status: 429, [Header("retry-after", "3600")]))
    let fault = try await set.fault()
    #expect(fault.diagnostic.code == .MDL104)
    #expect(fault.diagnostic.hint?.contains("3600 s") == true)
    #expect(set.slept.all.isEmpty)
  }

  @Test func `tries again after a broken connection, a broken stream and an error in a stream`()
    async throws
  {
    let set = Set(
      .fault(TransportFault(.connectionLost, "gone", sent: true)),
      .stream(["data: {\"choices\":[{\"delta\":{\"content\":\"{\\\"rules\\\"\"}}]}\n\n"]),
      .stream(["data: {\"error\":{\"message\":\"overloaded\"}}\n\n"]),
      Self.completion(Self.good),
      streaming: true
    )
    let reply = try await set.model.answer(Self.request)
    #expect(reply.exchanges.count == 4)
    #expect(reply.exchanges[0].fault == "connectionLost: gone")
    #expect(reply.exchanges[1].responseBody.contains("rules"))
  }

  @Test func `doubles the limit once when the answer is too long`() async throws {
    let cut = Self.completion(#"{"rules":[{"id":"#, finish: "length")
    let set = Set(cut, Self.completion(Self.good))
    _ = try await set.model.answer(Self.request)
    #expect(try set.bodies().map { $0["max_tokens"] } == [500, 1000])
    let twice = Set(cut, cut)
    #expect(try await twice.fault().diagnostic.code == .MDL006)
  }

  // MARK: Faults

  struct Failure: Sendable, CustomTestStringConvertible {
    let code: DiagnosticCode
    let lines: [ScriptedSender.Line]
    let requests: Int
    var testDescription: String { code.rawValue }

    init(_ code: DiagnosticCode, _ requests: Int, _ lines: ScriptedSender.Line...) {
      self.code = code
      self.requests = requests
      self.lines = lines
    }
  }

  static func page(_ status: Int) -> ScriptedSender.Line {
    .answer(
      WireResponse(
        status: status,
        headers: [Header("content-type", "text/html")],
        body: Array("<!DOCTYPE html><html><body>Welcome</body></html>".utf8)
      )
    )
  }

  static func fault(_ kind: TransportFault.Kind) -> ScriptedSender.Line {
    .fault(TransportFault(kind, "models.example.com", sent: false))
  }

  static func raw(_ text: String) -> ScriptedSender.Line {
    .answer(WireResponse(status: 200, headers: [], body: Array(text.utf8)))
  }

  static let mood = refusal("\(key) is not in the right mood", status: 400)

  static let failures = [
    Failure(.MDL001, 1, fault(.cannotConnect)), Failure(.MDL001, 1, fault(.cannotResolve)),
    Failure(.MDL001, 1, fault(.tls)), Failure(.MDL001, 1, fault(.refusedAddress)),
    Failure(.MDL002, 1, fault(.timedOut)), Failure(.MDL003, 1, page(200)),
    Failure(.MDL003, 1, raw("hello")), Failure(.MDL003, 1, raw("")),
    Failure(.MDL003, 1, json(["message": "no completion"])),
    Failure(
      .MDL004,
      4,
      raw("{\"choices\": ["),
      raw("{\"choi"),
      raw("{"),
      raw("{\"choices\": [{")
    ),
    Failure(.MDL004, 2, completion("{\"rules\": [{\"id\": 1}"), completion("{\"rules\": [")),
    Failure(.MDL005, 1, completion("", refusal: "I cannot do that.")),
    Failure(.MDL005, 1, completion("{}", finish: "content_filter")),
    Failure(.MDL007, 2, completion("  \n"), completion("")),
    Failure(.MDL008, 1, completion(good, prompt: 1)),
    Failure(
      .MDL009,
      1,
      refusal("This model's maximum context length is 4096 tokens", status: 400)
    ),
    Failure(.MDL009, 1, refusal("too large", status: 413)),
    Failure(.MDL010, 2, completion("I would rather not say."), completion("No.")),
    Failure(.MDL012, 1, fault(.cancelled)),
    Failure(.MDL101, 1, refusal("Incorrect API key provided: \(key)", status: 401)),
    Failure(.MDL101, 1, refusal("no", status: 403)),
    Failure(.MDL102, 1, refusal("model not found", status: 404)), Failure(.MDL102, 1, page(404)),
    Failure(.MDL103, 1, refusal("You exceeded your current quota", status: 429)),
    Failure(.MDL103, 1, refusal("x", status: 429, code: "insufficient_quota")),
    Failure(.MDL103, 1, refusal("pay first", status: 402)),
    Failure(.MDL105, 4, mood, mood, mood, mood),
    Failure(
      .MDL105,
      1,
      json(["error": ["message": "no user", "param": "user"]], status: 400)
    ),
    Failure(.MDL102, 1, refusal("x", status: 400, code: "model_not_found")),
    Failure(.MDL103, 1, refusal("Your credit balance is too low", status: 400)),
    Failure(.MDL009, 1, refusal("prompt is too long: 9 tokens > 8 maximum", status: 400)),
    Failure(.MDL105, 1, page(302)), Failure(.MDL105, 1, refusal("teapot", status: 418)),
    Failure(.MDL104, 4, page(502), page(502), page(502), page(502)),
  ]

  @Test(arguments: failures) func `says what went wrong and what to do`(
    _ failure: Failure
  )
    async throws
  {
    var endpoint = ModelEndpoint(
      url: "https://models.example.com/v1",
      model: "the-model",
      key: Self.key
    )
    endpoint.deadline = .seconds(60)
    let sender = ScriptedSender(failure.lines)
    let model = EndpointModel(
      endpoint,
      sender: sender,
      clock: ModelClock(now: { .zero }, sleep: { _ in }, chance: { 0 })
    )
    var request = Self.request
    if failure.code == .MDL008 { request.messages[1].content = String(repeating: "x", count: 360) }
    let fault = try #require(
      await #expect(throws: ModelFault.self) { try await model.answer(request) }
    )
    #expect(fault.diagnostic.code == failure.code, "\(fault.diagnostic)")
    #expect(fault.diagnostic.hint?.isEmpty == false)
    #expect(fault.diagnostic.location?.source == "models.example.com")
    #expect(sender.requests.count == failure.requests)
    #expect(fault.exchanges.count == failure.requests)
    let kept = "\(fault)" + fault.exchanges.map { $0.requestBody + $0.responseBody }.joined()
    #expect(!kept.contains(Self.key))
    #expect(!"\(fault.diagnostic)".contains("<html"))
  }

  @Test func `is provoked by a test for every code`() {
    let codes = DiagnosticCode.allCases.filter { $0.rawValue.hasPrefix("MDL") }
    // These have tests of their own.
    let tested = Self.failures.map(\.code) + [.MDL006, .MDL011, .MDL106, .MDL107]
    #expect(codes.filter { !tested.contains($0) }.isEmpty)
  }

  @Test func `never shows the key of an endpoint`() {
    let endpoint = ModelEndpoint(
      url: "https://a:b@models.example.com/v1?x=1",
      model: "m",
      key: Self.key
    )
    var dumped = ""
    dump(endpoint, to: &dumped)
    #expect(!"\(endpoint) \(String(reflecting: endpoint)) \(dumped)".contains(Self.key))
    #expect(endpoint.description == "m at models.example.com")
  }
}
