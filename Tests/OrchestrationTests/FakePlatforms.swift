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
    case refusedConnection
    case status(Int, String)
  }

  struct Arrival: Hashable, Sendable {
    var key: String
    var isCreate: Bool
  }

  struct State: Sendable {
    var contacts: [(id: String, properties: JSON)] = []
    var accounts: [(id: String, name: String)] = []
    var leads: [String: JSON] = [:]
    var arrivals: [Arrival] = []
    /// Upserts by size.
    var batches: [Int] = []
    var requests = 0
    /// Troubles by the number of the request, counted from 1.
    var troubles: [Int: Trouble] = [:]
    /// Troubles by the number of the upsert, counted from 1.
    var upsertTroubles: [Int: Trouble] = [:]
    var upserts = 0
    /// Keys the platform refuses by row, with a code.
    var refusedRows: [String: String] = [:]
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
    let outcome = state.withLock { state in Self.outcome(of: request, &state) }
    await Task.yield()
    return try outcome.get()
  }

  private static func outcome(
    of request: WireRequest,
    _ state: inout State
  ) -> Result<WireResponse, TransportFault> {
    state.requests += 1
    let isUpsert = request.method == "PATCH"
    if isUpsert { state.upserts += 1 }
    let trouble =
      state.troubles[state.requests] ?? (isUpsert ? state.upsertTroubles[state.upserts] : nil)
    switch trouble {
    case .crashBefore: return .failure(TransportFault(.cancelled, "crash", sent: true))
    case .crashAfter:
      _ = answer(request, &state)
      return .failure(TransportFault(.cancelled, "crash", sent: true))
    case .lostAfter:
      _ = answer(request, &state)
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
    case path.hasSuffix("/oauth2/token"):
      return state.isTokenRefused
        ? WireResponse(status: 400, body: Array(#"{"error":"invalid_client"}"#.utf8))
        : ok(["access_token": "t", "instance_url": "https://org.example", "id": "a/00D/005"])
    case path.hasSuffix("/query"): return accounts(query, &state)
    case request.method == "PATCH": return upsert(request.body, &state)
    default: return WireResponse(status: 404, body: Array("[]".utf8))
    }
  }

  private static func ok(_ json: JSON) -> WireResponse {
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

  private static func accounts(_ query: String, _ state: inout State) -> WireResponse {
    let text = String(query.dropFirst(2)).removingPercentEncoding ?? ""
    let list = text.components(separatedBy: "IN ('").last?.components(separatedBy: "')").first
    let names = (list ?? "").components(separatedBy: "','")
    if text.contains("FROM Lead") {
      let held = names.compactMap { key in state.leads[key].map { (key, $0) } }
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

  private static func upsert(_ body: [UInt8], _ state: inout State) -> WireResponse {
    let records = (try? JSON(parsing: body))?["records"]?.array ?? []
    state.batches.append(records.count)
    let keys = records.map { $0["Key__c"]?.string ?? "?" }
    if keys.contains(where: state.poison.contains) {
      return WireResponse(
        status: 400,
        body: Array(#"[{"errorCode":"JSON_PARSER_ERROR","message":"poison"}]"#.utf8)
      )
    }
    var results: [JSON] = []
    for (key, record) in zip(keys, records) {
      if let code = state.refusedRows[key] {
        results.append(refusal(code, "a@example.com is refused", "Email"))
      } else if let left = state.locked[key], left > 0 {
        state.locked[key] = left - 1
        results.append(refusal("UNABLE_TO_LOCK_ROW", "locked", nil))
      } else {
        let isCreate = state.leads[key] == nil
        state.leads[key] = record
        state.arrivals.append(Arrival(key: key, isCreate: isCreate))
        results.append([
          "id": .string("00Q" + key), "success": true, "created": .bool(isCreate), "errors": [],
        ])
      }
    }
    return ok(.array(results))
  }

  private static func refusal(_ code: String, _ message: String, _ field: String?) -> JSON {
    [
      "success": false, "created": false,
      "errors": [
        [
          "statusCode": .string(code), "message": .string(message),
          "fields": .strings([field].compactMap { $0 }),
        ]
      ],
    ]
  }
}
