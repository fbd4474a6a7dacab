/// A name by its letters and digits alone.
package enum NameLetters {
  /// In small letters: `First Name`, `first_name` and `firstName` are the same.
  package static func of(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case 0x80...: return String(text.lowercased().filter { $0.isLetter || $0.isNumber })
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
