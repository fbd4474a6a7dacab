/// JSON strings as bytes.
enum JSONText {
  /// Appends a string literal; a text without anything to escape is copied whole.
  static func write(_ text: String, into output: inout [UInt8]) {
    let bytes = Array(text.utf8)
    output.append(UInt8(ascii: "\""))
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      for byte in bytes { escape(byte, into: &output) }
    } else {
      output += bytes
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8, into output: inout [UInt8]) {
    switch byte {
    case 0x22, 0x5C: output += [0x5C, byte]
    case 0x0A: output += [0x5C, UInt8(ascii: "n")]
    case 0x0D: output += [0x5C, UInt8(ascii: "r")]
    case 0x09: output += [0x5C, UInt8(ascii: "t")]
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      output += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: output.append(byte)
    }
  }
}
