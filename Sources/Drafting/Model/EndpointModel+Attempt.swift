import Diagnostics
import Records
import Synchronization
import Transport

/// One request, and what came back.
extension EndpointModel {
  func attempt(_ conversation: Conversation) async -> (ModelExchange, ModelVerdict) {
    let body = RequestBody(
      conversation.request,
      to: endpoint,
      answerTokensMax: conversation.answerTokensMax,
      capabilities: conversation.capabilities
    ).json.bytes()
    var exchange = ModelExchange(requestBody: String(decoding: body, as: UTF8.self))
    conversation.onProgress(
      .sent(
        attempt: conversation.exchanges.count + 1,
        tokens: conversation.request.tokensEstimate
      )
    )
    let started = clock.now()
    let arriving = Arriving(endpoint.dialect, conversation.onProgress) { [clock] in
      clock.now() - started
    }
    var verdict: ModelVerdict
    do throws(TransportFault) {
      let received = try await receive(body, conversation, arriving)
      exchange.status = received.response.status
      exchange.responseBody = withoutKey(String(decoding: received.body, as: UTF8.self))
      verdict = judge(received, text: exchange.responseBody, conversation.capabilities)
    } catch {
      exchange.fault = "\(error.kind.rawValue): \(withoutKey(error.message))"
      exchange.responseBody = withoutKey(String(decoding: arriving.finished.body, as: UTF8.self))
      verdict = .of(error, at: endpoint)
    }
    exchange.duration = clock.now() - started
    var completion = arriving.finished.completion
    if case .answered(let answered) = verdict { completion = answered }
    exchange.model = completion.model
    exchange.usage = usage(of: completion, verdict, conversation)
    return (exchange, verdict)
  }

  /// What a request took: as counted, or about so much where it was answered and nobody counted.
  private func usage(
    of completion: ChatCompletion,
    _ verdict: ModelVerdict,
    _ conversation: Conversation
  ) -> TokenUsage? {
    var isAnswered = completion.length + completion.reasoningLength > 0
    if case .answered = verdict { isAnswered = true }
    guard isAnswered else { return nil }
    // The count of what was written comes last; a stream that broke off has none yet.
    if let usage = completion.usage, usage.completion > 1 || completion.isDone { return usage }
    let reasoning = TokenUsage.estimate(ofCharacters: completion.reasoningLength)
    var usage = TokenUsage(
      prompt: completion.usage?.prompt ?? conversation.request.tokensEstimate,
      completion: TokenUsage.estimate(ofCharacters: completion.length) + reasoning,
      cached: completion.usage?.cached ?? 0,
      reasoning: reasoning
    )
    usage.isEstimated = true
    return usage
  }

  private struct Received {
    var response: WireResponse
    var body: [UInt8]
    var stream: CompletionStream?
  }

  private func receive(
    _ body: [UInt8],
    _ conversation: Conversation,
    _ arriving: Arriving
  ) async throws(TransportFault) -> Received {
    let request = wireRequest(body, conversation)
    guard conversation.capabilities.delivery == .streamed,
      let sender = sender as? any StreamingSender
    else {
      let response = try await sender.send(request)
      return Received(response: response, body: response.body)
    }
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
    private let stream: Mutex<CompletionStream>
    private let onProgress: @Sendable (ModelProgress) -> Void
    private let elapsed: @Sendable () -> Duration

    init(
      _ dialect: ModelDialect,
      _ onProgress: @escaping @Sendable (ModelProgress) -> Void,
      elapsed: @escaping @Sendable () -> Duration
    ) {
      stream = Mutex(CompletionStream(dialect))
      self.onProgress = onProgress
      self.elapsed = elapsed
    }

    func take(_ bytes: [UInt8]) -> Bool {
      let (isFirst, goesOn, completion) = stream.withLock { stream in
        (stream.body.isEmpty, stream.take(bytes), stream.completion)
      }
      if isFirst { onProgress(.firstByte(after: elapsed())) }
      let characters = completion.length
      if characters + completion.reasoningLength > 0 {
        onProgress(
          .received(
            characters: characters,
            tokens: TokenUsage.estimate(ofCharacters: characters),
            reasoning: completion.reasoningLength
          )
        )
      }
      return goesOn
    }

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
        endpoint: endpoint,
        today: clock.today()
      )
    }
    return EnvelopeReading(text: text, response: received.response, endpoint: endpoint)
      .verdict(stream: received.stream, capabilities)
  }

  private func wireRequest(_ body: [UInt8], _ conversation: Conversation) -> WireRequest {
    var timeouts = endpoint.timeouts
    timeouts.total = min(timeouts.total, timeLeft(conversation))
    if conversation.capabilities.delivery == .whole {
      // The whole answer is written before its first byte is sent.
      timeouts.firstByte = timeouts.total
    }
    return WireRequest(
      "POST",
      endpoint.chatURL,
      headers: endpoint.headers,
      body: body,
      timeouts: timeouts,
      addresses: endpoint.addresses
    )
  }

  /// Some endpoints repeat the key in their errors.
  private func withoutKey(_ text: String) -> String {
    guard let key = endpoint.key, !key.isEmpty else { return text }
    return text.replacing(key, with: "[key]")
  }
}
