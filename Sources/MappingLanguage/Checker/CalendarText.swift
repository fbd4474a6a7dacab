/// The forms in which dates and instants stand in a spec.
enum CalendarText {
  /// `2031-05-01`.
  static func isDate(_ text: String) -> Bool { date(Array(text.utf8)) }

  /// `2031-05-01T00:00:00Z`, with an optional fraction and with `Z` or an offset.
  static func isInstant(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, date(Array(bytes.prefix(10))), bytes[10] == UInt8(ascii: "T")
    else { return false }
    var rest = bytes[11...]
    guard let hour = number(&rest, 2), hour < 24, take(&rest, ":"), let minute = number(&rest, 2),
      minute < 60
    else { return false }
    if take(&rest, ":") {
      guard let second = number(&rest, 2), second < 61 else { return false }
      if take(&rest, ".") {
        let digits = rest.prefix { isDigit($0) }
        guard !digits.isEmpty else { return false }
        rest = rest.dropFirst(digits.count)
      }
    }
    return isOffset(&rest)
  }

  private static func isOffset(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if take(&rest, "Z") { return rest.isEmpty }
    guard take(&rest, "+") || take(&rest, "-"), let hours = number(&rest, 2), hours < 24
    else { return false }
    _ = take(&rest, ":")
    guard let minutes = number(&rest, 2) else { return false }
    return minutes < 60 && rest.isEmpty
  }

  private static func date(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 10 else { return false }
    var rest = bytes[...]
    guard let year = number(&rest, 4), take(&rest, "-"), let month = number(&rest, 2),
      take(&rest, "-"), let day = number(&rest, 2), (1...12).contains(month)
    else { return false }
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func number(_ rest: inout ArraySlice<UInt8>, _ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func take(_ rest: inout ArraySlice<UInt8>, _ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
