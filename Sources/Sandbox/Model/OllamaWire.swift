import Records

/// Ollama's own chat: unknown keys are ignored, and a prompt that is too long is cut in silence.
enum OllamaWire: ModelWire {
  /// What a model can take when the request does not say how much.
  static let contextDefault = 4_096
  private static let time = "2026-01-01T00:00:00Z"

  static func tags(_ name: String) -> SandboxAnswer {
    .json(200, ["models": [["name": .string(name), "model": .string(name), "size": 0]]])
  }

  static func show(_ name: String, _ request: SandboxRequest) -> SandboxAnswer {
    guard (try? JSON(parsing: request.body))?["model"]?.string != nil else {
      return error(400, "model is required", kind: "")
    }
    return .json(
      200,
      [
        "details": ["family": "stand-in", "format": "none"],
        "model_info": ["general.architecture": "stand-in", "stand-in.context_length": 131_072],
        "capabilities": ["completion"],
      ]
    )
  }

  static func error(_ status: Int, _ message: String, kind: String) -> SandboxAnswer {
    .json(status, ["error": .string(message)])
  }

  // MARK: The question

  static func refusal(of body: JSON, _ request: SandboxRequest, key: String?) -> SandboxAnswer? {
    if let key, request.bearer != key { return error(401, "unauthorized", kind: "") }
    guard body["model"]?.string?.isEmpty == false else {
      return error(400, "model is required", kind: "")
    }
    guard body["messages"]?.array?.isEmpty == false else {
      return error(400, "messages are required", kind: "")
    }
    if let format = body["format"], !format.isNull, format.string != "json", format.string != "",
      format.object == nil
    {
      return error(400, "invalid format: \(format.text()); expected \"json\" or a schema", kind: "")
    }
    if let options = body["options"], options.object == nil, !options.isNull {
      return error(400, "json: cannot unmarshal options", kind: "")
    }
    return nil
  }

  static func question(_ body: JSON) -> JSON {
    let schema = body["format"].flatMap { $0.object == nil ? nil : $0 }
    return .members([
      "model": body["model"], "messages": .array(cut(body)),
      "tools": schema.map { [["type": "function", "function": ["parameters": $0]]] },
    ])
  }

  static func asks(_ body: JSON) -> (form: Bool, schema: Bool) {
    (body["format"] != nil, body["format"]?.object != nil)
  }

  private static func context(_ body: JSON) -> Int {
    body["options"]?["num_ctx"]?.int ?? contextDefault
  }

  private static func tokens(_ messages: [JSON]) -> Int {
    messages.reduce(0) { $0 + ChatCompletionsWire.text($1["content"]).count } * 10 / 36
  }

  /// The messages without those at the front that do not fit; the last one stays, in part.
  private static func cut(_ body: JSON) -> [JSON] {
    var messages = body["messages"]?.array ?? []
    let context = context(body)
    while messages.count > 1, tokens(messages) > context { messages.removeFirst() }
    guard let last = messages.last, tokens(messages) > context else { return messages }
    let text = ChatCompletionsWire.text(last["content"]).suffix(context * 36 / 10)
    return [["role": last["role"] ?? "user", "content": .string(String(text))]]
  }

  // MARK: The answer

  static func answer(_ text: ModelText, to body: JSON, _ twist: ModelTwist?) -> SandboxAnswer {
    var text = text
    let evaluated = min(text.promptTokens, context(body))
    if text.promptTokens > evaluated { text.promptTokens = evaluated }
    guard body["stream"]?.bool ?? true else {
      if twist == .streamError { return error(500, failure, kind: "") }
      let answer = SandboxAnswer.json(200, end(text, content: text.content))
      return twist == .cutStream ? answer.cut : answer
    }
    let parts = ModelStream.parts(of: text.content).map { part -> JSON in
      [
        "model": .string(text.model), "created_at": .string(time),
        "message": ["role": "assistant", "content": .string(part)], "done": false,
      ]
    }
    let error: JSON = ["error": .string(failure)]
    return ModelStream(
      contentType: "application/x-ndjson",
      pieces: (parts + [end(text, content: "")]).map { $0.text() + "\n" },
      error: error.text() + "\n"
    ).answer(twist)
  }

  private static let failure = "llama runner process has terminated: exit status 2"

  private static func end(_ text: ModelText, content: String) -> JSON {
    .members([
      "model": .string(text.model), "created_at": .string(time),
      "message": ["role": "assistant", "content": .string(content)],
      "done_reason": text.ending == .length ? "length" : "stop", "done": true,
      "total_duration": 1_000_000, "load_duration": 0,
      "prompt_eval_count": text.reportsUsage ? .integer(text.promptTokens) : nil,
      "eval_count": text.reportsUsage ? .integer(text.completionTokens) : nil,
    ])
  }
}
