import Records

/// OpenAI's chat completions.
enum ChatCompletionsWire: ModelWire {
  /// A message's content, whichever of its two forms it has.
  static func text(_ content: JSON?) -> String {
    content?.string
      ?? (content?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n")
  }

  static func list(_ name: String, _ request: SandboxRequest, key: String?) -> SandboxAnswer {
    if let refusal = keyRefusal(request, key) { return refusal }
    return .json(
      200,
      [
        "object": "list",
        "data": [["id": .string(name), "object": "model", "created": 0, "owned_by": "crosswalk"]],
      ]
    )
  }

  static func error(_ status: Int, _ message: String, kind: String) -> SandboxAnswer {
    error(status, message, kind: kind, param: nil)
  }

  static func error(
    _ status: Int,
    _ message: String,
    kind: String,
    param: String?
  ) -> SandboxAnswer {
    let code: JSON =
      switch kind {
      case "insufficient_quota": "insufficient_quota"
      case "not_found_error": "model_not_found"
      default: .null
      }
    return .json(
      status,
      [
        "error": [
          "message": .string(message), "type": .string(kind),
          "param": param.map { .string($0) } ?? .null, "code": code,
        ]
      ]
    )
  }

  static func question(_ body: JSON) -> JSON { body }

  static func asks(_ body: JSON) -> (form: Bool, schema: Bool) {
    let type = body["response_format"]?["type"]?.string
    return (type != nil && type != "text" || body["tools"] != nil, type == "json_schema")
  }

  // MARK: The answer

  static func answer(_ text: ModelText, to body: JSON, _ twist: ModelTwist?) -> SandboxAnswer {
    // A model that chats calls no tool.
    let isCall = forcedTool(body) != nil && twist?.isChatty != true && text.ending != .refusal
    if body["stream"]?.bool == true { return stream(text, body, isCall).answer(twist) }
    if twist == .streamError { return error(500, "The server had an error.", kind: "server_error") }
    var message = JSONObject()
    message["role"] = "assistant"
    message["content"] = isCall || text.ending == .refusal ? .null : .string(text.content)
    message["refusal"] = text.ending == .refusal ? .string(text.content) : .null
    if isCall { message["tool_calls"] = [call(body, arguments: text.content)] }
    let answer = SandboxAnswer.json(
      200,
      .members([
        "id": "chatcmpl-sandbox", "object": "chat.completion", "created": 0,
        "model": .string(text.model),
        "choices": [
          [
            "index": 0, "message": .object(message), "logprobs": nil,
            "finish_reason": finish(text),
          ]
        ],
        "usage": text.reportsUsage ? usage(text) : nil,
      ])
    )
    return twist == .cutStream ? answer.cut : answer
  }

  private static func finish(_ text: ModelText) -> JSON {
    text.ending == .length ? "length" : "stop"
  }

  private static func usage(_ text: ModelText) -> JSON {
    [
      "prompt_tokens": .integer(text.promptTokens),
      "completion_tokens": .integer(text.completionTokens),
      "total_tokens": .integer(text.promptTokens + text.completionTokens),
    ]
  }

  private static func forcedTool(_ body: JSON) -> String? {
    body["tool_choice"]?["function"]?["name"]?.string
  }

  private static func call(_ body: JSON, arguments: String) -> JSON {
    [
      "index": 0, "id": "call_sandbox", "type": "function",
      "function": ["name": .string(forcedTool(body) ?? ""), "arguments": .string(arguments)],
    ]
  }

  /// A role, the text in pieces, an end, and the usage where it is asked for.
  private static func stream(_ text: ModelText, _ body: JSON, _ isCall: Bool) -> ModelStream {
    var first: JSON = ["role": "assistant", "content": ""]
    if isCall {
      first = ["role": "assistant", "content": nil, "tool_calls": [call(body, arguments: "")]]
    }
    var deltas: [(delta: JSON, finish: JSON)] = [(first, nil)]
    for part in ModelStream.parts(of: text.content) {
      if isCall {
        deltas.append(
          (["tool_calls": [["index": 0, "function": ["arguments": .string(part)]]]], nil)
        )
      } else {
        deltas.append(([text.ending == .refusal ? "refusal" : "content": .string(part)], nil))
      }
    }
    deltas.append(([:], finish(text)))
    var events = deltas.map { item in
      chunk(
        text,
        [["index": 0, "delta": item.delta, "logprobs": nil, "finish_reason": item.finish]],
        usage: nil
      )
    }
    if body["stream_options"]?["include_usage"]?.bool == true, text.reportsUsage {
      events.append(chunk(text, [], usage: usage(text)))
    }
    let failure: JSON = [
      "error": [
        "message": "The server had an error while processing it.", "type": "server_error",
        "param": nil, "code": nil,
      ]
    ]
    return ModelStream(
      contentType: "text/event-stream",
      pieces: events.map { "data: \($0.text())\n\n" } + ["data: [DONE]\n\n"],
      error: "data: \(failure.text())\n\n"
    )
  }

  private static func chunk(_ text: ModelText, _ choices: [JSON], usage: JSON?) -> JSON {
    .members([
      "id": "chatcmpl-sandbox", "object": "chat.completion.chunk", "created": 0,
      "model": .string(text.model), "choices": .array(choices), "usage": usage,
    ])
  }
}
