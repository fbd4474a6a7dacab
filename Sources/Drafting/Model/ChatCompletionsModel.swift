package import Transport
import Diagnostics
import Records
import Synchronization

/// A model behind an OpenAI-compatible chat-completions endpoint.
///
/// Asks for structured output and steps down where the endpoint refuses a form of it, once and for
/// all; tries again where that can help, within the endpoint's deadline. The key stands in a header
/// of the request and in nothing that is kept or shown.
package final class ChatCompletionsModel: ChatModel {
  package let endpoint: ModelEndpoint
  private let sender: any RequestSender
  private let clock: ModelClock
  private let found: Mutex<ModelCapabilities>

  package init(
    _ endpoint: ModelEndpoint,
    sender: any RequestSender,
    capabilities: ModelCapabilities = ModelCapabilities(),
    clock: ModelClock = .system
  ) {
    self.endpoint = endpoint
    self.sender = sender
    self.clock = clock
    var known = capabilities
    if !(sender is any StreamingSender) { known.delivery = .whole }
    found = Mutex(known)
  }

  /// What the endpoint was found to understand so far.
  package var capabilities: ModelCapabilities { found.withLock { $0 } }

  package func answer(_ request: ChatRequest) async throws(ModelFault) -> ChatReply {
    var conversation = Conversation(request, startedAt: clock.now())
    while true {
      let capabilities = capabilities
      let (exchange, verdict) = await attempt(conversation, capabilities)
      conversation.exchanges.append(exchange)
      switch verdict {
      case .answered(let completion):
        if let reply = try judge(completion, &conversation) { return reply }
      case .stepDown(let next): found.withLock { $0 = next }
      case .retry(let atLeast, let problem):
        try await pause(&conversation, atLeast, problem)
      case .fail(let problem):
        throw ModelFault(problem, exchanges: conversation.exchanges)
      }
    }
  }

  /// One question on its way to a usable answer.
  private struct Conversation {
    let request: ChatRequest
    let startedAt: Duration
    var answerTokensMax: Int
    var exchanges: [ModelExchange] = []
    var retries = 0
    var rereads = 0

    init(_ request: ChatRequest, startedAt: Duration) {
      self.request = request
      self.startedAt = startedAt
      answerTokensMax = request.answerTokensMax
    }
  }

  private func pause(
    _ conversation: inout Conversation,
    _ atLeast: Duration,
    _ problem: Diagnostic
  ) async throws(ModelFault) {
    conversation.retries += 1
    let delay = RetryPacing.delay(
      afterTry: conversation.retries,
      atLeast: atLeast,
      chance: clock.chance()
    )
    let left = endpoint.deadline - (clock.now() - conversation.startedAt)
    guard conversation.retries < endpoint.triesMax, delay < left else {
      var problem = problem
      if atLeast >= left {
        problem.hint = "The endpoint asks to wait \(atLeast.components.seconds) s; try again then."
      }
      throw ModelFault(problem, exchanges: conversation.exchanges)
    }
    do {
      try await clock.sleep(delay)
    } catch {
      throw ModelFault(
        Diagnostic(
          .error,
          .MDL012,
          "asking the model was cancelled",
          at: Location(endpoint.host),
          hint: "Run the command again."
        ),
        exchanges: conversation.exchanges
      )
    }
  }

  /// A reply, or `nil` where asking once more can help.
  private func judge(
    _ completion: ChatCompletion,
    _ conversation: inout Conversation
  ) throws(ModelFault) -> ChatReply? {
    switch CompletionReview(completion, for: conversation.request, at: endpoint).outcome {
    case .usable(let answer):
      return ChatReply(
        answer: answer,
        content: AnswerExtraction.withoutThoughts(completion.content),
        model: completion.model ?? endpoint.model,
        exchanges: conversation.exchanges
      )
    case .tooShort where conversation.rereads == 0:
      conversation.answerTokensMax *= 2
      conversation.rereads += 1
      return nil
    case .unreadable where conversation.rereads == 0:
      conversation.rereads += 1
      return nil
    case .tooShort(let problem), .unreadable(let problem), .final(let problem):
      throw ModelFault(problem, exchanges: conversation.exchanges)
    }
  }

  // MARK: One attempt

  private func attempt(
    _ conversation: Conversation,
    _ capabilities: ModelCapabilities
  ) async -> (ModelExchange, ModelVerdict) {
    let body = RequestBody(
      conversation.request,
      model: endpoint.model,
      answerTokensMax: conversation.answerTokensMax,
      capabilities: capabilities
    ).json.bytes()
    var exchange = ModelExchange(requestBody: String(decoding: body, as: UTF8.self))
    let started = clock.now()
    let verdict: ModelVerdict
    do throws(TransportFault) {
      let received = try await receive(body, capabilities)
      exchange.status = received.response.status
      exchange.responseBody = withoutKey(String(decoding: received.body, as: UTF8.self))
      verdict = judge(received, text: exchange.responseBody, capabilities)
    } catch {
      exchange.fault = "\(error.kind.rawValue): \(withoutKey(error.message))"
      verdict = .of(error, at: endpoint)
    }
    exchange.duration = clock.now() - started
    if case .answered(let completion) = verdict {
      exchange.model = completion.model
      exchange.usage = completion.usage
    }
    return (exchange, verdict)
  }

  private struct Received {
    var response: WireResponse
    var body: [UInt8]
    var stream: CompletionStream?
  }

  private func receive(
    _ body: [UInt8],
    _ capabilities: ModelCapabilities
  ) async throws(TransportFault) -> Received {
    let request = wireRequest(body)
    guard capabilities.delivery == .streamed, let sender = sender as? any StreamingSender else {
      let response = try await sender.send(request)
      return Received(response: response, body: response.body)
    }
    let arriving = Arriving()
    let response: WireResponse
    do throws(TransportFault) {
      response = try await sender.stream(request) { arriving.take($0) }
    } catch {
      let stream = arriving.finished
      guard stream.isLooping else { throw error }
      return Received(response: WireResponse(status: 200), body: stream.body, stream: stream)
    }
    guard (200..<300).contains(response.status) else {
      return Received(response: response, body: response.body)
    }
    let stream = arriving.finished
    return Received(response: response, body: stream.body, stream: stream)
  }

  /// The stream while it is filled by the sender's thread.
  private final class Arriving: Sendable {
    private let stream = Mutex(CompletionStream())

    func take(_ bytes: [UInt8]) -> Bool { stream.withLock { $0.take(bytes) } }

    var finished: CompletionStream {
      stream.withLock {
        $0.finish()
        return $0
      }
    }
  }

  private func judge(
    _ received: Received,
    text: String,
    _ capabilities: ModelCapabilities
  ) -> ModelVerdict {
    let status = received.response.status
    guard (200..<300).contains(status) else {
      return .of(
        status: status,
        text: text,
        response: received.response,
        capabilities: capabilities,
        endpoint: endpoint
      )
    }
    return EnvelopeReading(text: text, response: received.response, endpoint: endpoint)
      .verdict(stream: received.stream, capabilities)
  }

  private func wireRequest(_ body: [UInt8]) -> WireRequest {
    var headers = [Header("content-type", "application/json"), Header("accept", "*/*")]
    if let key = endpoint.key { headers.append(Header("authorization", "Bearer " + key)) }
    return WireRequest(
      "POST",
      endpoint.chatURL,
      headers: headers,
      body: body,
      timeouts: endpoint.timeouts,
      addresses: endpoint.addresses
    )
  }

  /// Some endpoints repeat the key in their errors.
  private func withoutKey(_ text: String) -> String {
    guard let key = endpoint.key, !key.isEmpty else { return text }
    return text.replacing(key, with: "[key]")
  }
}
