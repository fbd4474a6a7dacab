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

  let contacts: ContactGenerator
  let companies: CompanyGenerator
  let modifiedTimes: ModifiedTimes
  let registry: RateLimitRegistry
  let searchLag: Duration
  var edits = HubSpotEdits()

  init(_ options: SandboxOptions, registry: RateLimitRegistry) {
    self.registry = registry
    searchLag = options.searchLag
    contacts = ContactGenerator(
      seed: options.seed,
      size: options.size,
      oddities: options.oddities
    )
    companies = CompanyGenerator(seed: options.seed, contacts: options.size)
    modifiedTimes = ModifiedTimes(contacts)
  }

  /// The refusal of a request without a token the portal knows; `nil` where it may go on.
  static func refuseToken(
    _ request: SandboxRequest,
    call: HubSpotCall,
    correlation: String
  )
    -> SandboxAnswer?
  {
    switch request.bearer {
    case token: return nil
    case scopelessToken:
      guard case .accountInfo = call else {
        return HubSpotErrors.missingScopes(correlation, scope: scope)
      }
      return nil
    default: return HubSpotErrors.noCredentials(correlation)
    }
  }

  /// Answers everything that changes nothing.
  func answer(
    _ request: SandboxRequest,
    call: HubSpotCall,
    at now: Instant,
    correlation: String
  ) -> SandboxAnswer {
    switch call {
    case .list(let object): list(object, request, correlation)
    case .read(let object, let id): read(object, id: id, request, correlation)
    case .batchRead(let object): batchRead(object, request, at: now, correlation)
    case .search(let object): search(object, request, at: now, correlation)
    case .properties(let object): Self.properties(object, request)
    case .accountInfo: Self.accountInfo
    case .unknownObject(let name): HubSpotErrors.unknownObject(name, correlation)
    case .wrongMethod, .updateContact: HubSpotErrors.wrongMethod(correlation)
    case .unknownPath: HubSpotErrors.notFound(correlation)
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
    let selection = HubSpotSelection(names(object, Self.asked(request)))
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
    let key: HubSpotKey
    do throws(HubSpotKey.Fault) {
      key = try HubSpotKey(request.value("idProperty"), of: object)
    } catch {
      return HubSpotErrors.invalid(error.message, correlation)
    }
    guard let found = index(object, of: id, by: key) else {
      return HubSpotErrors.notFound(correlation)
    }
    return record(found, of: object, names(object, Self.asked(request)))
  }

  /// The answer that is one record.
  func record(_ index: Int, of object: HubSpotObject, _ names: [String]) -> SandboxAnswer {
    var body: [UInt8] = []
    HubSpotWire.write(
      record(object, at: index),
      object,
      HubSpotSelection(names),
      into: &body
    )
    return SandboxAnswer(status: 200, contentType: SandboxAnswer.jsonType, body: body)
  }

  /// The properties a query asks for, repeated or separated by commas.
  private static func asked(_ request: SandboxRequest) -> [String] {
    request.values("properties").flatMap { $0.split(separator: ",") }.map { $0.trimmingBlanks }
  }

  /// The properties to answer, by name: the usual ones where none is asked; unknown ones never.
  func names(_ object: HubSpotObject, _ asked: [String]) -> [String] {
    guard !asked.isEmpty else { return object.defaultProperties }
    let wanted = Set(asked).union(object.fixedProperties)
    return object.properties.map(\.name).filter { wanted.contains($0) }
  }
}
