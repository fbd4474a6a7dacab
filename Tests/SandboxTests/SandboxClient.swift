import Records
import Transport

/// A real HTTP client of a running sandbox.
struct SandboxClient: Sendable {
  let base: String
  let sender = CurlSender()

  func send(
    _ method: String,
    _ path: String,
    headers: [Header] = [],
    body: String = "",
    timeout: Duration = .seconds(20)
  ) async throws(TransportFault) -> WireResponse {
    let timeouts = Timeouts(connect: .seconds(5), idle: timeout, total: timeout)
    return try await sender.send(
      WireRequest(
        method,
        base + path,
        headers: headers,
        body: Array(body.utf8),
        timeouts: timeouts,
        addresses: .loopback
      )
    )
  }

  func hubSpot(_ path: String) async throws -> WireResponse {
    try await send(
      "GET",
      "/hubspot" + path,
      headers: [Header(name: "Authorization", value: "Bearer pat-sandbox")]
    )
  }

  func session() async throws -> Header {
    let answer = try await send(
      "POST",
      "/salesforce/services/oauth2/token",
      headers: [Header(name: "Content-Type", value: "application/x-www-form-urlencoded")],
      body: "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret"
    )
    let token = try answer.document()["access_token"]?.string ?? ""
    return Header(name: "Authorization", value: "Bearer \(token)")
  }

  func upsertLeads(
    _ keys: [String],
    _ session: Header,
    timeout: Duration = .seconds(20)
  )
    async throws(TransportFault) -> WireResponse
  {
    let records = keys.map { key in
      JSON.members([
        "attributes": ["type": "Lead"], "HubSpot_Id__c": .string(key), "LastName": "Lund",
        "Company": "Fjord & Sons",
      ])
    }
    return try await send(
      "PATCH",
      "/salesforce/services/data/v60.0/composite/sobjects/Lead/HubSpot_Id__c",
      headers: [session, Header(name: "Content-Type", value: "application/json")],
      body: JSON.members(["records": .array(records)]).text(),
      timeout: timeout
    )
  }

  func createLead(
    _ company: String,
    _ session: Header
  )
    async throws(TransportFault) -> WireResponse
  {
    let lead = JSON.members([
      "attributes": ["type": "Lead"], "LastName": "Lund", "Company": .string(company),
    ])
    return try await send(
      "POST",
      "/salesforce/services/data/v60.0/composite/sobjects",
      headers: [session, Header(name: "Content-Type", value: "application/json")],
      body: JSON.members(["records": [lead]]).text()
    )
  }

  func put(faults: String) async throws -> WireResponse {
    try await send("PUT", "/_sandbox/faults", body: faults)
  }

  /// The lines of a JSON Lines answer.
  func lines(_ path: String) async throws -> [JSON] {
    let answer = try await send("GET", "/_sandbox/" + path)
    return try answer.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
  }

  func arrivals(_ operation: String) async throws -> [JSON] {
    try await lines("arrivals").filter { $0["operation"]?.string == operation }
  }
}

extension WireResponse {
  var text: String { String(decoding: body, as: UTF8.self) }
  func document() throws -> JSON { try JSON(parsing: body) }
}
