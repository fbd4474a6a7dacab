package import Records

/// Takes a chat-completions request body, returns the chat-completions response body.
package typealias ModelAnswer = @Sendable (JSON) -> JSON

/// `/model/…`: the protocols of model providers around one function that answers.
struct ModelEndpoint: Sendable {
  let name: String
  /// What a client must show; `nil` takes any, and none.
  let key: String?
  let answer: ModelAnswer

  func answer(
    _ request: SandboxRequest,
    _ call: SandboxRoute.ModelCall,
    _ twist: ModelTwist?
  ) -> SandboxAnswer {
    switch call {
    case .chat: speak(ChatCompletionsWire.self, request, twist)
    case .messages: speak(MessagesWire.self, request, twist)
    case .ollamaChat: speak(OllamaWire.self, request, twist)
    case .list: ChatCompletionsWire.list(name, request, key: key)
    case .ollamaTags: OllamaWire.tags(name)
    case .ollamaShow: OllamaWire.show(name, request)
    case .unknown:
      ChatCompletionsWire.error(
        404,
        "Unknown request URL: \(request.method) \(request.rawPath)",
        kind: "invalid_request_error"
      )
    }
  }

  private func speak<Wire: ModelWire>(
    _ wire: Wire.Type,
    _ request: SandboxRequest,
    _ twist: ModelTwist?
  ) -> SandboxAnswer {
    let body: JSON
    do throws(JSONFault) {
      body = try JSON(parsing: request.body)
    } catch {
      return wire.error(
        400,
        "We could not parse the JSON body of your request: \(error)",
        kind: "invalid_request_error"
      )
    }
    if let refusal = wire.refusal(of: body, request, key: key) { return refusal }
    if let refusal = Self.twisted(wire, body, twist) { return refusal }
    let question = wire.question(body)
    let reply = answer(question)
    if let error = reply["error"] {
      return wire.error(
        error["status"]?.int ?? 400,
        error["message"]?.string ?? "The server had an error.",
        kind: error["type"]?.string ?? "server_error"
      )
    }
    guard let text = ModelText(reply, name: name) else { return .json(200, reply) }
    let prompt = (question["messages"]?.array ?? [])
      .map { ChatCompletionsWire.text($0["content"]) }.joined(separator: "\n")
    return wire.answer(text.twisted(twist, prompt: prompt), to: body, twist)
  }

  /// What a server says instead of an answer.
  private static func twisted<Wire: ModelWire>(
    _ wire: Wire.Type,
    _ body: JSON,
    _ twist: ModelTwist?
  ) -> SandboxAnswer? {
    let asks = wire.asks(body)
    switch twist {
    case .rateLimit, .rateLimitBare:
      var answer = wire.error(429, "Rate limit reached for requests", kind: "rate_limit_error")
      if twist == .rateLimit { answer.add("Retry-After", "1") }
      return answer
    case .quota:
      return wire.error(
        429,
        "You exceeded your current quota, please check your plan and billing details.",
        kind: "insufficient_quota"
      )
    case .overloaded: return wire.error(529, "Overloaded", kind: "overloaded_error")
    case .unknownModel:
      return wire.error(
        404,
        "model '\(body["model"]?.string ?? "")' not found",
        kind: "not_found_error"
      )
    case .html:
      return SandboxAnswer(
        status: 200,
        contentType: "text/html;charset=utf-8",
        body: Array("<!DOCTYPE html><html><body>Sign in to the network</body></html>".utf8)
      )
    case .noSchema where asks.schema:
      return wire.error(
        400,
        "This model does not support a JSON schema in response_format.",
        kind: "invalid_request_error"
      )
    case .noForms where asks.form:
      return wire.error(
        400,
        "response_format, tools and tool_choice are not supported.",
        kind: "invalid_request_error"
      )
    case .vagueRefusal where asks.form:
      return wire.error(400, "Bad Request", kind: "BadRequestError")
    case .grammarFailure where asks.schema:
      return wire.error(500, "failed to parse grammar", kind: "server_error")
    default: return nil
    }
  }
}
