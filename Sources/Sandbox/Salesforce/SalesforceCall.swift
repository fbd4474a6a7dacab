/// What a request asks of the org.
enum SalesforceCall: Sendable {
  case token
  case versions
  case describe(object: String)
  case query(String)
  case queryMore(locator: String)
  case upsert(object: String, field: String)
  case create
  case limits
  case wrongMethod(allowed: String)
  case retiredVersion
  case unknownPath

  /// The newest release the org answers to, and the oldest.
  static let newestVersion = 66
  static let oldestVersion = 31

  /// Reads the path behind the host: `services/data/v60.0/limits`.
  init(_ request: SandboxRequest, path: [String]) {
    let parts = path.map { $0.lowercased() }
    if parts == ["services", "oauth2", "token"] {
      self = request.method == "POST" ? .token : .wrongMethod(allowed: "POST")
      return
    }
    guard parts.count >= 2, parts[0] == "services", parts[1] == "data" else {
      self = .unknownPath
      return
    }
    guard parts.count > 2 else {
      self = request.method == "GET" ? .versions : .wrongMethod(allowed: "GET")
      return
    }
    guard let version = Self.version(parts[2]), version <= Self.newestVersion else {
      self = .unknownPath
      return
    }
    guard version >= Self.oldestVersion else {
      self = .retiredVersion
      return
    }
    self = Self.resource(request, parts: Array(parts[3...]), path: Array(path[3...]))
  }

  var operation: SandboxOperation? {
    switch self {
    case .token: .salesforceToken
    case .versions: .salesforceVersions
    case .describe: .salesforceDescribe
    case .query, .queryMore: .salesforceQuery
    case .upsert: .salesforceCollectionsUpsert
    case .create: .salesforceCollectionsCreate
    case .limits: .salesforceLimits
    case .wrongMethod, .retiredVersion, .unknownPath: nil
    }
  }

  /// Whether the call needs a token and counts against the org's limits.
  var isData: Bool {
    switch self {
    case .token, .versions: false
    case .describe, .query, .queryMore, .upsert, .create, .limits, .wrongMethod,
      .retiredVersion, .unknownPath:
      true
    }
  }

  private static func resource(
    _ request: SandboxRequest,
    parts: [String],
    path: [String]
  )
    -> SalesforceCall
  {
    let isGet = request.method == "GET"
    switch (parts.first, parts.count) {
    case ("limits", 1): return isGet ? .limits : .wrongMethod(allowed: "GET")
    case ("query", 1):
      return isGet ? .query(request.value("q") ?? "") : .wrongMethod(allowed: "GET")
    case ("query", 2):
      return isGet ? .queryMore(locator: path[1]) : .wrongMethod(allowed: "GET")
    case ("sobjects", 3) where parts[2] == "describe":
      return isGet ? .describe(object: path[1]) : .wrongMethod(allowed: "GET")
    case ("composite", 2) where parts[1] == "sobjects":
      return request.method == "POST" ? .create : .wrongMethod(allowed: "POST")
    case ("composite", 4) where parts[1] == "sobjects":
      return request.method == "PATCH"
        ? .upsert(object: path[2], field: path[3]) : .wrongMethod(allowed: "PATCH")
    default: return .unknownPath
    }
  }

  /// The number of `v60.0`.
  private static func version(_ text: String) -> Int? {
    guard text.hasPrefix("v"), text.hasSuffix(".0") else { return nil }
    return Int(text.dropFirst().dropLast(2))
  }
}
