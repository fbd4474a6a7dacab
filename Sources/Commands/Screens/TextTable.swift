import Diagnostics

/// Columns of text, each as wide as its widest cell, cut to the screen.
struct TextTable {
  private let columns: Int
  private var rows: [[String]] = []

  init(columns: Int, header: [String]? = nil) {
    self.columns = columns
    if let header { rows = [header] }
  }

  var isEmpty: Bool { rows.isEmpty }

  mutating func add(_ cells: [String]) {
    rows.append(cells.map(PrintableText.of))
  }

  /// The lines, without trailing blanks; the first column is never cut: it names the thing.
  var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.map { column < $0.count ? ScreenText.width($0[column]) : 0 }.max() ?? 0
    }
    while widths.reduce(2 * max(0, count - 1), +) > columns,
      let widest = widths.dropFirst().max(), widest > 12,
      let index = widths.lastIndex(of: widest), index > 0
    {
      widths[index] -= 1
    }
    return rows.map { row in
      let line = row.enumerated().map { column, cell in
        ScreenText.padded(ScreenText.cut(cell, to: widths[column]), to: widths[column])
      }.joined(separator: "  ")
      return ScreenText.withoutTrailingBlanks(line)
    }
  }
}

/// Text measured as a terminal shows it.
enum ScreenText {
  /// Terminal cells: wide East Asian characters and pictures take two, marks take none.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  static func cut(_ text: String, to width: Int) -> String {
    guard self.width(text) > width else { return text }
    var kept = ""
    var used = 0
    for character in text {
      let next = self.width(String(character))
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…"
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - self.width(text)))
  }

  static func withoutTrailingBlanks(_ text: String) -> String {
    var end = text.endIndex
    while end > text.startIndex, text[text.index(before: end)] == " " {
      end = text.index(before: end)
    }
    return String(text[..<end])
  }

  /// `12,345`.
  static func count(_ number: Int) -> String {
    var digits = Array(String(abs(number)))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: position)
      position -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }

  /// `1 record`, `2 records`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
