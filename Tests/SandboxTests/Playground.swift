import Records

@testable import Sandbox

/// A sandbox asked directly, without a port: everything but the wire.
final class Playground: Sendable {
  let world: SandboxWorld

  init(_ change: (inout SandboxOptions) -> Void = { _ in }) throws {
    var options = SandboxOptions()
    options.size = 120
    change(&options)
    world = try SandboxWorld(options)
  }

  func ask(
    _ method: String,
    _ target: String,
    headers: [String: String] = [:],
    body: String = ""
  ) -> SandboxAnswer {
    var all = headers
    all["host"] = "127.0.0.1:4711"
    let request = SandboxRequest(
      method: method,
      target: target,
      headers: all,
      body: Array(body.utf8)
    )
    let route = SandboxRoute(request)
    let sequence = world.arrive(request, route).sequence
    let answer = world.carryOut(request, route, sequence: sequence)
    world.end(sequence, .answered, status: answer.status)
    return answer
  }

  func hubSpot(_ target: String, token: String? = "pat-sandbox") -> SandboxAnswer {
    ask("GET", "/hubspot" + target, headers: token.map { ["authorization": "Bearer \($0)"] } ?? [:])
  }

  func hubSpot(_ method: String, _ target: String, _ body: JSON) -> SandboxAnswer {
    ask(
      method,
      "/hubspot" + target,
      headers: ["authorization": "Bearer pat-sandbox"],
      body: body.text()
    )
  }

  func search(_ body: JSON, _ object: String = "contacts") -> SandboxAnswer {
    hubSpot("POST", "/crm/v3/objects/\(object)/search", body)
  }

  /// The numbers a search finds on its first page of 200.
  func found(
    _ filters: JSON...,
    sorts: JSON = [],
    in object: String = "contacts"
  ) throws
    -> [String]
  {
    let answer = search(
      [
        "filterGroups": .array(filters.map { ["filters": $0] }), "sorts": sorts, "limit": 200,
      ],
      object
    )
    return try (answer.document()["results"]?.array ?? []).compactMap { $0["id"]?.string }
  }

  func change(_ id: String, _ properties: JSON, query: String = "") -> SandboxAnswer {
    hubSpot(
      "PATCH",
      "/crm/v3/objects/contacts/\(PercentCoding.encoded(id))\(query)",
      ["properties": properties]
    )
  }

  /// What a read tells of one contact: its number, address, name, company and times.
  func contact(_ id: String) throws -> JSON {
    let names = "email,lastname,company,lifecyclestage,newsletter_topics,hs_email_domain"
    return try hubSpot("/crm/v3/objects/contacts/\(id)?properties=\(names)").document()
  }

  func create(_ records: [JSON], token: String, allOrNone: Bool = false) throws -> JSON {
    let body: JSON = ["allOrNone": .bool(allOrNone), "records": .array(records)]
    return try salesforce("POST", "/composite/sobjects", token: token, body: body.text())
      .document()
  }

  /// A session's token.
  func token() throws -> String {
    let answer = ask(
      "POST",
      "/salesforce/services/oauth2/token",
      body: "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret"
    )
    return try answer.document()["access_token"]?.string ?? ""
  }

  func salesforce(
    _ method: String,
    _ target: String,
    token: String,
    headers: [String: String] = [:],
    body: String = ""
  ) -> SandboxAnswer {
    var all = headers
    all["authorization"] = "Bearer \(token)"
    return ask(method, "/salesforce/services/data/v60.0" + target, headers: all, body: body)
  }

  func query(_ soql: String, token: String, headers: [String: String] = [:]) -> SandboxAnswer {
    salesforce(
      "GET",
      "/query?q=" + PercentCoding.encoded(soql),
      token: token,
      headers: headers
    )
  }

  /// Upserts leads by their HubSpot number; `attributes` are added.
  func upsert(_ records: [JSON], token: String, allOrNone: Bool = false) throws -> [JSON] {
    let typed = records.map { record in
      var object = record.object ?? JSONObject()
      object.members.insert(JSONObject.Member("attributes", ["type": "Lead"]), at: 0)
      return JSON.object(object)
    }
    let body: JSON = ["allOrNone": .bool(allOrNone), "records": .array(typed)]
    let answer = salesforce(
      "PATCH",
      "/composite/sobjects/Lead/HubSpot_Id__c",
      token: token,
      body: body.text()
    )
    return try answer.document().array ?? []
  }
}

extension SandboxAnswer {
  func document() throws -> JSON { try JSON(parsing: bytes) }

  func header(_ name: String) -> String? {
    headers.last { $0.name.lowercased() == name.lowercased() }?.value
  }
}
