package import Transport
import Diagnostics
import Records
import Synchronization

/// A model behind an HTTP endpoint, in the endpoint's own dialect.
///
/// Asks for structured output and steps down where the endpoint refuses a form of it, once and for
/// all; tries again where that can help, within the endpoint's deadline. The key stands in a header
/// of the request and in nothing that is kept or shown.
package final class EndpointModel: ChatModel {
  package let endpoint: ModelEndpoint
  let sender: any RequestSender
  let clock: ModelClock
  private let found: Mutex<ModelCapabilities>
  private let breaker = EndpointBreaker()
  private let gate = RequestGate()

  package init(
    _ endpoint: ModelEndpoint,
    sender: any RequestSender,
    capabilities: ModelCapabilities? = nil,
    clock: ModelClock = .system
  ) {
    self.endpoint = endpoint
    self.sender = sender
    self.clock = clock
    var known = capabilities ?? ModelCapabilities(endpoint.dialect)
    if !endpoint.dialect.formats.contains(known.format) {
      known = ModelCapabilities(endpoint.dialect)
    }
    if !(sender is any StreamingSender) { known.delivery = .whole }
    found = Mutex(known)
  }

  /// What the endpoint was found to understand so far.
  package var capabilities: ModelCapabilities { found.withLock { $0 } }

  package func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    guard endpoint.isLocal else { return try await converse(request, onProgress) }
    if gate.isTaken { onProgress(.queued) }
    await gate.enter()
    defer { gate.leave() }
    return try await converse(request, onProgress)
  }

  private func converse(
    _ request: ChatRequest,
    _ onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    var conversation = Conversation(
      request,
      capabilities,
      startedAt: clock.now(),
      onProgress: onProgress
    )
    while true {
      try mayAsk(conversation)
      var (exchange, verdict) = await attempt(conversation)
      exchange.rejection = verdict.rejection
      conversation.add(exchange)
      switch verdict {
      case .answered(let completion):
        breaker.note(success: true, at: clock.now())
        if let reply = try judge(completion, &conversation) { return reply }
      case .stepDown(let next, let reason):
        if next.format != conversation.capabilities.format {
          onProgress(.steppingDown(to: next.format, reason: reason))
        }
        conversation.capabilities = next
      case .retry(let atLeast, let problem):
        breaker.note(success: false, at: clock.now())
        try await pause(&conversation, atLeast, problem)
      case .fail(let problem):
        if problem.code == .MDL001 || problem.code == .MDL002 {
          breaker.note(success: false, at: clock.now())
        }
        throw ModelFault(problem, exchanges: conversation.exchanges)
      }
    }
  }

  /// Whether a request may be sent now: time and money are left, and the endpoint is not resting.
  private func mayAsk(_ conversation: Conversation) throws(ModelFault) {
    func problem(_ code: DiagnosticCode, _ message: String, _ hint: String) -> Diagnostic {
      Diagnostic(.error, code, message, at: Location(endpoint.host), hint: hint)
    }
    var refusal = conversation.budget.refusal(next: conversation.request.tokensEstimate)
    if let rest = breaker.rest(at: clock.now()), conversation.exchanges.isEmpty {
      let count = EndpointBreaker.failuresMax
      refusal = problem(
        .MDL106,
        "the endpoint failed \(count) times in a row, and is left alone for a while",
        "See what ails it, and try again in \(rest.components.seconds + 1) s."
      )
    }
    if timeLeft(conversation) <= .zero {
      refusal = problem(
        .MDL002,
        "the model endpoint used up all the time that one question has",
        "Use a faster model, or allow more time with \"model: timeouts\"."
      )
    }
    if let refusal { throw ModelFault(refusal, exchanges: conversation.exchanges) }
  }

  func timeLeft(_ conversation: Conversation) -> Duration {
    endpoint.deadline - (clock.now() - conversation.startedAt)
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
    let left = timeLeft(conversation)
    guard conversation.retries < endpoint.triesMax, delay < left else {
      var problem = problem
      if atLeast >= left {
        problem.hint = "The endpoint asks to wait \(atLeast.components.seconds) s; try again then."
      }
      throw ModelFault(problem, exchanges: conversation.exchanges)
    }
    conversation.onProgress(.retrying(after: delay, reason: problem.message))
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
      let understood = conversation.capabilities
      found.withLock { $0 = understood }
      return ChatReply(
        answer: answer,
        content: AnswerExtraction.withoutThoughts(completion.text),
        model: completion.model ?? endpoint.model,
        exchanges: conversation.exchanges
      )
    case .tooShort where conversation.rereads == 0:
      conversation.answerTokensMax *= 2
      conversation.rereads += 1
      conversation.reject("the answer was cut at its limit")
      return nil
    case .unreadable(let problem) where conversation.rereads == 0:
      conversation.rereads += 1
      conversation.reject(problem.message)
      return nil
    case .tooShort(let problem), .unreadable(let problem), .final(let problem):
      conversation.reject(problem.message, isLast: true)
      throw ModelFault(problem, exchanges: conversation.exchanges)
    }
  }
}
