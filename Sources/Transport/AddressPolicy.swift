/// Which hosts and addresses a request may reach.
///
/// Checked on the address that is really connected to, after the name was resolved, so a name that
/// points elsewhere a moment later gains nothing.
package enum AddressPolicy: Hashable, Sendable {
  /// `https` only, and only addresses of the public internet.
  case publicHTTPS
  /// `127.0.0.0/8` and `::1`, by `http` or `https`.
  case loopback
  /// This host name or literal address only, whatever it resolves to, by `http` or `https`.
  case host(String)

  /// Whether a URL with this scheme and host may be asked for at all.
  package func permits(scheme: String, host: String) -> Bool {
    switch self {
    case .publicHTTPS: scheme == "https"
    case .loopback: true
    case .host(let name): Self.canonical(name) == Self.canonical(host)
    }
  }

  /// Whether a connection to this address may be used.
  package func permits(_ address: NetworkAddress) -> Bool {
    switch self {
    case .publicHTTPS: address.isPublic
    case .loopback: address.isLoopback
    case .host: true
    }
  }

  /// Lower case, without the brackets of IPv6 and without the dot that ends an absolute name.
  private static func canonical(_ host: String) -> String {
    var name = host.lowercased()[...]
    if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
    return String(name.hasSuffix(".") ? name.dropLast() : name)
  }
}
