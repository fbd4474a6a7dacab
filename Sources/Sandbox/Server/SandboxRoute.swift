/// Which simulated platform a request is for: by path prefix, or by the platform's own first word.
enum SandboxRoute: Sendable {
  enum ModelCall: Sendable {
    case chat
    case messages
    case list
    case ollamaChat
    case ollamaTags
    case ollamaShow
    case unknown
  }

  case hubSpot(HubSpotCall)
  case salesforce(SalesforceCall)
  case model(ModelCall)
  case control([String])
  case unknown

  init(_ request: SandboxRequest) {
    let rest = Array(request.path.dropFirst())
    switch request.path.first {
    case "hubspot": self = .hubSpot(HubSpotCall(method: request.method, path: rest))
    case "crm", "account-info":
      self = .hubSpot(HubSpotCall(method: request.method, path: request.path))
    case "salesforce": self = .salesforce(SalesforceCall(request, path: rest))
    case "services": self = .salesforce(SalesforceCall(request, path: request.path))
    case "model": self = .model(Self.model(request.method, rest))
    case "_sandbox": self = .control(rest)
    default: self = .unknown
    }
  }

  var operation: SandboxOperation? {
    switch self {
    case .hubSpot(let call): call.operation
    case .salesforce(let call): call.operation
    case .model(.chat): .modelChat
    case .model(.messages): .modelMessages
    case .model(.list): .modelList
    case .model(.ollamaChat): .modelOllamaChat
    case .model(.ollamaTags), .model(.ollamaShow): .modelOllamaList
    case .model(.unknown), .control, .unknown: nil
    }
  }

  /// The operation, or the platform where the request means none.
  var name: String {
    if let operation { return operation.rawValue }
    return switch self {
    case .hubSpot: "hubspot.unknown"
    case .salesforce: "salesforce.unknown"
    case .model: "model.unknown"
    case .control, .unknown: "unknown"
    }
  }

  private static func model(_ method: String, _ path: [String]) -> ModelCall {
    switch (method, path) {
    case ("POST", ["v1", "chat", "completions"]): .chat
    case ("POST", ["v1", "messages"]): .messages
    case ("GET", ["v1", "models"]): .list
    case ("POST", ["api", "chat"]): .ollamaChat
    case ("GET", ["api", "tags"]): .ollamaTags
    case ("POST", ["api", "show"]): .ollamaShow
    default: .unknown
    }
  }
}
