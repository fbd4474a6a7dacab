import Crypto
package import SyncMachine

extension ContentHash {
  /// The SHA-256 of bytes, as 64 hexadecimal digits.
  package static func sha256(_ bytes: some Sequence<UInt8>) -> ContentHash {
    ContentHash(hexadecimal(SHA256.hash(data: Array(bytes))))
  }

  /// The SHA-256 of a text's UTF-8, as 64 hexadecimal digits.
  package static func sha256(_ text: String) -> ContentHash { sha256(text.utf8) }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
