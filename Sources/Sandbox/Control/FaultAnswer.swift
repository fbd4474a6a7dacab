import Records

/// What a status of the fault plan is answered with where the plan gives no body.
enum FaultAnswer {
  static func make(
    _ status: Int,
    body: String?,
    headers: [SandboxAnswer.Header],
    route: SandboxRoute,
    correlation: String
  ) -> SandboxAnswer {
    var answer: SandboxAnswer
    if let body {
      let isJSON = body.hasPrefix("{") || body.hasPrefix("[")
      let type = isJSON ? SandboxAnswer.jsonType : "text/html;charset=utf-8"
      answer = SandboxAnswer(status: status, contentType: type, body: Array(body.utf8))
    } else {
      answer = usual(status, route, correlation)
    }
    for header in headers {
      answer.headers.removeAll { $0.name.lowercased() == header.name.lowercased() }
      answer.headers.append(header)
    }
    return answer
  }

  private static func usual(
    _ status: Int,
    _ route: SandboxRoute,
    _ correlation: String
  )
    -> SandboxAnswer
  {
    switch route {
    case .hubSpot(let call):
      switch status {
      case 401: HubSpotErrors.noCredentials(correlation)
      case 403: HubSpotErrors.missingScopes(correlation, scope: HubSpotPortal.scope)
      case 429: HubSpotErrors.tooFast(call.isSearch ? .search : .burst, correlation)
      default:
        HubSpotErrors.answer(status, "internal error", category: nil, correlation: correlation)
      }
    case .salesforce(.token):
      .json(status, ["error": "server_error", "error_description": "try again later"])
    case .salesforce:
      switch status {
      case 401: SalesforceErrors.invalidSession
      case 403: SalesforceErrors.tooFast(.daily)
      case 503:
        SalesforceErrors.answer(
          503,
          "SERVER_UNAVAILABLE",
          "Server is too busy. Please try again later."
        )
      default:
        SalesforceErrors.answer(
          status,
          "UNKNOWN_EXCEPTION",
          "An unexpected error occurred. Please try again later."
        )
      }
    case .model(let call):
      model(status, call)
    case .control, .unknown: .empty(status)
    }
  }

  private static func model(_ status: Int, _ call: SandboxRoute.ModelCall) -> SandboxAnswer {
    let message = "The server had an error while processing it."
    let kind = "invalid_request_error"
    return switch call {
    case .messages: MessagesWire.error(status, message, kind: kind)
    case .ollamaChat, .ollamaTags, .ollamaShow: OllamaWire.error(status, message, kind: kind)
    case .chat, .list, .unknown: ChatCompletionsWire.error(status, message, kind: kind)
    }
  }
}
