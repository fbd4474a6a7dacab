import RateLimits
import Records

/// The simulated portal: which contacts and companies it has, and how it answers about them.
struct HubSpotPortal: Sendable {
  static let portalID = 48_151_623
  /// Phoenix keeps one offset all year.
  static let zone = "America/Phoenix"
  static let zoneOffset = Duration.seconds(-7 * 3600)
  /// The scope a token without any gets told about.
  static let scope = "crm.objects.contacts.read"

  private static let token = "pat-sandbox"
  private static let scopelessToken = "pat-sandbox-without-scopes"

  private let contacts: ContactGenerator
  private let companies: CompanyGenerator
  private let registry: RateLimitRegistry

  init(seed: UInt64, contacts size: Int, registry: RateLimitRegistry) {
    self.registry = registry
    contacts = ContactGenerator(seed: seed, size: size)
    companies = CompanyGenerator(seed: seed, contacts: size)
  }

  /// The refusal of a request without a token the portal knows; `nil` where it may go on.
  func refuseToken(
    _ request: SandboxRequest,
    call: HubSpotCall,
    correlation: String
  )
    -> SandboxAnswer?
  {
    switch request.bearer {
    case Self.token: return nil
    case Self.scopelessToken:
      guard case .accountInfo = call else {
        return HubSpotErrors.missingScopes(correlation, scope: Self.scope)
      }
      return nil
    default: return HubSpotErrors.noCredentials(correlation)
    }
  }

  func answer(_ request: SandboxRequest, call: HubSpotCall, correlation: String) -> SandboxAnswer {
    switch call {
    case .list(let object): list(object, request, correlation)
    case .read(let object, let id): read(object, id: id, request, correlation)
    case .properties(let object): Self.properties(object, request)
    case .accountInfo: Self.accountInfo
    case .unknownObject(let name): HubSpotErrors.unknownObject(name, correlation)
    case .wrongMethod: HubSpotErrors.wrongMethod(correlation)
    case .unknownPath: HubSpotErrors.notFound(correlation)
    }
  }

  func count(_ object: HubSpotObject) -> Int {
    switch object {
    case .contacts: contacts.size
    case .companies: companies.size
    }
  }

  func record(_ object: HubSpotObject, at index: Int) -> HubSpotRecord {
    switch object {
    case .contacts: contacts.record(at: index)
    case .companies: companies.record(at: index)
    }
  }

  private func list(
    _ object: HubSpotObject,
    _ request: SandboxRequest,
    _ correlation: String
  )
    -> SandboxAnswer
  {
    let limitText = request.value("limit") ?? "10"
    guard let limit = Int(limitText), limit > 0 else {
      return HubSpotErrors.invalid("limit must be a positive integer", correlation)
    }
    let endpoint = object.listOperation.rawValue
    if let max = registry.sizeMax(.records, endpoint: endpoint), limit > max {
      return HubSpotErrors.invalid("limit must be less than or equal to \(max)", correlation)
    }
    var start = 0
    if let after = request.value("after") {
      guard let id = Int(after), id > 0 else {
        return HubSpotErrors.invalid("after is not a cursor of this endpoint", correlation)
      }
      start = index(object, from: id)
    }
    // Nothing is ever deleted here, and deleted records are listed apart.
    let size = request.value("archived") == "true" ? 0 : count(object)
    let end = min(start + limit, size)
    let selection = HubSpotSelection(names(object, request))
    var body = Array(#"{"results":["#.utf8)
    for index in start..<max(start, end) {
      if index > start { body.append(UInt8(ascii: ",")) }
      HubSpotWire.write(record(object, at: index), object, selection, into: &body)
    }
    body.append(UInt8(ascii: "]"))
    if end < size {
      let after = String(id(object, at: end))
      HubSpotWire.writePaging(after: after, request: request, into: &body)
    }
    body.append(UInt8(ascii: "}"))
    return SandboxAnswer(status: 200, contentType: SandboxAnswer.jsonType, body: body)
  }

  private func read(
    _ object: HubSpotObject,
    id: String,
    _ request: SandboxRequest,
    _ correlation: String
  ) -> SandboxAnswer {
    let found: Int?
    switch request.value("idProperty") {
    case nil, "hs_object_id": found = Int(id).flatMap { index(object, of: $0) }
    case "email" where object == .contacts: found = contacts.index(ofEmail: id)
    case let other?:
      return HubSpotErrors.invalid(
        "Unable to look up records by non-unique property \(other)",
        correlation
      )
    }
    guard let found else { return HubSpotErrors.notFound(correlation) }
    var body: [UInt8] = []
    HubSpotWire.write(
      record(object, at: found),
      object,
      HubSpotSelection(names(object, request)),
      into: &body
    )
    return SandboxAnswer(status: 200, contentType: SandboxAnswer.jsonType, body: body)
  }

  /// The properties to answer, by name: repeated or separated by commas; unknown ones are left out.
  private func names(_ object: HubSpotObject, _ request: SandboxRequest) -> [String] {
    let asked = request.values("properties").flatMap { $0.split(separator: ",") }.map {
      $0.trimmingBlanks
    }
    guard !asked.isEmpty else { return object.defaultProperties }
    let wanted = Set(asked).union(object.fixedProperties)
    return object.properties.map(\.name).filter { wanted.contains($0) }
  }

  private func id(_ object: HubSpotObject, at index: Int) -> Int {
    switch object {
    case .contacts: contacts.id(at: index)
    case .companies: companies.id(at: index)
    }
  }

  private func index(_ object: HubSpotObject, from id: Int) -> Int {
    switch object {
    case .contacts: contacts.index(from: id)
    case .companies: companies.index(from: id)
    }
  }

  private func index(_ object: HubSpotObject, of id: Int) -> Int? {
    switch object {
    case .contacts: contacts.index(of: id)
    case .companies: companies.index(of: id)
    }
  }
}
