/// Reads names, labels and headers as words that mean something, each text once.
struct FieldWords {
  private var known: [String: [String]] = [:]
  private var compounds: [String: [String]] = [:]

  /// The words of a name, a label or a header: in our language, without abbreviations, one word for
  /// each meaning; in order, without repetitions.
  mutating func of(_ text: String) -> [String] {
    if let words = known[text] { return words }
    var words = Self.folded(text).flatMap { expanded($0) }
    words = Self.joined(words)
    let meaning = words.filter { !Lexicon.empty.contains($0) }
    words = (meaning.isEmpty ? words : meaning).map {
      Lexicon.synonyms[$0] ?? Self.singular($0)
    }
    var seen: Set<String> = []
    words = words.filter { seen.insert($0).inserted }
    known[text] = words
    return words
  }

  /// What stands for a word, and French words that lose a letter before another.
  private static let marks = [
    ("#", " number "), ("%", " percent "), (" d'", " "), (" l'", " "), (" d’", " "),
    (" l’", " "),
  ]

  /// The words as written, in small letters without accents.
  private static func folded(_ text: String) -> [String] {
    var text = text
    for (mark, word) in marks where text.contains(mark) {
      text = text.replacing(mark, with: word)
    }
    return NameTokens.split(text).map { word in
      word.utf8.allSatisfy { $0 < 0x80 } ? word : String(word.flatMap(plain))
    }
  }

  private static func plain(_ character: Character) -> String {
    switch character {
    case "ß": "ss"
    case "ä", "à", "á", "â", "ã", "å": "a"
    case "ö", "ò", "ó", "ô", "õ", "ø": "o"
    case "ü", "ù", "ú", "û": "u"
    case "é", "è", "ê", "ë": "e"
    case "í", "ì", "î", "ï": "i"
    case "ç": "c"
    case "ñ": "n"
    default: String(character)
    }
  }

  private mutating func expanded(_ word: String) -> [String] {
    if let meaning = Lexicon.expansions[word] { return meaning }
    guard word.utf8.count > 5, Lexicon.synonyms[word] == nil, !Lexicon.words.contains(word)
    else { return [word] }
    if let parts = compounds[word] { return parts }
    let parts = Self.parts(of: word).flatMap { Lexicon.expansions[$0] ?? [$0] }
    compounds[word] = parts
    return parts
  }

  /// A compound such as `jobtitle`, taken apart into as few known words as spell it; anything else
  /// as it is.
  private static func parts(of word: String) -> [String] {
    let bytes = Array(word.utf8)
    var best = [[String]?](repeating: nil, count: bytes.count + 1)
    best[0] = []
    for end in 2...bytes.count {
      for start in 0..<end - 1 {
        guard let before = best[start], best[end].map({ $0.count > before.count + 1 }) ?? true
        else { continue }
        let piece = String(decoding: bytes[start..<end], as: UTF8.self)
        if Lexicon.words.contains(piece) { best[end] = before + [piece] }
      }
    }
    return best[bytes.count] ?? [word]
  }

  /// Words that belong together become one.
  private static func joined(_ words: [String]) -> [String] {
    let words = words.filter { !Lexicon.fillers.contains($0) }
    var output: [String] = []
    var index = 0
    while index < words.count {
      var length = min(Lexicon.phraseWordsMax, words.count - index)
      var meaning: [String]?
      while length > 1 {
        meaning = Lexicon.phrases[words[index..<index + length].joined(separator: " ")]
        if meaning != nil { break }
        length -= 1
      }
      output += meaning ?? [words[index]]
      index += max(1, length)
    }
    return output
  }

  private static func singular(_ word: String) -> String {
    guard word.utf8.count > 3, word.hasSuffix("s") else { return word }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if ["ss", "us", "is"].contains(where: { word.hasSuffix($0) }) { return word }
    let stem = String(word.dropLast())
    return Lexicon.synonyms[stem] ?? stem
  }
}
