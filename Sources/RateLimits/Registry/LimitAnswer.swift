/// The part of an HTTP answer that limits are read from.
package struct LimitAnswer: Hashable, Sendable {
  package var status: Int
  /// Names in lower case.
  private var headers: [String: String]
  private var body: [UInt8]

  package init(
    status: Int,
    headers: some Sequence<(name: String, value: String)> = [],
    body: [UInt8] = []
  ) {
    self.status = status
    self.headers = [:]
    self.body = body
    for header in headers { self.headers[header.name.lowercased()] = header.value }
  }

  /// The last header of that name, whatever its case.
  package func header(_ name: String) -> String? { headers[name.lowercased()] }

  package func bodyContains(_ text: String) -> Bool {
    String(decoding: body, as: UTF8.self).contains(text)
  }
}
