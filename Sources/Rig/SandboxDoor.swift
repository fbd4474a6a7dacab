package import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// What the sandbox tells of itself over HTTP.
package struct SandboxDoor: Sendable {
  package let url: String

  package init(url: String) { self.url = url }

  /// Every request that arrived, a JSON document a line.
  package func arrivals() async throws -> Data { try await send("GET", "/_sandbox/arrivals") }

  /// How many requests have arrived.
  package func arrivalCount() async throws -> Int {
    struct Counts: Decodable { let arrivals: Int }
    return try JSONDecoder().decode(Counts.self, from: await send("GET", "/_sandbox/counts"))
      .arrivals
  }

  /// Everything a simulated platform holds of one object, a JSON document a line.
  package func store(_ platform: String, _ object: String) async throws -> Data {
    try await send("GET", "/_sandbox/store/\(platform)/\(object)")
  }

  /// The next page of contacts as any client of HubSpot gets it.
  package func contacts(_ properties: [String], after: String?) async throws -> Data {
    let names = properties.joined(separator: ",")
    let cursor = after.map { "&after=\($0)" } ?? ""
    return try await send(
      "GET",
      "/hubspot/crm/v3/objects/contacts?limit=100&properties=\(names)\(cursor)"
    )
  }

  /// Puts a fault plan in force; its counts begin anew.
  package func put(faults plan: Data) async throws {
    _ = try await send("PUT", "/_sandbox/faults", body: plan)
  }

  package func clearFaults() async throws { _ = try await send("DELETE", "/_sandbox/faults") }

  private func send(_ method: String, _ path: String, body: Data? = nil) async throws -> Data {
    guard let target = URL(string: url + path) else { throw RigFault("\(path) is no path") }
    var request = URLRequest(url: target)
    request.httpMethod = method
    request.httpBody = body
    request.setValue("Bearer pat-sandbox", forHTTPHeaderField: "Authorization")
    let (data, response) = try await URLSession.shared.data(for: request)
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    guard (200..<300).contains(status) else {
      let answer = String(decoding: data, as: UTF8.self)
      throw RigFault("\(method) \(path) is answered with \(status): \(answer)")
    }
    return data
  }
}
