/// Record identifiers: 15 characters, and three more that make them safe where case is lost.
enum SalesforceID {
  private static let alphabet = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8
  )
  private static let checks = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
  /// Which org, in every identifier behind the object's prefix.
  private static let pod = "5g00000"

  /// The identifier of the record of that number.
  static func make(prefix: String, number: Int) -> String {
    var digits: [UInt8] = []
    var rest = number
    for _ in 0..<5 {
      digits.append(alphabet[rest % 62])
      rest /= 62
    }
    let short = Array(prefix.utf8) + Array(pod.utf8) + digits.reversed()
    return String(decoding: short + suffix(of: short), as: UTF8.self)
  }

  /// The 18 characters of an identifier written with 15 or 18; `nil` where the text is none.
  static func full(_ text: String) -> String? {
    short(text).map { $0 + String(decoding: suffix(of: Array($0.utf8)), as: UTF8.self) }
  }

  /// The 15 characters that tell a record; `nil` where the text is no identifier.
  static func short(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count == 15 || bytes.count == 18 else { return nil }
    guard bytes.allSatisfy({ alphabet.contains($0) }) else { return nil }
    let short = Array(bytes[..<15])
    if bytes.count == 18 {
      let written = bytes[15...].map { $0 >= 0x61 ? $0 - 0x20 : $0 }
      guard written == suffix(of: short) else { return nil }
    }
    return String(decoding: short, as: UTF8.self)
  }

  /// One character for each five: which of them are capitals.
  private static func suffix(of short: [UInt8]) -> [UInt8] {
    (0..<3).map { block in
      var bits = 0
      for position in 0..<5 {
        let byte = short[block * 5 + position]
        if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { bits |= 1 << position }
      }
      return checks[bits]
    }
  }
}
