import Foundation
import Records
import Synchronization
import Transport

/// A HubSpot and a Salesforce of a few lines: lists contacts, answers look-ups by name, upserts
/// leads by their key, and keeps a log of what arrived.
///
/// Fails where a test says so.
final class FakePlatforms: RequestSender {
  /// What happens instead of an answer.
  enum Trouble: Sendable {
    /// The process dies before the platform does anything.
    case crashBefore
    /// The process dies after the platform has done it.
    case crashAfter
    /// The connection is lost after the platform has done it.
    case lostAfter
    /// The platform does so many rows of it, then the connection is lost.
    case lostHalfway(Int)
    case refusedConnection
    case status(Int, String)
  }

  struct Arrival: Hashable, Sendable {
    var key: String
    var isCreate: Bool
  }

  struct State: Sendable {
    var contacts: [(id: String, properties: JSON)] = []
    /// When contacts changed, in milliseconds; those not named long ago.
    var modified: [String: Int64] = [:]
    /// How often contacts were searched, and which were read by their identifiers.
    var searches = 0
    var readIDs: [String] = []
    var accounts: [(id: String, name: String)] = []
    var leads: [String: JSON] = [:]
    var arrivals: [Arrival] = []
    /// Keys of the rows that creates made, doubles and all.
    var made: [String] = []
    /// Upserts and creates by size.
    var batches: [Int] = []
    var requests = 0
    /// Troubles by the number of the request, counted from 1.
    var troubles: [Int: Trouble] = [:]
    /// Troubles by the number of the upsert, counted from 1.
    var upsertTroubles: [Int: Trouble] = [:]
    var upserts = 0
    /// Troubles by the number of the create, counted from 1.
    var createTroubles: [Int: Trouble] = [:]
    var creates = 0
    /// Troubles by the number of the page asked for, counted from 1.
    var listTroubles: [Int: Trouble] = [:]
    var listed = 0
    /// Troubles by the number of the look-up of leads, counted from 1.
    var leadTroubles: [Int: Trouble] = [:]
    var leadQueries = 0
    /// Look-ups of leads by their key, and how many of the next do not see what was written.
    var leadLooks: Int { looksAt.count }
    var looksAt: [Instant] = []
    var blindLooks = 0
    /// Keys of writes that are not answered yet, by write.
    var underWay: [Int: [String]] = [:]
    /// The most writes that ever were under way at a time.
    var underWayMax = 0
    /// Keys that were under way twice at a time.
    var clashes: Set<String> = []
    /// Which calls have to wait for now.
    var holds: @Sendable (Call, inout State) -> Bool = { _, _ in false }
    /// For `holds`: once open, always open; and how often it was asked in vain.
    var isOpen = false
    /// The time at the platforms.
    var now: @Sendable () -> Instant = { VirtualClock.start }
    var asked = 0
    /// Keys the platform refuses by row, with a code.
    var refusedRows: [String: String] = [:]
    /// Addresses the platform refuses.
    var refusedEmails: Set<String> = []
    /// Keys that make the platform refuse a whole request.
    var poison: Set<String> = []
    /// How often a row is locked.
    var locked: [String: Int] = [:]
    var lookups: [[String]] = []
    var pageSize = 100
    var isTokenRefused = false
  }

  let state: Mutex<State>

  init(_ state: State) { self.state = Mutex(state) }

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  func look<Answer>(_ body: (State) -> Answer) -> Answer { state.withLock { body($0) } }

  func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse {
    let call = state.withLock { state in Self.begin(request, &state) }
    defer { state.withLock { $0.underWay[call.number] = nil } }
    while state.withLock({ $0.holds(call, &$0) }) {
      do {
        try await Task.sleep(for: .milliseconds(1))
      } catch {
        throw TransportFault(.cancelled, "called off", sent: true)
      }
    }
    let outcome = state.withLock { state in Self.outcome(of: request, call, &state) }
    await Task.yield()
    return try outcome.get()
  }

  private static func outcome(
    of request: WireRequest,
    _ call: Call,
    _ state: inout State
  ) -> Result<WireResponse, TransportFault> {
    switch call.trouble(state) {
    case .crashBefore: return .failure(TransportFault(.cancelled, "crash", sent: true))
    case .crashAfter:
      _ = answer(request, &state)
      return .failure(TransportFault(.cancelled, "crash", sent: true))
    case .lostAfter:
      _ = answer(request, &state)
      return .failure(TransportFault(.connectionLost, "reset", sent: true))
    case .lostHalfway(let rows):
      _ = write(request, &state, rowsMax: rows)
      return .failure(TransportFault(.connectionLost, "reset", sent: true))
    case .refusedConnection:
      return .failure(TransportFault(.cannotConnect, "refused", sent: false))
    case .status(let status, let body):
      return .success(WireResponse(status: status, body: Array(body.utf8)))
    case nil: return .success(answer(request, &state))
    }
  }

  private static func answer(_ request: WireRequest, _ state: inout State) -> WireResponse {
    let parts = request.url.components(separatedBy: "?")
    let path = parts[0]
    let query = parts.count > 1 ? parts[1] : ""
    switch true {
    case path.hasSuffix("/account-info/v3/details"):
      return ok(["portalId": 1, "utcOffsetMilliseconds": 0])
    case path.hasSuffix("/objects/contacts"): return contacts(query, state)
    case path.hasSuffix("/contacts/search"): return search(request.body, &state)
    case path.hasSuffix("/contacts/batch/read"): return read(request.body, &state)
    case path.hasSuffix("/oauth2/token"):
      return state.isTokenRefused
        ? WireResponse(status: 400, body: Array(#"{"error":"invalid_client"}"#.utf8))
        : ok(["access_token": "t", "instance_url": "https://org.example", "id": "a/00D/005"])
    case path.hasSuffix("/query"): return accounts(query, &state)
    case Call.isWrite(request): return write(request, &state)
    default: return WireResponse(status: 404, body: Array("[]".utf8))
    }
  }

  static func ok(_ json: JSON) -> WireResponse {
    WireResponse(status: 200, body: json.bytes())
  }

  private static func contacts(_ query: String, _ state: State) -> WireResponse {
    let after = query.components(separatedBy: "&").first { $0.hasPrefix("after=") }
    let start = after.flatMap { Int($0.dropFirst(6)) } ?? 0
    let end = min(start + state.pageSize, state.contacts.count)
    let results = state.contacts[start..<end].map { contact -> JSON in
      ["id": .string(contact.id), "properties": contact.properties]
    }
    var page: JSONObject = JSONObject([JSONObject.Member("results", .array(results))])
    if end < state.contacts.count {
      page["paging"] = ["next": ["after": .string(String(end))]]
    }
    return ok(.object(page))
  }

  /// Contacts changed since a time with an identifier beyond another, by identifier.
  private static func search(_ body: [UInt8], _ state: inout State) -> WireResponse {
    state.searches += 1
    let json = try? JSON(parsing: body)
    let filters = json?["filterGroups"]?[0]?["filters"]?.array ?? []
    func bound(_ name: String) -> Int64 {
      let filter = filters.first { $0["propertyName"]?.string == name }
      return filter?["value"]?.string.flatMap { Int64($0) } ?? 0
    }
    let since = bound("lastmodifieddate")
    let last = bound("hs_object_id")
    let limit = json?["limit"]?.int ?? 10
    let found = state.contacts.filter { contact in
      state.modified[contact.id, default: 0] >= since && (Int64(contact.id) ?? 0) > last
    }.sorted { (Int64($0.id) ?? 0) < (Int64($1.id) ?? 0) }
    let results = found.prefix(limit).map { contact -> JSON in
      ["id": .string(contact.id), "properties": contact.properties]
    }
    var page: JSONObject = JSONObject([
      JSONObject.Member("total", .integer(found.count)),
      JSONObject.Member("results", .array(results)),
    ])
    if found.count > limit { page["paging"] = ["next": ["after": .string(String(limit))]] }
    return ok(.object(page))
  }

  private static func read(_ body: [UInt8], _ state: inout State) -> WireResponse {
    let inputs = (try? JSON(parsing: body))?["inputs"]?.array ?? []
    let wanted = inputs.compactMap { $0["id"]?.string }
    state.readIDs += wanted
    let results = state.contacts.filter { wanted.contains($0.id) }.map { contact -> JSON in
      ["id": .string(contact.id), "properties": contact.properties]
    }
    return ok(["status": "COMPLETE", "results": .array(results)])
  }

  private static func accounts(_ query: String, _ state: inout State) -> WireResponse {
    let text = String(query.dropFirst(2)).removingPercentEncoding ?? ""
    let list = text.components(separatedBy: "IN ('").last?.components(separatedBy: "')").first
    let names = (list ?? "").components(separatedBy: "','")
    if text.contains("FROM Lead") {
      state.looksAt.append(state.now())
      let isBlind = state.blindLooks > 0
      if isBlind { state.blindLooks -= 1 }
      let held = (isBlind ? [] : names).compactMap { key in state.leads[key].map { (key, $0) } }
      let records = held.map { key, lead -> JSON in
        var record = lead.object ?? JSONObject()
        record["Id"] = .string("00Q" + key)
        return .object(record)
      }
      return ok(["totalSize": .integer(held.count), "done": true, "records": .array(records)])
    }
    state.lookups.append(names)
    let wanted = Set(names.map { $0.lowercased() })
    let found = state.accounts.filter { wanted.contains($0.name.lowercased()) }
    let records = found.map { account -> JSON in
      [
        "attributes": ["type": "Account"], "Id": .string(account.id), "Name": .string(account.name),
      ]
    }
    return ok(["totalSize": .integer(found.count), "done": true, "records": .array(records)])
  }
}
