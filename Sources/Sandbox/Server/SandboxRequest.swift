/// A request as the simulated platforms see it, free of the server that received it.
struct SandboxRequest: Sendable {
  struct QueryItem: Hashable, Sendable {
    var name: String
    var value: String
  }

  var method: String
  /// The path as sent, without the query.
  var rawPath: String
  /// The decoded segments of the path.
  var path: [String]
  var query: [QueryItem]
  /// How many bytes path and query were sent in.
  var targetBytes: Int
  /// Values by lower-case name.
  var headers: [String: String]
  var body: [UInt8]

  /// Splits a request target: `/hubspot/crm/v3/objects/contacts?limit=100`.
  init(
    method: String,
    target: String,
    headers: [String: String] = [:],
    body: [UInt8] = []
  ) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.method = method
    targetBytes = target.utf8.count
    rawPath = String(parts.first ?? "/")
    path = rawPath.split(separator: "/").map { PercentCoding.decoded($0, plusIsBlank: false) }
    query = parts.count > 1 ? PercentCoding.form(String(parts[1])) : []
    self.headers = headers
    self.body = body
  }

  func header(_ name: String) -> String? { headers[name.lowercased()] }

  /// The first value of a query parameter.
  func value(_ name: String) -> String? { query.first { $0.name == name }?.value }

  func values(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }

  /// The token of `Authorization: Bearer …`.
  var bearer: String? {
    guard let text = header("authorization"), text.lowercased().hasPrefix("bearer ") else {
      return nil
    }
    return String(text.dropFirst(7)).trimmingBlanks
  }

  /// The server as the client addressed it.
  var base: String { "http://\(header("host") ?? "localhost")" }

  /// Path and query, for the log.
  var target: String {
    guard !query.isEmpty else { return rawPath }
    return rawPath + "?"
      + query.map { "\($0.name)=\(PercentCoding.encoded($0.value))" }.joined(separator: "&")
  }
}
