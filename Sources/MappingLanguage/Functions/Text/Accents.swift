/// Which letters are other letters with an accent.
enum Accents {
  /// The letters without it; `nil` for a letter without one.
  static func plain(_ scalar: Unicode.Scalar) -> String? { letters[scalar] ?? strokes[scalar] }

  /// Whether it is a combining mark that no single script has for itself.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
    default: false
    }
  }

  private static let letters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    for group in AccentData.text.split(whereSeparator: \.isWhitespace) {
      guard let plain = group.unicodeScalars.first else { continue }
      // "Ǣ" is "Æ" with an accent, and that is "AE".
      let text = strokes[plain] ?? String(plain)
      for scalar in group.unicodeScalars.dropFirst() { letters[scalar] = text }
    }
    return letters
  }()

  /// Latin letters that no decomposition takes apart.
  private static let strokes: [Unicode.Scalar: String] = [
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L", "ħ": "h",
    "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "TH",
  ]
}
