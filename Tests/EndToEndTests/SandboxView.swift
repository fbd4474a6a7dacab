import Records
import Transport

/// What the sandbox says of itself: the outside checker's only source.
struct SandboxView: Sendable {
  let url: String
  let sender: CurlSender

  init(url: String) {
    self.url = url
    sender = CurlSender()
  }

  /// The arrival log, in order.
  func arrivals() async throws -> [JSON] { try await lines("/_sandbox/arrivals") }

  /// Everything the simulated platform holds of one object.
  func store(_ platform: String, _ object: String) async throws -> [JSON] {
    try await lines("/_sandbox/store/\(platform)/\(object)")
  }

  /// Some fields of everything the simulated platform holds of one object.
  func store(_ platform: String, _ object: String, fields: [String]) async throws -> [JSON] {
    try await lines(
      "/_sandbox/store/\(platform)/\(object)?fields=" + fields.joined(separator: ",")
    )
  }

  /// How many requests of one operation have arrived.
  func arrivals(of operation: String) async throws -> Int {
    try await arrivals().count { $0["operation"]?.string == operation }
  }

  /// Changes a contact at its source.
  func patchContact(_ id: String, _ properties: JSON) async throws {
    let response = try await sender.send(
      WireRequest(
        "PATCH",
        url + "/hubspot/crm/v3/objects/contacts/\(id)",
        headers: [
          Header("Authorization", "Bearer pat-sandbox"),
          Header("Content-Type", "application/json"),
        ],
        body: (["properties": properties] as JSON).bytes(),
        addresses: .loopback
      )
    )
    guard response.status == 200 else {
      throw UnexpectedStatus(path: id, status: response.status)
    }
  }

  func setFaults(_ rules: JSON) async throws {
    _ = try await send("PUT", "/_sandbox/faults", body: rules.bytes())
  }

  func clearFaults() async throws { _ = try await send("DELETE", "/_sandbox/faults") }

  /// Waits until a request is held without an answer; a program that never comes so far is a fault.
  func untilHeld() async throws {
    for _ in 0..<3000 {
      if try await arrivals().contains(where: { $0["answer"]?.string == "held" }) { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw NothingHeld()
  }

  struct NothingHeld: Error {}

  private func lines(_ path: String) async throws -> [JSON] {
    let body = try await send("GET", path)
    var documents: [JSON] = []
    for line in JSONLines(body) { documents.append(try JSON(parsing: Array(line.bytes))) }
    return documents
  }

  private func send(_ method: String, _ path: String, body: [UInt8] = []) async throws -> [UInt8] {
    let response = try await sender.send(
      WireRequest(method, url + path, body: body, addresses: .loopback)
    )
    guard (200..<300).contains(response.status) else {
      throw UnexpectedStatus(path: path, status: response.status)
    }
    return response.body
  }

  struct UnexpectedStatus: Error {
    let path: String
    let status: Int
  }
}
