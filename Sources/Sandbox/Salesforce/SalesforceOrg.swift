import RateLimits
import Records

/// The simulated org: its tables, its open sessions and its open queries.
struct SalesforceOrg: Sendable {
  static let id = "00D5g00000SndBxEAV"

  private(set) var tables: [SalesforceTable]
  private(set) var sessions: SalesforceSessions
  var cursors = QueryCursors()
  let user: String
  let bounds: SalesforceBounds

  init(
    _ kind: SandboxOrg,
    seed: UInt64,
    contacts: Int,
    oddities: Bool,
    now: Instant,
    registry: RateLimitRegistry
  ) {
    bounds = SalesforceBounds(registry)
    var tables = [
      SalesforceTable(.lead(kind)), SalesforceTable(.account), SalesforceTable(.contact),
      SalesforceTable(.user),
    ]
    user = OrgGenerator.fill(
      &tables,
      seed: seed,
      contacts: contacts,
      oddities: oddities,
      at: now
    )
    self.tables = tables
    sessions = SalesforceSessions(seed: seed)
  }

  /// The table of an object, by its API name in any case.
  func tableIndex(_ name: String) -> Int? {
    tables.firstIndex { $0.object.name.lowercased() == name.lowercased() }
  }

  func table(_ name: String) -> SalesforceTable? { tableIndex(name).map { tables[$0] } }

  mutating func change<Result>(_ table: Int, _ body: (inout SalesforceTable) -> Result) -> Result {
    body(&tables[table])
  }

  /// The refusal of a request without an open session; `nil` where it may go on.
  func refuseSession(_ request: SandboxRequest, at now: Instant) -> SandboxAnswer? {
    guard let token = request.bearer, sessions.isOpen(token, at: now) else {
      return SalesforceErrors.invalidSession
    }
    return nil
  }

  /// Answers a call whose session has been checked.
  mutating func answer(
    _ request: SandboxRequest,
    call: SalesforceCall,
    at now: Instant,
    usage: ReportedUsage
  ) -> (answer: SandboxAnswer, effect: SandboxEffect) {
    switch call {
    case .token: return (sessions.open(request, user: user, at: now), SandboxEffect())
    case .versions: return (Self.versions, SandboxEffect())
    case .describe(let object): return (describe(object, request), SandboxEffect())
    case .query(let text): return (query(text, request, at: now), SandboxEffect())
    case .queryMore(let locator): return (more(locator, request, at: now), SandboxEffect())
    case .upsert(let object, let field):
      return upsert(object: object, field: field, request, at: now)
    case .create: return create(request, at: now)
    case .limits: return (Self.limits(usage), SandboxEffect())
    case .wrongMethod(let allowed):
      return (
        SalesforceErrors.wrongMethod(request.method, allowed: allowed), SandboxEffect()
      )
    case .retiredVersion: return (SalesforceErrors.retired, SandboxEffect())
    case .unknownPath: return (SalesforceErrors.notFound, SandboxEffect())
    }
  }

  /// The release a request names: `60.0`.
  static func version(of request: SandboxRequest) -> String {
    let part = request.path.first { $0.lowercased().hasPrefix("v") && $0.hasSuffix(".0") }
    return part.map { String($0.dropFirst()) } ?? "\(SalesforceCall.newestVersion).0"
  }

  private func describe(_ name: String, _ request: SandboxRequest) -> SandboxAnswer {
    guard let table = table(name) else { return SalesforceErrors.notFound }
    return .json(
      200,
      table.object.describe(version: Self.version(of: request)),
      contentType: SalesforceErrors.jsonType
    )
  }

  /// The counters of `GET /limits`; only the daily calls move here.
  private static func limits(_ usage: ReportedUsage) -> SandboxAnswer {
    func entry(_ max: Int, _ remaining: Int) -> JSON {
      ["Max": .integer(max), "Remaining": .integer(remaining)]
    }
    return .json(
      200,
      [
        "DailyApiRequests": entry(usage.max, max(0, usage.max - usage.used)),
        "DailyBulkApiBatches": entry(15_000, 15_000),
        "DailyBulkV2QueryJobs": entry(10_000, 10_000),
        "DataStorageMB": entry(1024, 1019),
        "FileStorageMB": entry(1024, 1024),
      ],
      contentType: SalesforceErrors.jsonType
    )
  }

  private static let versions: SandboxAnswer = {
    let seasons = ["Winter", "Spring", "Summer"]
    let list = (SalesforceCall.oldestVersion...SalesforceCall.newestVersion).map { number in
      // Three a year; release 62 is Winter '25.
      let step = number - 62 + 300
      let season = "\(seasons[step % 3]) '\(25 + step / 3 - 100)"
      return JSON.members([
        "label": .string(season),
        "url": .string("/services/data/v\(number).0"), "version": .string("\(number).0"),
      ])
    }
    return .json(200, .array(list), contentType: SalesforceErrors.jsonType)
  }()
}
