/// Date formats as people write them, in the mapping language's form.
enum DatePattern {
  private static let parts: [(written: String, pattern: String)] = [
    ("YYYY", "%Y"), ("MMMM", "%B"), ("MMM", "%b"), ("YY", "%y"), ("MM", "%m"), ("DD", "%d"),
    ("HH24", "%H"), ("HH", "%H"), ("MI", "%M"), ("SS", "%S"), ("D", "%-d"), ("M", "%-m"),
  ]

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
