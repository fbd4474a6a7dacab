/// A sentence or a quote as its words are compared: white space and typographic marks made plain.
struct SentenceText {
  private let characters: [Character]

  init(_ text: String) {
    var characters: [Character] = []
    for character in text {
      if character.isWhitespace {
        if let last = characters.last, last != " " { characters.append(" ") }
      } else {
        characters.append(Self.plain(character))
      }
    }
    if characters.last == " " { characters.removeLast() }
    self.characters = characters
  }

  var isEmpty: Bool { characters.isEmpty }

  /// Whether words stand in a text letter by letter, blanks and marks included; blanks alone are no
  /// words.
  static func stands(_ words: String, in text: String) -> Bool {
    guard !words.allSatisfy(\.isWhitespace) else { return false }
    return place(of: Array(words.utf8), in: Array(text.utf8)) != nil
  }

  private static func plain(_ character: Character) -> Character {
    switch character {
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{2032}": "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}", "\u{2033}": "\""
    case "\u{2013}", "\u{2014}", "\u{2212}": "-"
    default: character
    }
  }

  func contains(_ other: SentenceText) -> Bool {
    Self.place(of: other.characters, in: characters) != nil
  }

  /// The words of this text that are another's but for case.
  func range(ignoringCaseOf other: SentenceText) -> String? {
    let start = Self.place(
      of: other.characters.map { $0.lowercased() },
      in: characters.map { $0.lowercased() }
    )
    return start.map { String(characters[$0..<($0 + other.characters.count)]) }
  }

  /// Where a part first stands in the whole.
  private static func place<Element: Equatable>(
    of part: [Element],
    in whole: [Element]
  ) -> Int? {
    guard let first = part.first else { return 0 }
    guard part.count <= whole.count else { return nil }
    guard part.count * whole.count > comparisonsMax else {
      return (0...(whole.count - part.count)).first { start in
        whole[start] == first && whole[start..<start + part.count].elementsEqual(part)
      }
    }
    return placeInOnePass(of: part, in: whole)
  }

  /// What is compared one by one at most: sentences and their quotes.
  private static let comparisonsMax = 100_000

  /// The same, looking at each element of both about once (Knuth, Morris and Pratt).
  ///
  /// A quote of many equal letters must not take minutes.
  private static func placeInOnePass<Element: Equatable>(
    of part: [Element],
    in whole: [Element]
  ) -> Int? {
    // For each place of the part, how long its longest beginning is that also ends there.
    var borders = [0]
    borders.reserveCapacity(part.count)
    for element in part.dropFirst() {
      borders.append(advanced(borders[borders.count - 1], over: element, part, borders))
    }
    var matched = 0
    for (index, element) in whole.enumerated() {
      matched = advanced(matched, over: element, part, borders)
      if matched == part.count { return index + 1 - matched }
    }
    return nil
  }

  private static func advanced<Element: Equatable>(
    _ matched: Int,
    over element: Element,
    _ part: [Element],
    _ borders: [Int]
  ) -> Int {
    var matched = matched
    while matched > 0, part[matched] != element { matched = borders[matched - 1] }
    return part[matched] == element ? matched + 1 : 0
  }

  /// What stands between quotation marks: `'Marketing Site'`.
  ///
  /// An apostrophe inside a word opens and closes nothing.
  var literals: [String] {
    var literals: [String] = []
    var opening: Int?
    var mark: Character = " "
    for index in characters.indices {
      let character = characters[index]
      guard character == "'" || character == "\"" else { continue }
      let before = index == 0 ? " " : characters[index - 1]
      let after = index + 1 == characters.count ? " " : characters[index + 1]
      if let start = opening, character == mark {
        guard !(after.isLetter || after.isNumber) else { continue }
        literals.append(String(characters[(start + 1)..<index]))
        opening = nil
      } else if opening == nil, !(before.isLetter || before.isNumber), after != " " {
        (opening, mark) = (index, character)
      }
    }
    return literals.filter { !$0.isEmpty }
  }
}

/// Words in small letters of ASCII that a sentence may have, whatever its case.
struct WordList: Sendable, ExpressibleByArrayLiteral {
  private let words: Set<String>
  /// A bit for each letter that a word begins with: most words are told apart by it.
  private let initials: UInt32

  init(arrayLiteral words: String...) {
    self.words = Set(words)
    initials = words.reduce(0) { bits, word in
      word.utf8.first.map { bits | Self.bit($0) } ?? bits
    }
  }

  private static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter & 0x1F) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  /// Whether one of the words stands in a text.
  func isMentioned(in text: String) -> Bool {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
    var isInWord = false
    for (place, byte) in zip(text.utf8.indices, text.utf8) {
      let isLetter = Self.isLetter(byte)
      if isLetter, !isInWord, initials & Self.bit(byte) != 0 {
        let word = text.utf8[place...].prefix(while: Self.isLetter)
        if words.contains(String(decoding: CaseMapping.lowered(word), as: UTF8.self)) {
          return true
        }
      }
      isInWord = isLetter
    }
    return false
  }
}
