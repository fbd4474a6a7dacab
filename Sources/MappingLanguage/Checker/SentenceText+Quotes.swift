extension SentenceText {
  /// How words stand in a sentence.
  enum Standing: Hashable {
    /// As whole words that carry something, or as the whole sentence.
    case quoted
    /// They are blanks alone.
    case empty
    case absent
    /// They begin or end inside a word, wherever they stand.
    case insideWords
    /// They are fewer letters and digits than say anything.
    case tooShort
  }

  /// How many letters and digits a quote has at least.
  static let quoteLettersMin = 3
  /// How many of a script without blanks, where one stands for a syllable or a word.
  static let quoteDenseLettersMin = 2

  /// Whether words are a quote as they stand there letter by letter, blanks and marks included;
  /// "no" where looking at bytes is not enough.
  static func stands(_ words: String, in text: String) -> Bool {
    let (part, whole) = (Array(words.utf8), Array(text.utf8))
    guard part.count(where: isPlainWord) >= quoteLettersMin else { return false }
    func isClean(at place: Int) -> Bool {
      guard place > 0, place < whole.count else { return true }
      let (left, right) = (whole[place - 1], whole[place])
      return left < 0x80 && !isPlainWord(left) || right < 0x80 && !isPlainWord(right)
    }
    let place = SequenceSearch.place(of: part, in: whole) { start in
      isClean(at: start) && isClean(at: start + part.count)
    }
    return place != nil
  }

  /// A letter or digit of ASCII.
  private static func isPlainWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  /// How a quote stands in this sentence.
  func standing(of quote: SentenceText) -> Standing {
    if quote.isEmpty { return .empty }
    if quote.characters == characters { return .quoted }
    guard SequenceSearch.place(of: quote.characters, in: characters) != nil else { return .absent }
    let isWhole = SequenceSearch.place(of: quote.characters, in: characters) { start in
      standsAlone(start..<(start + quote.characters.count))
    }
    if isWhole == nil { return .insideWords }
    return quote.carriesSomething ? .quoted : .tooShort
  }

  /// The words of this text that are another's but for case, where they are a quote.
  func quote(ignoringCaseOf other: SentenceText) -> String? {
    guard other.carriesSomething || other.characters.count == characters.count else { return nil }
    let start = SequenceSearch.place(
      of: other.characters.map { $0.lowercased() },
      in: characters.map { $0.lowercased() }
    ) { start in
      standsAlone(start..<(start + other.characters.count))
    }
    return start.map { String(characters[$0..<($0 + other.characters.count)]) }
  }

  private var carriesSomething: Bool {
    characters.count(where: \.isOfWord) >= Self.quoteLettersMin
      || characters.count(where: \.isOfDenseScript) >= Self.quoteDenseLettersMin
  }

  /// Whether a range neither begins nor ends inside a word.
  private func standsAlone(_ range: Range<Int>) -> Bool {
    !isInsideWord(range.lowerBound) && !isInsideWord(range.upperBound)
  }

  /// Whether a word goes on over a place; in a script without blanks none does.
  func isInsideWord(_ place: Int) -> Bool {
    guard place > 0, place < characters.count else { return false }
    let (left, right) = (characters[place - 1], characters[place])
    return left.isOfWord && right.isOfWord && !left.isOfDenseScript && !right.isOfDenseScript
  }
}

extension Character {
  fileprivate var isOfWord: Bool { isLetter || isNumber }

  /// Whether it belongs to a script that is written without blanks between words.
  fileprivate var isOfDenseScript: Bool {
    guard isOfWord, let scalar = unicodeScalars.first, scalar.value >= 0x0E00 else { return false }
    return Self.denseScripts.contains { $0.contains(scalar.value) }
  }

  /// Thai, Lao, Tibetan, Burmese, Khmer, kana, Han and what extends them.
  private static let denseScripts: [ClosedRange<UInt32>] = [
    0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3021...0x30FF,
    0x3105...0x312F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA9E0...0xA9FF,
    0xAA60...0xAA7F, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF,
  ]
}
