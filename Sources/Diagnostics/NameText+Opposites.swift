/// Names that say the opposite of each other.
extension NameText {
  /// Words that say no to all of a name.
  private static let negations = letters(of: ["not", "non"])
  /// Syllables that say no to the word that they begin, or that stands behind them.
  private static let denials = letters(of: [
    "non", "not", "no", "un", "in", "im", "ir", "il", "dis", "de", "anti", "ex", "isnot",
  ])
  /// Words and parts of words of which one is never meant by the other.
  private static let antonyms = [
    ("in", "out"), ("on", "off"), ("yes", "no"), ("true", "false"), ("with", "without"),
    ("before", "after"), ("min", "max"), ("first", "last"), ("start", "end"), ("from", "to"),
    ("male", "female"),
  ].map { (Letters($0.0.unicodeScalars.map(\.value)), Letters($0.1.unicodeScalars.map(\.value))) }

  private static func letters(of words: [String]) -> [Letters] {
    words.map { $0.unicodeScalars.map(\.value) }
  }

  static func isDenial(_ word: Letters) -> Bool { denials.contains(word) }

  /// The words, each as one with the syllable that says no to it: `unsubscribed` of
  /// `un_subscribed`.
  private var deniedWords: [Letters] {
    var joined: [Letters] = []
    var denial: Letters = []
    for word in words {
      if Self.denials.contains(word) {
        denial += word
      } else {
        joined.append(denial + word)
        denial = []
      }
    }
    return denial.isEmpty ? joined : joined + [denial]
  }

  /// Whether one says no to what the other says.
  func isOpposite(of other: NameText) -> Bool {
    let negated = words.contains(where: Self.negations.contains)
    guard negated == other.words.contains(where: Self.negations.contains) else { return true }
    return Self.differ(deniedWords + [letters], other.deniedWords + [other.letters]) {
      Self.denies($0, $1) || Self.denies($1, $0)
    } || Self.differ(words, other.words, by: Self.areAntonyms)
  }

  /// Whether a word that only the one has stands in some relation to one that only the other has.
  private static func differ(
    _ words: [Letters],
    _ others: [Letters],
    by areOpposite: (Letters, Letters) -> Bool
  ) -> Bool {
    let left = others.filter { !words.contains($0) }
    return words.contains { word in
      !others.contains(word) && left.contains { areOpposite(word, $0) }
    }
  }

  /// Whether the word is the other behind a syllable that says no.
  private static func denies(_ word: Letters, _ other: Letters) -> Bool {
    guard other.count > 2, word.count > other.count, word.suffix(other.count) == other[...]
    else { return false }
    return denials.contains(Array(word.dropLast(other.count)))
  }

  /// Whether the words are antonyms, or begin or end with them and are the same beyond: `optin` and
  /// `optout`, `inbound` and `outbound`.
  private static func areAntonyms(_ word: Letters, _ other: Letters) -> Bool {
    antonyms.contains { one, another in
      areSame(word, other, but: one, another) || areSame(word, other, but: another, one)
    }
  }

  /// Whether the one begins or ends with `part`, and the other with `another`, and nothing else is
  /// different.
  private static func areSame(
    _ word: Letters,
    _ other: Letters,
    but part: Letters,
    _ another: Letters
  ) -> Bool {
    if word.starts(with: part), other.starts(with: another),
      word.dropFirst(part.count) == other.dropFirst(another.count)
    {
      return true
    }
    return word.suffix(part.count) == part[...] && other.suffix(another.count) == another[...]
      && word.dropLast(part.count) == other.dropLast(another.count)
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
