import Records

/// Whether a text looks like a telephone number at all: the test of a phone field when written.
enum PhoneForm {
  /// At least three digits, beginning with a digit, a plus or a bracket; letters only after digits,
  /// as in `ext. 7` and `1-800-…`.
  static func holds(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard let first = range.first else { return false }
    let opening = bytes[first]
    guard
      HostName.isDigit(opening) || opening == UInt8(ascii: "+") || opening == UInt8(ascii: "(")
    else { return false }
    var digits = 0
    for index in range {
      let byte = bytes[index]
      if HostName.isDigit(byte) {
        digits += 1
      } else if byte == UInt8(ascii: "@") {
        return false
      }
    }
    return digits >= 3
  }
}
