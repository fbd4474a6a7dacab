/// One HTTP request, complete.
package struct WireRequest: Sendable {
  /// Upper case, as on the wire.
  package var method: String
  /// Absolute, percent-encoded, `http` or `https`.
  package var url: String
  package var headers: [Header]
  package var body: [UInt8]
  package var timeouts: Timeouts
  package var addresses: AddressPolicy
  /// Largest answer accepted, in bytes after decompression.
  package var responseBytesMax: Int

  package init(
    _ method: String,
    _ url: String,
    headers: [Header] = [],
    body: [UInt8] = [],
    timeouts: Timeouts = .standard,
    addresses: AddressPolicy = .publicHTTPS,
    responseBytesMax: Int = 32 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeouts = timeouts
    self.addresses = addresses
    self.responseBytesMax = responseBytesMax
  }

  /// Whether a header of this name is set.
  package func hasHeader(_ name: String) -> Bool { headers.contains { $0.isNamed(name) } }
}

extension WireRequest: CustomStringConvertible, CustomDebugStringConvertible {
  /// Method, URL without query and user, size of the body; credentials are left out.
  package var description: String {
    let place = url.prefix { $0 != "?" && $0 != "#" }
    let shown = place.split(separator: "@").last ?? place
    return "\(method) \(shown) (\(body.count) bytes)"
  }

  package var debugDescription: String { description }
}

extension WireRequest: CustomReflectable {
  /// Nothing: `dump` and failed expectations would otherwise print credentials.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
