/// Host names as the network writes them: small letters, labels beyond ASCII in Punycode.
enum HostName {
  /// The normal form; `nil` where the text is no name of at least two labels that ends in letters.
  ///
  /// Labels beyond ASCII are put into small letters and encoded (RFC 3492); the finer mappings of
  /// UTS 46 are not made.
  static func normalized(_ text: [UInt8]) -> [UInt8]? {
    var labels: [[UInt8]] = []
    for label in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      let lowered = CaseMapping.lowered(String(decoding: label, as: UTF8.self))
      guard let encoded = encodedLabel(lowered) else { return nil }
      labels.append(encoded)
    }
    guard labels.count >= 2, let top = labels.last, !top.allSatisfy(isDigit) else { return nil }
    let name = Array(labels.joined(separator: [UInt8(ascii: ".")]))
    return name.count <= 253 ? name : nil
  }

  private static func encodedLabel(_ label: [UInt8]) -> [UInt8]? {
    let encoded: [UInt8]
    if label.allSatisfy({ $0 < 0x80 }) {
      encoded = label
    } else {
      guard let digits = Punycode.encode(String(decoding: label, as: UTF8.self)) else { return nil }
      encoded = Array("xn--".utf8) + digits
    }
    let isMadeOfNames = encoded.allSatisfy { byte in
      isDigit(byte) || byte == UInt8(ascii: "-")
        || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
    }
    guard !encoded.isEmpty, encoded.count <= 63, isMadeOfNames,
      encoded.first != UInt8(ascii: "-"), encoded.last != UInt8(ascii: "-")
    else { return nil }
    return encoded
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
