/// Bytes written with ordinary characters.
enum Digits {
  private static let small = Array("0123456789abcdef".utf8)
  private static let sixtyFour = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { [small[Int($0 >> 4)], small[Int($0 & 15)]] }
  }

  /// `nil` for what is no even number of hexadecimal digits.
  static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { byte in
      Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// RFC 4648, section 4, with padding.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let first = group[start]
      let second = group.count > 1 ? group[start + 1] : 0
      let third = group.count > 2 ? group[start + 2] : 0
      text.append(sixtyFour[Int(first >> 2)])
      text.append(sixtyFour[Int((first & 3) << 4 | second >> 4)])
      text.append(
        group.count > 1 ? sixtyFour[Int((second & 15) << 2 | third >> 6)] : UInt8(ascii: "=")
      )
      text.append(group.count > 2 ? sixtyFour[Int(third & 63)] : UInt8(ascii: "="))
    }
    return text
  }
}
