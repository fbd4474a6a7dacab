import Records

/// Letters and words after a number that stand for a power of ten.
enum Magnitude {
  private static let powers: [String: Int] = [
    "hundred": 2, "k": 3, "thousand": 3, "lakh": 5, "m": 6, "mn": 6, "mln": 6, "mio": 6,
    "million": 6, "crore": 7, "b": 9, "bn": 9, "mrd": 9, "billion": 9, "t": 12, "tn": 12,
    "trillion": 12,
  ]

  static let words = powers.keys.sorted()

  /// `nil` where the word stands for none.
  static func power(_ word: String) -> Int? { powers[word.lowercased()] }

  /// The number times ten to the power; `nil` beyond 38 digits.
  static func stretched(_ number: ExactDecimal, by power: Int) -> ExactDecimal? {
    let factor = Int128(ExactDecimal.power(power))
    let (mantissa, overflows) = number.mantissa.multipliedReportingOverflow(by: factor)
    return overflows ? nil : ExactDecimal(mantissa, scale: number.scale)?.normalized
  }
}

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

  /// Whether a minus or the parentheses of bookkeepers say that it is negative.
  var isNegative: Bool {
    let isMinus = { (character: Character) in character == "-" || character == "\u{2212}" }
    if before.contains(where: isMinus) { return true }
    if before.contains("("), after.contains(")") { return true }
    // "5,-" is a price without cents, "5-" is a debt.
    return after.first.map(isMinus) ?? false
  }

  /// The magnitude that stands first after the digits, and what else stands there.
  var unit: (magnitude: String?, rest: String) {
    guard let start = after.firstIndex(where: \.isLetter) else { return (nil, String(after)) }
    let word = after[start...].prefix(while: \.isLetter)
    guard Magnitude.power(String(word)) != nil else { return (nil, String(after)) }
    return (word.lowercased(), String(after[..<start] + after[word.endIndex...]))
  }

  /// The magnitude that is all that stands before the digits, but for signs and marks.
  var leadingMagnitude: String? {
    let words = before.split { !$0.isLetter }
    guard words.count == 1, Magnitude.power(String(words[0])) != nil else { return nil }
    return words[0].lowercased()
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
    let marks: Set<Character> = ["-", "\u{2212}", "–", "—", "+", ".", ",", "(", ")", "'"]
    // A dash between blanks joins words, or is a minus; nobody knows.
    let isBetweenBlanks = before.split(separator: " ", omittingEmptySubsequences: true).dropFirst()
      .contains { $0.allSatisfy { "-\u{2212}–—".contains($0) } }
    guard !isBetweenBlanks else { return false }
    return (before + after).allSatisfy { character in
      character.isWhitespace || character.isLetter || character.isCurrencySymbol
        || marks.contains(character)
    }
  }
}
