import Crypto
package import Records

/// The SHA-256 of something's canonical bytes: what versions, approvals and catalogs are pinned by.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package let hex: String

  package init(of bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in SHA256.hash(data: bytes) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    hex = String(decoding: text, as: UTF8.self)
  }

  package var description: String { hex }
}

extension MappingSpec {
  /// The hash of the canonical form, ``canonicalBytes``.
  package var fingerprint: Fingerprint { .init(of: canonicalBytes) }
}

extension Catalog {
  /// The hash of the snapshot; the order in which a platform lists its fields does not matter.
  package var fingerprint: Fingerprint {
    var sorted = self
    sorted.fields.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return .init(of: sorted.json.bytes(.canonical))
  }
}
