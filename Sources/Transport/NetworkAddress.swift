import CCurl
import Glibc

/// An IPv4 or IPv6 address, and which part of the internet it belongs to.
///
/// The ranges are those of the IANA special-purpose address registries (RFC 6890 and its updates).
package enum NetworkAddress: Hashable {
  case v4(UInt32)
  /// The upper and the lower half.
  case v6(UInt64, UInt64)

  /// From the four or sixteen bytes of the address.
  init?(bytes: some Collection<UInt8>) {
    switch bytes.count {
    case 4: self = .v4(bytes.reduce(0) { $0 << 8 | UInt32($1) })
    case 16:
      self = .v6(
        bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
        bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
      )
    default: return nil
    }
  }

  /// From `192.0.2.1` or `2001:db8::1`; an address with a zone is link-local and not read.
  package init?(text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    if unsafe inet_pton(AF_INET, text, &bytes) == 1 {
      self.init(bytes: bytes.prefix(4))
    } else if unsafe inet_pton(AF_INET6, text, &bytes) == 1 {
      self.init(bytes: bytes)
    } else {
      return nil
    }
  }

  /// From what libcurl is about to connect to; nothing for any family but the two.
  init?(_ address: UnsafePointer<curl_sockaddr>) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe ccurl_address_bytes(address, &bytes)
    self.init(bytes: bytes.prefix(Int(count)))
  }

  /// `127.0.0.0/8` or `::1`; an IPv4 address mapped into IPv6 is neither.
  package var isLoopback: Bool {
    switch self {
    case .v4(let address): address >> 24 == 127
    case .v6(let upper, let lower): upper == 0 && lower == 1
    }
  }

  /// Whether anybody on the internet may have this address.
  package var isPublic: Bool {
    switch self {
    case .v4(let address): return !Self.reservedV4.contains { address >> (32 - $0.1) == $0.0 }
    case .v6(let upper, let lower):
      // 64:ff9b::/96 carries an IPv4 address through a translator (RFC 6052).
      if upper == 0x0064_FF9B_0000_0000, lower >> 32 == 0 {
        return Self.v4(UInt32(truncatingIfNeeded: lower)).isPublic
      }
      // 2000::/3 is all that has been given out; mapped, local and multicast lie outside.
      guard upper >> 61 == 0b001 else { return false }
      return !Self.reservedV6.contains { upper >> (64 - $0.1) == $0.0 }
    }
  }

  /// The leading bits, and how many they are.
  private static let reservedV4: [(UInt32, UInt32)] = [
    (0x00, 8),  // 0.0.0.0/8 this network
    (0x0A, 8),  // 10.0.0.0/8 private
    (0x191, 10),  // 100.64.0.0/10 carrier-grade NAT
    (0x7F, 8),  // 127.0.0.0/8 loopback
    (0xA9FE, 16),  // 169.254.0.0/16 link-local, cloud metadata
    (0xAC1, 12),  // 172.16.0.0/12 private
    (0xC00000, 24),  // 192.0.0.0/24 protocol assignments
    (0xC00002, 24),  // 192.0.2.0/24 documentation
    (0xC05863, 24),  // 192.88.99.0/24 former 6to4 relays
    (0xC0A8, 16),  // 192.168.0.0/16 private
    (0x6309, 15),  // 198.18.0.0/15 benchmarks
    (0xC63364, 24),  // 198.51.100.0/24 documentation
    (0xCB0071, 24),  // 203.0.113.0/24 documentation
    (0xE, 4),  // 224.0.0.0/4 multicast
    (0xF, 4),  // 240.0.0.0/4 reserved, broadcast
  ]

  /// Inside 2000::/3: the leading bits, and how many they are.
  private static let reservedV6: [(UInt64, UInt64)] = [
    (0x2001_0000 >> 9, 23),  // 2001::/23 Teredo, benchmarks, ORCHID
    (0x2001_0DB8, 32),  // 2001:db8::/32 documentation
    (0x2002, 16),  // 2002::/16 6to4, which carries an IPv4 address
    (0x3FFF0, 20),  // 3fff::/20 documentation
  ]
}
