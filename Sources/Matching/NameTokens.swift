/// Splits names and labels into words that mean something.
package enum NameTokens {
  /// The words of a name or a label: camel case, `__c` and `hs_` split off, lower case, compounds
  /// taken apart, phrases and synonyms replaced by one word each; in order, without repetitions.
  package static func of(_ text: String) -> [String] {
    var words = split(text).flatMap(parts)
    words.removeAll { Vocabulary.empty.contains($0) }
    words = joined(words).map { Vocabulary.synonyms[$0] ?? singular($0) }
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }

  /// The words as written, lower case.
  static func split(_ text: String) -> [String] {
    let text = withoutSuffix(text)
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return splitASCII(Array(text.utf8)) }
    var words: [String] = []
    var word = ""
    var previous: Character?
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : nil
      if startsWord(character, after: previous, before: next), !word.isEmpty {
        words.append(word)
        word = ""
      }
      if character.isLetter || character.isNumber { word.append(character) }
      previous = character
    }
    if !word.isEmpty { words.append(word) }
    return words.map { $0.lowercased() }
  }

  /// The same for a text without accents, byte by byte.
  private static func splitASCII(_ bytes: [UInt8]) -> [String] {
    func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    var words: [String] = []
    var word: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isLetter = isUpper(byte) || isLower(byte)
      var starts = false
      if index > 0, byte != UInt8(ascii: "'") {
        let previous = bytes[index - 1]
        if !isLetter, !isDigit(byte) {
          starts = true
        } else if isUpper(byte) {
          let next = index + 1 < bytes.count ? bytes[index + 1] : 0
          starts = isLower(previous) || isDigit(previous) || isLower(next)
        } else {
          starts =
            isDigit(byte) != isDigit(previous)
            && (isUpper(previous) || isLower(previous)) != isLetter
        }
      }
      if starts, !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
      if isLetter || isDigit(byte) { word.append(isUpper(byte) ? byte | 0x20 : byte) }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  private static func withoutSuffix(_ text: String) -> Substring {
    for suffix in ["__pc", "__c"] where text.hasSuffix(suffix) {
      return text.dropLast(suffix.count)
    }
    return text[...]
  }

  private static func startsWord(
    _ character: Character,
    after previous: Character?,
    before next: Character?
  ) -> Bool {
    guard let previous else { return false }
    if character == "'" || character == "’" { return false }
    guard character.isLetter || character.isNumber else { return true }
    if character.isUppercase {
      return previous.isLowercase || previous.isNumber || (next?.isLowercase ?? false)
    }
    return character.isNumber != previous.isNumber && previous.isLetter != character.isLetter
  }

  /// A compound such as `jobtitle`, taken apart into known words; anything else as it is.
  private static func parts(of word: String) -> [String] {
    guard word.utf8.count > 5, Vocabulary.synonyms[word] == nil,
      !Vocabulary.words.contains(word)
    else { return [word] }
    let bytes = Array(word.utf8)
    // best[i]: the fewest known words that spell the first i bytes.
    var best = [[String]?](repeating: nil, count: bytes.count + 1)
    best[0] = []
    for end in 1...bytes.count {
      for start in 0..<end {
        guard let before = best[start] else { continue }
        let piece = String(decoding: bytes[start..<end], as: UTF8.self)
        guard piece.utf8.count > 1, Vocabulary.words.contains(piece) else { continue }
        if best[end].map({ $0.count > before.count + 1 }) ?? true {
          best[end] = before + [piece]
        }
      }
    }
    return best[bytes.count] ?? [word]
  }

  /// Words that belong together become one: `first name`, `opt out`.
  private static func joined(_ words: [String]) -> [String] {
    var output: [String] = []
    var index = 0
    while index < words.count {
      let rest = words[index...].prefix(Vocabulary.phraseWordsMax)
      let length = stride(from: rest.count, to: 1, by: -1).first {
        Vocabulary.phrases[rest.prefix($0).joined(separator: " ")] != nil
      }
      if let length, let word = Vocabulary.phrases[rest.prefix(length).joined(separator: " ")] {
        output.append(word)
        index += length
      } else {
        output.append(words[index])
        index += 1
      }
    }
    return output
  }

  private static func singular(_ word: String) -> String {
    guard word.count > 4, word.hasSuffix("s"), !Vocabulary.words.contains(word) else { return word }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    for length in [2, 1] {
      let stem = String(word.dropLast(length))
      if Vocabulary.words.contains(stem) { return Vocabulary.synonyms[stem] ?? stem }
    }
    let keeps = ["ss", "us", "is"].contains { word.hasSuffix($0) }
    return keeps ? word : String(word.dropLast())
  }
}
