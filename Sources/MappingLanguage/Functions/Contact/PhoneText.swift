import Records

/// The digits of a telephone number as people type it.
struct PhoneText {
  let hasPlus: Bool
  let digits: [UInt8]
  /// The digits of the extension; empty where there is none.
  let extensionDigits: [UInt8]

  /// `nil` where something stands in the text that is no part of a number.
  ///
  /// Blanks, hyphens, dots, slashes and brackets separate; `(0)` after a calling code is left out;
  /// an extension is `x7`, `ext. 7`, `#7`.
  init?(_ range: Range<Int>, in arena: borrowing Arena) {
    var text = Array(arena.bytes[WhiteSpace.trimmed(range, in: arena.bytes)])
    if text.starts(with: Array("tel:".utf8)) { text.removeFirst(4) }
    let main = Self.withoutExtension(text)
    let extensionDigits = Array(text.reversed().prefix(while: HostName.isDigit).reversed())
    self.extensionDigits = main.count < text.count ? extensionDigits : []
    text = main
    var digits: [UInt8] = []
    var hasPlus = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      let blank = WhiteSpace.length(at: index, end: text.count, in: text)
      if HostName.isDigit(byte) {
        digits.append(byte)
      } else if byte == UInt8(ascii: "+"), digits.isEmpty, !hasPlus {
        hasPlus = true
      } else if hasPlus, text[index...].starts(with: Array("(0)".utf8)) {
        index += 3
        continue
      } else if blank > 0 {
        index += blank
        continue
      } else if let dash = Self.dashLength(text, index) {
        index += dash
        continue
      } else if !Self.separators.contains(byte) {
        return nil
      }
      index += 1
    }
    // E.164 allows 15 digits; prefixes come on top.
    guard (2...20).contains(digits.count) else { return nil }
    self.hasPlus = hasPlus
    self.digits = digits
  }

  private static let separators = Set("-./()[]".utf8)

  /// The hyphens and dashes of U+2010 to U+2015 and U+2212.
  private static func dashLength(_ text: [UInt8], _ index: Int) -> Int? {
    guard index + 2 < text.count, text[index] == 0xE2 else { return nil }
    let isDash =
      text[index + 1] == 0x80 && (0x90...0x95).contains(text[index + 2])
      || text[index + 1] == 0x88 && text[index + 2] == 0x92
    return isDash ? 3 : nil
  }

  private static func withoutExtension(_ text: [UInt8]) -> [UInt8] {
    guard let lastOther = text.lastIndex(where: { !HostName.isDigit($0) }) else { return text }
    let after = text.count - 1 - lastOther
    guard (1...7).contains(after) else { return text }
    var head = Array(text[...lastOther])
    while let last = head.last, last == UInt8(ascii: " ") { head.removeLast() }
    let lowered = head.map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
    for mark in [";ext=", "extension", "ext.", "ext", "x", "#"] {
      let bytes = Array(mark.utf8)
      guard lowered.count > bytes.count, lowered.suffix(bytes.count).elementsEqual(bytes) else {
        continue
      }
      return Array(head.dropLast(bytes.count))
    }
    return text
  }
}
