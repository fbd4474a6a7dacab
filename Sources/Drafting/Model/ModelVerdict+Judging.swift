import Diagnostics
import Records
import Transport

extension ModelVerdict {
  /// What a failed transfer means.
  static func of(_ fault: TransportFault, at endpoint: ModelEndpoint) -> ModelVerdict {
    func problem(_ code: DiagnosticCode, _ message: String, _ hint: String) -> Diagnostic {
      Diagnostic(.error, code, message, at: Location(endpoint.host), hint: hint)
    }
    switch fault.kind {
    case .cannotResolve, .cannotConnect, .tls, .refusedAddress, .badURL, .protocolError:
      return .fail(
        problem(
          .MDL001,
          "the model endpoint cannot be reached: \(fault.message)",
          "Start it, or correct \"model: endpoint\" in crosswalk.yaml."
        )
      )
    case .connectionLost:
      return .retry(
        atLeast: .zero,
        problem(
          .MDL001,
          "the model endpoint hung up before its answer was complete",
          "Try again; if it happens again, look at the endpoint's own log."
        )
      )
    case .timedOut:
      return .fail(
        problem(
          .MDL002,
          "the model endpoint did not answer in time: \(fault.message)",
          "Use a smaller or faster model, or allow more time with \"model: timeouts\"."
        )
      )
    case .tooLarge:
      return .fail(
        problem(
          .MDL003,
          "the endpoint's answer is larger than any chat completion",
          endpoint.addressHint
        )
      )
    case .cancelled:
      return .fail(
        problem(.MDL012, "asking the model was cancelled", "Run the command again.")
      )
    }
  }

  /// What an answer other than 2xx means.
  ///
  /// `text` is its body, without the key; `today` are seconds since 1970.
  static func of(
    status: Int,
    text: String,
    response: WireResponse,
    capabilities: ModelCapabilities,
    endpoint: ModelEndpoint,
    today: Int
  ) -> ModelVerdict {
    let said = ErrorText.summary(of: text)
    func problem(_ code: DiagnosticCode, _ message: String, _ hint: String) -> Diagnostic {
      Diagnostic(.error, code, message, at: Location(endpoint.host), hint: hint)
    }
    if [400, 403, 429].contains(status), isQuota(text) {
      return .fail(outOfQuota(said, endpoint))
    }
    switch status {
    case 400, 422: return badRequest(text, capabilities, endpoint)
    case 401, 403:
      return .fail(
        problem(
          .MDL101,
          "the model endpoint does not accept the key (HTTP \(status))",
          "Check what \"model: key\" in crosswalk.yaml refers to, and what the key may do."
        )
      )
    case 404: return .fail(unknownModel(endpoint))
    case 413: return .fail(tooLong(endpoint))
    case 402: return .fail(outOfQuota(said, endpoint))
    case 429 where endpoint.dialect == .anthropic && response.header("retry-after") == nil:
      // A rate limit says when to come back; a limit of spending does not.
      return .fail(outOfQuota(said, endpoint))
    case 500..<600 where ModelCapabilities.isAboutForm(text):
      return badRequest(text, capabilities, endpoint)
    case 408, 409, 425, 429, 500, 502, 503, 504, 529:
      return .retry(
        atLeast: RetryPacing.delay(asked: response, today: today) ?? .zero,
        problem(
          .MDL104,
          status == 429
            ? "the model endpoint takes no more requests at present (HTTP 429)"
            : "the model endpoint is not well (HTTP \(status))",
          "Wait a little, then try again."
        )
      )
    case 300..<400:
      return .fail(
        problem(
          .MDL105,
          "the endpoint sends us to another address (HTTP \(status)), which is not followed",
          "Put the new address into \"model: endpoint\" yourself, if you trust it."
        )
      )
    default:
      return .fail(
        problem(
          .MDL105,
          "the endpoint refused the request (HTTP \(status)): \(said)",
          "See the endpoint's manual."
        )
      )
    }
  }

  /// What a request that the endpoint does not take means.
  private static func badRequest(
    _ text: String,
    _ capabilities: ModelCapabilities,
    _ endpoint: ModelEndpoint
  ) -> ModelVerdict {
    if isTooLong(text) { return .fail(tooLong(endpoint)) }
    if isUnknownModel(text) { return .fail(unknownModel(endpoint)) }
    let said = ErrorText.summary(of: text)
    if let next = capabilities.steppedDown(by: text, in: endpoint.dialect) {
      return .stepDown(next, said)
    }
    return .fail(
      Diagnostic(
        .error,
        .MDL105,
        "the endpoint refused the request: \(said)",
        at: Location(endpoint.host),
        hint: "See the endpoint's manual."
      )
    )
  }

  private static func tooLong(_ endpoint: ModelEndpoint) -> Diagnostic {
    Diagnostic(
      .error,
      .MDL009,
      "the prompt is longer than the model takes",
      at: Location(endpoint.host),
      hint: "Lower \"model: context_tokens\" in crosswalk.yaml to the model's own limit."
    )
  }

  private static func unknownModel(_ endpoint: ModelEndpoint) -> Diagnostic {
    Diagnostic(
      .error,
      .MDL102,
      "the endpoint has no model \"\(endpoint.model)\", or no \(endpoint.answerName) at this address",
      at: Location(endpoint.host),
      hint: "Check \"model: name\". " + endpoint.addressHint
    )
  }

  private static func isUnknownModel(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("model_not_found")
      || (text.contains("model") && (text.contains("not found") || text.contains("not exist")))
  }

  private static func outOfQuota(_ said: String, _ endpoint: ModelEndpoint) -> Diagnostic {
    Diagnostic(
      .error,
      .MDL103,
      "the account at the model endpoint has no quota or money left: \(said)",
      at: Location(endpoint.host),
      hint: "Add credit or raise the limit there; trying again would not help."
    )
  }

  private static func isTooLong(_ text: String) -> Bool {
    let text = text.lowercased()
    return [
      "context_length", "context length", "maximum context", "too many tokens",
      "prompt is too long", "context size", "exceed_context",
    ].contains { text.contains($0) }
  }

  private static func isQuota(_ text: String) -> Bool {
    let text = text.lowercased()
    return [
      "insufficient_quota", "exceeded your current quota", "spend_limit", "spend limit",
      "billing", "credit balance", "insufficient credits",
    ].contains { text.contains($0) }
  }
}
