import Records

/// Anthropic's messages.
enum MessagesWire: ModelWire {
  private static let parameters: Set<String> = [
    "model", "messages", "max_tokens", "container", "context_management", "mcp_servers",
    "metadata", "output_config", "service_tier", "stop_sequences", "stream", "system",
    "temperature", "thinking", "tool_choice", "tools", "top_k", "top_p",
  ]

  static func error(_ status: Int, _ message: String, kind: String) -> SandboxAnswer {
    let type =
      switch status {
      case 400 where kind != "not_found_error": "invalid_request_error"
      case 401: "authentication_error"
      case 404: "not_found_error"
      case 429: "rate_limit_error"
      case 529: "overloaded_error"
      default: "api_error"
      }
    return .json(status, failure(type, message))
  }

  private static func failure(_ type: String, _ message: String) -> JSON {
    [
      "type": "error", "error": ["type": .string(type), "message": .string(message)],
      "request_id": "req_sandbox",
    ]
  }

  // MARK: The question

  static func refusal(of body: JSON, _ request: SandboxRequest, key: String?) -> SandboxAnswer? {
    if let key {
      guard let shown = request.header("x-api-key") else {
        return error(401, "x-api-key header is required", kind: "")
      }
      guard shown == key else { return error(401, "invalid x-api-key", kind: "") }
    }
    guard request.header("anthropic-version")?.isEmpty == false else {
      return error(400, "anthropic-version: header is required", kind: "")
    }
    return problem(body).map { error(400, $0, kind: "") }
  }

  private static func problem(_ body: JSON) -> String? {
    for name in body.object?.names ?? [] where !parameters.contains(name) {
      return "\(name): Extra inputs are not permitted"
    }
    guard body["model"]?.string?.isEmpty == false else { return "model: Field required" }
    guard let limit = body["max_tokens"] else { return "max_tokens: Field required" }
    guard (limit.int ?? 0) >= 1 else {
      return "max_tokens: Input should be greater than or equal to 1"
    }
    guard let messages = body["messages"]?.array else { return "messages: Field required" }
    guard !messages.isEmpty else { return "messages: at least one message is required" }
    for (index, message) in messages.enumerated() {
      guard ["user", "assistant"].contains(message["role"]?.string) else {
        return "messages: Unexpected role \"\(message["role"]?.string ?? "")\". The Messages API "
          + "accepts a top-level `system` parameter, not \"system\" as an input message role."
      }
      guard !ChatCompletionsWire.text(message["content"]).isEmpty else {
        return "messages.\(index): text content blocks must be non-empty"
      }
    }
    if let temperature = body["temperature"], !(0...1).contains(temperature.double ?? -1) {
      return "temperature: range: 0..1"
    }
    return toolProblem(body)
  }

  private static func toolProblem(_ body: JSON) -> String? {
    let tools = body["tools"]?.array ?? []
    for (index, tool) in tools.enumerated() {
      guard ChatCompletionsWire.isName(tool["name"]?.string, longest: 128) else {
        return "tools.\(index).custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"
      }
      guard tool["input_schema"]?["type"]?.string == "object" else {
        return "tools.\(index).custom.input_schema.type: Input should be 'object'"
      }
    }
    let isThinking = ["enabled", "adaptive"].contains(body["thinking"]?["type"]?.string)
    if isThinking, let temperature = body["temperature"], temperature.double != 1 {
      return "`temperature` may only be set to 1 when thinking is enabled."
    }
    guard let choice = body["tool_choice"] else { return nil }
    if tools.isEmpty { return "tool_choice may only be specified while providing tools." }
    switch choice["type"]?.string {
    case "auto", "none": return nil
    case "any", "tool":
      if isThinking { return "Thinking may not be enabled when tool_choice forces tool use." }
      guard choice["type"]?.string == "tool" else { return nil }
      let name = choice["name"]?.string ?? ""
      let isKnown = tools.contains { $0["name"]?.string == name }
      return isKnown ? nil : "Tool '\(name)' not found in provided tools"
    default: return "tool_choice.type: Input should be 'auto', 'any', 'tool' or 'none'"
    }
  }

  static func question(_ body: JSON) -> JSON {
    var messages = body["messages"]?.array ?? []
    let system = ChatCompletionsWire.text(body["system"])
    if !system.isEmpty { messages.insert(["role": "system", "content": .string(system)], at: 0) }
    let schema = body["tools"]?[0]?["input_schema"]
    return .members([
      "model": body["model"], "messages": .array(messages),
      "tools": schema.map { [["type": "function", "function": ["parameters": $0]]] },
    ])
  }

  static func asks(_ body: JSON) -> (form: Bool, schema: Bool) {
    let isForced = body["tool_choice"] != nil
    return (isForced, isForced)
  }

  // MARK: The answer

  static func answer(_ text: ModelText, to body: JSON, _ twist: ModelTwist?) -> SandboxAnswer {
    let isCall =
      body["tool_choice"]?["type"]?.string == "tool" && twist?.isChatty != true
      && text.ending != .refusal
    if body["stream"]?.bool == true { return stream(text, body, isCall).answer(twist) }
    if twist == .streamError { return error(529, "Overloaded", kind: "overloaded_error") }
    var message = start(text).object ?? JSONObject()
    if isCall {
      // The input is an object, whatever the model wrote.
      message["content"] = [tool(body, input: (try? JSON(parsing: text.content)) ?? [:])]
    } else if text.ending != .refusal {
      message["content"] = [["type": "text", "text": .string(text.content)]]
    }
    message["stop_reason"] = .string(reason(text, isCall))
    message["usage"] = [
      "input_tokens": .integer(text.promptTokens), "output_tokens": .integer(text.completionTokens),
    ]
    let answer = SandboxAnswer.json(200, .object(message))
    return twist == .cutStream ? answer.cut : answer
  }

  private static func reason(_ text: ModelText, _ isCall: Bool) -> String {
    switch text.ending {
    case .length: "max_tokens"
    case .refusal: "refusal"
    case .stop: isCall ? "tool_use" : "end_turn"
    }
  }

  private static func tool(_ body: JSON, input: JSON) -> JSON {
    [
      "type": "tool_use", "id": "toolu_sandbox", "name": body["tool_choice"]?["name"] ?? "",
      "input": input,
    ]
  }

  private static func start(_ text: ModelText) -> JSON {
    .members([
      "id": "msg_sandbox", "type": "message", "role": "assistant", "model": .string(text.model),
      "content": [], "stop_reason": .null, "stop_sequence": .null,
      "usage": text.reportsUsage
        ? ["input_tokens": .integer(text.promptTokens), "output_tokens": 1] : nil,
    ])
  }

  private static func stream(_ text: ModelText, _ body: JSON, _ isCall: Bool) -> ModelStream {
    var events: [JSON] = [["type": "message_start", "message": start(text)]]
    if text.ending != .refusal {
      let block: JSON = isCall ? tool(body, input: [:]) : ["type": "text", "text": ""]
      events.append(["type": "content_block_start", "index": 0, "content_block": block])
      events.append(["type": "ping"])
      for part in ModelStream.parts(of: text.content) {
        let delta: JSON =
          isCall
          ? ["type": "input_json_delta", "partial_json": .string(part)]
          : ["type": "text_delta", "text": .string(part)]
        events.append(["type": "content_block_delta", "index": 0, "delta": delta])
      }
      events.append(["type": "content_block_stop", "index": 0])
    }
    events.append(
      .members([
        "type": "message_delta",
        "delta": ["stop_reason": .string(reason(text, isCall)), "stop_sequence": nil],
        "usage": text.reportsUsage ? ["output_tokens": .integer(text.completionTokens)] : nil,
      ])
    )
    events.append(["type": "message_stop"])
    return ModelStream(
      contentType: "text/event-stream; charset=utf-8",
      pieces: events.map(event),
      error: event(failure("overloaded_error", "Overloaded"))
    )
  }

  private static func event(_ data: JSON) -> String {
    "event: \(data["type"]?.string ?? "")\ndata: \(data.text())\n\n"
  }
}
