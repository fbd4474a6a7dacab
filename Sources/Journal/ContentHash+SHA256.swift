import Crypto
package import SyncMachine

extension ContentHash {
  /// The SHA-256 of bytes, as 64 hexadecimal digits.
  package static func sha256(_ bytes: some Sequence<UInt8>) -> ContentHash {
    ContentHash(Hexadecimal.text(SHA256.hash(data: Array(bytes))))
  }

  /// The SHA-256 of a text's UTF-8, as 64 hexadecimal digits.
  package static func sha256(_ text: String) -> ContentHash { sha256(text.utf8) }
}
