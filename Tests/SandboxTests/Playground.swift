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
