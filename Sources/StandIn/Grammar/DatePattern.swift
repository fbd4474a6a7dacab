/// Date formats as people write them, in the mapping language's form.
enum DatePattern {
  private static let parts: [(written: String, pattern: String)] = [
    ("YYYY", "%Y"), ("MMMM", "%B"), ("MMM", "%b"), ("YY", "%y"), ("MM", "%m"), ("DD", "%d"),
    ("HH24", "%H"), ("HH", "%H"), ("MI", "%M"), ("SS", "%S"), ("D", "%-d"), ("M", "%-m"),
  ]

  /// The pattern by which a day is written; `nil` where the month may be either number.
  static func example(_ text: String) -> String? {
    guard let mark = text.first(where: { "-./".contains($0) }) else { return nil }
    let parts = text.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
      return nil
    }
    let numbers = parts.compactMap { Int($0) }
    let separator = String(mark)
    if parts[0].count == 4, parts[1].count == 2, parts[2].count == 2, (1...12) ~= numbers[1] {
      return mark == "-" ? "iso" : ["%Y", "%m", "%d"].joined(separator: separator)
    }
    guard parts[2].count == 4, parts[0].count == 2, parts[1].count == 2 else { return nil }
    // Points are written with the day first, everywhere.
    if mark == "." || numbers[0] > 12, (1...31) ~= numbers[0], (1...12) ~= numbers[1] {
      return ["%d", "%m", "%Y"].joined(separator: separator)
    }
    if numbers[1] > 12, (1...31) ~= numbers[1], (1...12) ~= numbers[0] {
      return ["%m", "%d", "%Y"].joined(separator: separator)
    }
    return nil
  }

  /// `DD.MM.YYYY` is `%d.%m.%Y`; `nil` for anything that is no format.
  static func written(_ text: String) -> String? {
    if text.contains("%Y") { return text }
    let upper = text.uppercased()
    guard upper.contains("YY"), upper.contains("M"), upper.contains("D") else { return nil }
    var pattern = ""
    var rest = upper[...]
    var sawHour = false
    while let character = rest.first {
      if sawHour, rest.hasPrefix("MM") {
        pattern += "%M"
        rest = rest.dropFirst(2)
      } else if let part = parts.first(where: { rest.hasPrefix($0.written) }) {
        sawHour = sawHour || part.pattern == "%H"
        pattern += part.pattern
        rest = rest.dropFirst(part.written.count)
      } else {
        guard "./-: ,".contains(character) else { return nil }
        pattern.append(character)
        rest = rest.dropFirst()
      }
    }
    return pattern == "%Y-%m-%d" ? "iso" : pattern
  }
}
