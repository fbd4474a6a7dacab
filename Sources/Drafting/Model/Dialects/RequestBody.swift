import Records

/// The body of a question, as far as an endpoint understands it.
struct RequestBody {
  let json: JSON

  init(
    _ request: ChatRequest,
    to endpoint: ModelEndpoint,
    answerTokensMax: Int,
    capabilities: ModelCapabilities
  ) {
    var asked = request
    if capabilities.format == .plain || capabilities.format == .jsonObject {
      asked.messages = Self.asking(for: capabilities.format, request.messages)
    }
    let object =
      switch endpoint.dialect {
      case .openAI: Self.openAI(asked, endpoint, answerTokensMax, capabilities)
      case .anthropic: Self.anthropic(asked, endpoint, answerTokensMax, capabilities)
      case .ollama: Self.ollama(asked, endpoint, answerTokensMax, capabilities)
      }
    json = .object(object)
  }

  /// What the tool is for, to the model.
  private static let toolPurpose = "Takes the answer: call it once, with the whole answer."

  /// Where nothing but the words asks for the form, they must.
  private static func asking(
    for format: ModelCapabilities.AnswerFormat,
    _ messages: [ChatMessage]
  ) -> [ChatMessage] {
    guard var last = messages.last else { return messages }
    last.content +=
      format == .plain
      ? "\n\nAnswer with one JSON object in a block fenced by ```json and ```, and nothing else."
      : "\n\nAnswer with one JSON object and nothing else."
    return messages.dropLast() + [last]
  }

  private static func openAI(
    _ request: ChatRequest,
    _ endpoint: ModelEndpoint,
    _ answerTokensMax: Int,
    _ capabilities: ModelCapabilities
  ) -> JSONObject {
    var object = JSONObject()
    object["model"] = .string(endpoint.model)
    object["messages"] = .array(request.messages.map(\.json))
    if capabilities.temperature == .zero { object["temperature"] = 0 }
    object[capabilities.limitName.rawValue] = .integer(answerTokensMax)
    switch capabilities.format {
    case .jsonSchema:
      object["response_format"] = [
        "type": "json_schema",
        "json_schema": [
          "name": .string(request.schemaName), "strict": true, "schema": request.schema,
        ],
      ]
    case .tool:
      object["tools"] = [
        [
          "type": "function",
          "function": [
            "name": .string(request.schemaName), "description": .string(toolPurpose),
            "strict": true, "parameters": request.schema,
          ],
        ]
      ]
      object["tool_choice"] = [
        "type": "function", "function": ["name": .string(request.schemaName)],
      ]
    case .jsonObject: object["response_format"] = ["type": "json_object"]
    case .plain: break
    }
    if capabilities.delivery == .streamed {
      object["stream"] = true
      object["stream_options"] = ["include_usage": true]
    }
    return object
  }

  private static func anthropic(
    _ request: ChatRequest,
    _ endpoint: ModelEndpoint,
    _ answerTokensMax: Int,
    _ capabilities: ModelCapabilities
  ) -> JSONObject {
    var object = JSONObject()
    object["model"] = .string(endpoint.model)
    object["max_tokens"] = .integer(answerTokensMax)
    let system = request.messages.filter { $0.role == .system }.map(\.content)
    if !system.isEmpty { object["system"] = .string(system.joined(separator: "\n\n")) }
    object["messages"] = .array(request.messages.filter { $0.role != .system }.map(\.json))
    if capabilities.temperature == .zero { object["temperature"] = 0 }
    if capabilities.format != .plain {
      object["tools"] = [
        [
          "name": .string(request.schemaName), "description": .string(toolPurpose),
          "input_schema": request.schema,
        ]
      ]
      object["tool_choice"] = ["type": "tool", "name": .string(request.schemaName)]
    }
    if capabilities.delivery == .streamed { object["stream"] = true }
    return object
  }

  private static func ollama(
    _ request: ChatRequest,
    _ endpoint: ModelEndpoint,
    _ answerTokensMax: Int,
    _ capabilities: ModelCapabilities
  ) -> JSONObject {
    var object = JSONObject()
    object["model"] = .string(endpoint.model)
    object["messages"] = .array(request.messages.map(\.json))
    object["stream"] = .bool(capabilities.delivery == .streamed)
    switch capabilities.format {
    case .jsonSchema, .tool: object["format"] = request.schema
    case .jsonObject: object["format"] = "json"
    case .plain: break
    }
    // Without its length the server takes a short context, and cuts the prompt without a word.
    var options = JSONObject()
    options["num_ctx"] = .integer(endpoint.contextTokens)
    options["num_predict"] = .integer(answerTokensMax)
    if capabilities.temperature == .zero { options["temperature"] = 0 }
    object["options"] = .object(options)
    return object
  }
}
