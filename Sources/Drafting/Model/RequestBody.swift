import Records

/// The body of a chat-completions request, as far as an endpoint understands it.
struct RequestBody {
  let json: JSON

  init(
    _ request: ChatRequest,
    model: String,
    answerTokensMax: Int,
    capabilities: ModelCapabilities
  ) {
    var object = JSONObject()
    object["model"] = .string(model)
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
    case .jsonObject: object["response_format"] = ["type": "json_object"]
    case .plain: break
    }
    if capabilities.delivery == .streamed {
      object["stream"] = true
      object["stream_options"] = ["include_usage": true]
    }
    json = .object(object)
  }
}
