/// One HTTP answer.
package struct WireResponse: Hashable, Sendable {
  package var status: Int
  /// In the order received, trailers last; `Content-Encoding` is reported although the body is
  /// already decompressed.
  package var headers: [Header]
  /// Decompressed.
  package var body: [UInt8]

  package init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of a header; the last one where there are several.
  package func header(_ name: String) -> String? {
    headers.last { $0.isNamed(name) }?.value
  }
}
