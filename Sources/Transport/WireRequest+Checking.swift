extension WireRequest {
  /// The URL, once everything that can be checked without a network has been.
  ///
  /// Throws ``TransportFault`` with `badURL`, `refusedAddress`, or `protocolError` for a method or
  /// header that cannot be written as HTTP.
  func checkedURL() throws(TransportFault) -> RequestURL {
    let url = try RequestURL(url)
    guard addresses.permits(scheme: url.scheme, host: url.host) else {
      throw TransportFault(.refusedAddress, Self.refusal(addresses, url), sent: false)
    }
    guard Self.isToken(method) else {
      throw TransportFault(.protocolError, "The request has no valid method.", sent: false)
    }
    for header in headers {
      guard Self.isToken(header.name) else {
        throw TransportFault(.protocolError, "A header of the request has no name.", sent: false)
      }
      guard !header.value.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) else {
        throw TransportFault(
          .protocolError,
          "The header \(header.name) contains a line break.",
          sent: false
        )
      }
    }
    return url
  }

  private static func refusal(_ policy: AddressPolicy, _ url: RequestURL) -> String {
    switch policy {
    case .publicHTTPS: "\(url.place) is asked for by http; only https is allowed."
    case .loopback: "\(url.place) is not on this machine."
    case .host(let name): "\(url.place) is not the host \(name)."
    }
  }

  /// A token as RFC 9110 §5.6.2 defines it.
  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
