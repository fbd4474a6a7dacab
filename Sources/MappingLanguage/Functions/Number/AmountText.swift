import Records

/// What stands before, in and after the digits of an amount: `US$ 1,200.50`, `(3.5M)`, `5,- €`.
struct AmountText {
  let before: Substring
  let digits: Range<Int>
  let after: Substring

  /// `nil` where the text has no digit.
  init?(_ text: Range<Int>, in arena: borrowing Arena) {
    let bytes = arena.bytes
    func isDigit(_ index: Int) -> Bool { bytes[index] &- UInt8(ascii: "0") < 10 }
    guard let first = text.first(where: isDigit), let last = text.last(where: isDigit) else {
      return nil
    }
    digits = first..<last + 1
    before = String(decoding: bytes[text.lowerBound..<first], as: UTF8.self)[...]
    after = String(decoding: bytes[last + 1..<text.upperBound], as: UTF8.self)[...]
  }

  /// The magnitude that stands first after the digits, and what else stands there.
  var unit: (magnitude: String?, rest: String) {
    guard let start = after.firstIndex(where: \.isLetter) else { return (nil, String(after)) }
    let word = after[start...].prefix(while: \.isLetter)
    guard let magnitude = Magnitude.word(word) else { return (nil, String(after)) }
    return (magnitude, String(after[..<start] + after[word.endIndex...]))
  }

  /// The magnitude that is all that stands before the digits, but for signs and marks.
  var leadingMagnitude: String? {
    let words = before.split { !$0.isLetter }
    return words.count == 1 ? Magnitude.word(words[0]) : nil
  }

  /// Whether the amount is counted in hundredths of a unit.
  var isMinorUnit: Bool {
    let signs: Set<Character> = ["¢", "￠"]
    let words: Set<String> = ["c", "ct", "cts", "cent", "cents", "p", "penny", "pence"]
    return (before + after).contains(where: signs.contains)
      || after.split { !$0.isLetter }.contains { words.contains($0.lowercased()) }
  }

  /// Whether around the digits stands only what belongs to a price.
  var isPrice: Bool {
    let marks: Set<Character> = ["+", ".", ",", "(", ")", "'"]
    return (before + after).allSatisfy { character in
      character.isWhitespace || character.isLetter || character.isCurrencySymbol
        || character.isDash || marks.contains(character)
    }
  }
}
