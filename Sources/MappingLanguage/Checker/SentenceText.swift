/// A sentence or a quote as its words are compared: white space and typographic marks made plain.
struct SentenceText {
  let characters: [Character]

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

  private static func plain(_ character: Character) -> Character {
    switch character {
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{2032}": "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}", "\u{2033}": "\""
    case "\u{2013}", "\u{2014}", "\u{2212}": "-"
    default: character
    }
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
