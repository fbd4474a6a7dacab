/// Texts inside URLs and forms.
enum PercentEncoding {
  /// Everything but RFC 3986's unreserved characters is encoded.
  static func component(_ text: some StringProtocol) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count * 3 / 2)
    for byte in text.utf8 {
      if isUnreserved(byte) {
        output.append(byte)
      } else {
        output.append(UInt8(ascii: "%"))
        output.append(digit(byte >> 4))
        output.append(digit(byte & 15))
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// How many bytes a text has when it is encoded.
  static func length(of text: some StringProtocol) -> Int {
    text.utf8.reduce(0) { $0 + (isUnreserved($1) ? 1 : 3) }
  }

  /// `a=1&b=2`, for a query or a form.
  static func pairs(_ pairs: KeyValuePairs<String, String>) -> String {
    pairs.map { component($0.key) + "=" + component($0.value) }.joined(separator: "&")
  }

  private static func digit(_ number: UInt8) -> UInt8 {
    number < 10 ? number + UInt8(ascii: "0") : number - 10 + UInt8(ascii: "A")
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
