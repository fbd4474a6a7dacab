/// A name as its words: whatever its case, and however they are set apart.
struct NameText {
  typealias Letters = [UInt32]

  /// In small letters: `shipping_address`, `Shipping Address` and `ShippingAddress` have the same.
  let words: [Letters]
  /// The words without what stands between them.
  let letters: Letters

  init(_ name: String) {
    let scalars = Array(name.unicodeScalars)
    var words: [Letters] = [[]]
    for (place, scalar) in scalars.enumerated() {
      let before = place > 0 ? scalars[place - 1] : nil
      let after = place + 1 < scalars.count ? scalars[place + 1] : nil
      if Self.separates(scalar, before, after) {
        words.append([])
      } else {
        if Self.beginsWord(scalar, before, after) { words.append([]) }
        words[words.count - 1] += scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
      }
    }
    self.words = words.filter { !$0.isEmpty }
    letters = Array(words.joined())
  }

  private static func separates(
    _ scalar: Unicode.Scalar,
    _ before: Unicode.Scalar?,
    _ after: Unicode.Scalar?
  ) -> Bool {
    if scalar.properties.isWhitespace || "_./".unicodeScalars.contains(scalar) { return true }
    // The dash of "-5" is a minus, that of "A-" a grade.
    guard scalar.properties.isDash, let before, let after else { return false }
    return isWordPart(before) && isWordPart(after)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      || scalar.properties.isWhitespace
  }

  /// Whether a capital begins another word, as both do in `HTTPStatus`.
  private static func beginsWord(
    _ scalar: Unicode.Scalar,
    _ before: Unicode.Scalar?,
    _ after: Unicode.Scalar?
  ) -> Bool {
    guard scalar.properties.isUppercase, let before else { return false }
    return before.properties.isLowercase
      || before.properties.isUppercase && after?.properties.isLowercase == true
  }

  /// The numbers in it, in the order of their digits.
  private var numbers: [[UInt32]] {
    words.flatMap { $0.split { !Self.digits.contains($0) } }.map(Array.init)
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static let digits = UInt32(0x30)...0x39

  /// Whether both have numbers, and others.
  func hasOtherNumbers(than other: NameText) -> Bool {
    let (own, others) = (numbers, other.numbers)
    return !own.isEmpty && !others.isEmpty && own != others
  }
}

// MARK: Opposites

extension NameText {
  /// Words that say no to all of a name.
  private static let negations = letters(of: ["not", "non"])
  /// Syllables that say no to the word that they begin.
  private static let denials = letters(of: [
    "non", "not", "no", "un", "in", "im", "ir", "il", "dis", "de", "anti", "ex", "isnot",
  ])

  private static func letters(of words: [String]) -> [Letters] {
    words.map { $0.unicodeScalars.map(\.value) }
  }

  /// Whether one says no to what the other says.
  func isOpposite(of other: NameText) -> Bool {
    let negated = words.contains(where: Self.negations.contains)
    guard negated == other.words.contains(where: Self.negations.contains) else { return true }
    let (own, others) = (words + [letters], other.words + [other.letters])
    return own.contains { word in
      !others.contains(word)
        && others.contains { (Self.denies(word, $0) || Self.denies($0, word)) && !own.contains($0) }
    }
  }

  /// Whether the word is the other behind a syllable that says no.
  private static func denies(_ word: Letters, _ other: Letters) -> Bool {
    guard other.count > 2, word.count > other.count, word.suffix(other.count) == other[...]
    else { return false }
    return denials.contains(Array(word.dropLast(other.count)))
  }

  /// The letters of names that say the opposite: a syllable more or less before one of the words.
  var opposites: [Letters] {
    var opposites: [Letters] = []
    var start = 0
    for word in words {
      let (before, rest) = (letters[..<start], letters[start...])
      for denial in Self.denials {
        opposites.append(before + denial + rest)
        if word.starts(with: denial), word.count - denial.count > 2 {
          opposites.append(Array(before + rest[(start + denial.count)...]))
        }
      }
      start += word.count
    }
    return opposites
  }
}
