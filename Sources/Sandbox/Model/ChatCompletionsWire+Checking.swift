import Records

/// What chat completions are refused for.
extension ChatCompletionsWire {
  private static let parameters: Set<String> = [
    "model", "messages", "audio", "frequency_penalty", "function_call", "functions", "logit_bias",
    "logprobs", "max_completion_tokens", "max_tokens", "metadata", "modalities", "n",
    "parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key",
    "prompt_cache_retention", "reasoning_effort", "response_format", "safety_identifier", "seed",
    "service_tier", "stop", "store", "stream", "stream_options", "temperature", "tool_choice",
    "tools", "top_logprobs", "top_p", "user", "verbosity", "web_search_options",
  ]
  private static let roles: Set<String> = [
    "developer", "system", "user", "assistant", "tool", "function",
  ]

  static func keyRefusal(_ request: SandboxRequest, _ key: String?) -> SandboxAnswer? {
    guard let key, request.bearer != key else { return nil }
    return error(401, "Incorrect API key provided.", kind: "invalid_request_error")
  }

  static func refusal(of body: JSON, _ request: SandboxRequest, key: String?) -> SandboxAnswer? {
    if let refusal = keyRefusal(request, key) { return refusal }
    guard let (message, param) = problem(body) else { return nil }
    return error(400, message, kind: "invalid_request_error", param: param)
  }

  private static func problem(_ body: JSON) -> (String, String?)? {
    for name in body.object?.names ?? [] where !parameters.contains(name) {
      return ("Unknown parameter: '\(name)'.", name)
    }
    guard body["model"]?.string?.isEmpty == false else {
      return ("you must provide a model parameter", nil)
    }
    guard let messages = body["messages"]?.array, !messages.isEmpty else {
      return ("Missing required parameter: 'messages'.", "messages")
    }
    for (index, message) in messages.enumerated() {
      guard let role = message["role"]?.string, roles.contains(role) else {
        return ("Invalid value for 'messages[\(index)].role'.", "messages[\(index)].role")
      }
      guard message["content"] != nil || message["tool_calls"] != nil else {
        return ("Missing 'messages[\(index)].content'.", "messages[\(index)].content")
      }
    }
    if body["max_tokens"] != nil, body["max_completion_tokens"] != nil {
      return ("Set either 'max_tokens' or 'max_completion_tokens', not both.", "max_tokens")
    }
    for name in ["max_tokens", "max_completion_tokens"] {
      if let limit = body[name], (limit.int ?? 0) < 1 {
        return ("Invalid '\(name)': expected a whole number of at least 1.", name)
      }
    }
    if let temperature = body["temperature"], !(0...2).contains(temperature.double ?? -1) {
      return ("Invalid 'temperature': expected a value from 0 to 2.", "temperature")
    }
    if body["stream_options"] != nil, body["stream"]?.bool != true {
      return ("'stream_options' is only allowed when 'stream' is enabled.", "stream_options")
    }
    return formatProblem(body, messages) ?? toolProblem(body)
  }

  private static func formatProblem(_ body: JSON, _ messages: [JSON]) -> (String, String?)? {
    guard let format = body["response_format"] else { return nil }
    switch format["type"]?.string {
    case "text": return nil
    case "json_object":
      let isSaid = messages.contains { text($0["content"]).lowercased().contains("json") }
      return isSaid
        ? nil
        : (
          "'messages' must contain the word 'json' in some form, to use 'response_format' of type "
            + "'json_object'.", "messages"
        )
    case "json_schema":
      let asked = format["json_schema"]
      guard isName(asked?["name"]?.string, longest: 64) else {
        return ("Invalid 'response_format.json_schema.name'.", "response_format.json_schema.name")
      }
      guard asked?["strict"]?.bool == true,
        let problem = StrictSchema.problem(of: asked?["schema"])
      else { return nil }
      return ("Invalid schema for response_format: \(problem)", "response_format")
    default: return ("Invalid value for 'response_format.type'.", "response_format.type")
    }
  }

  private static func toolProblem(_ body: JSON) -> (String, String?)? {
    let tools = body["tools"]?.array ?? []
    for (index, tool) in tools.enumerated() {
      let function = tool["function"]
      guard tool["type"]?.string == "function", isName(function?["name"]?.string, longest: 64)
      else { return ("Invalid 'tools[\(index)].function.name'.", "tools[\(index)].function.name") }
      if function?["strict"]?.bool == true,
        let problem = StrictSchema.problem(of: function?["parameters"])
      {
        return ("Invalid schema for function: \(problem)", "tools[\(index)].function.parameters")
      }
    }
    guard let choice = body["tool_choice"] else { return nil }
    if tools.isEmpty { return ("'tool_choice' is only allowed with 'tools'.", "tool_choice") }
    let names = tools.compactMap { $0["function"]?["name"]?.string }
    if let name = choice["function"]?["name"]?.string, names.contains(name) { return nil }
    if let word = choice.string, ["none", "auto", "required"].contains(word) { return nil }
    return ("Tool choice not found in 'tools' parameter.", "tool_choice")
  }

  /// Letters, digits, underscores and hyphens.
  static func isName(_ name: String?, longest: Int) -> Bool {
    guard let name, (1...longest).contains(name.utf8.count) else { return false }
    return name.unicodeScalars.allSatisfy { scalar in
      scalar == "_" || scalar == "-"
        || (scalar.isASCII
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil))
    }
  }
}
