/// The words that tell parts of names apart, without points and in small letters.
extension PersonName {
  /// Titles that stand before a name, or before a family name alone.
  static let prefixes: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "dr-ing", "prof", "lord", "lady", "herr", "frau", "hr",
    "fr", "dipl-ing", "mme", "mlle", "sr", "sra", "rev", "hon",
  ]
  /// Titles that go with a given name, and never stand alone.
  static let givenPrefixes: Set<String> = ["sir", "dame", "don", "doña"]
  /// Titles behind another title; given names elsewhere.
  static let laterPrefixes: Set<String> = ["justice", "judge"]
  /// What may stand before a title, and means nothing elsewhere.
  static let introductions: Set<String> = ["the", "rt", "right", "most", "very"]

  /// What tells a person from others of the family with the same name.
  static let generations: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
  /// What a person has earned.
  static let degrees: Set<String> = [
    "phd", "dphil", "md", "dds", "dvm", "edd", "psyd", "pharmd", "esq", "mba", "msc", "bsc", "llm",
    "llb", "cpa", "cfa", "pmp", "obe", "mbe", "cbe",
  ]

  /// What belongs to the family name after it.
  private static let particles: Set<String> = boundParticles.union([
    "van", "von", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "della", "dello", "di",
    "da", "das", "do", "dos", "du", "la", "le", "ter", "ten", "bin", "ibn", "al", "el", "st",
    "mac", "nic",
  ])
  /// Particles that are no names themselves.
  private static let boundParticles: Set<String> = ["ó", "ní", "uí"]

  /// What stands between people.
  private static let conjunctions: Set<String> = [
    "&", "+", "/", ";", "and", "und", "et", "og", "och",
  ]
  /// The same in small letters; a capital may be an initial.
  private static let smallConjunctions: Set<String> = ["y", "e", "i"]

  static func key(_ word: String) -> String { String(word.lowercased().filter { $0 != "." }) }

  static func isParticle(_ word: String) -> Bool { particles.contains(key(word)) }

  /// Whether a word cannot be a name without another after it.
  static func isBoundParticle(_ word: String) -> Bool {
    boundParticles.contains(key(word)) || isParticle(word) && word.first?.isLowercase == true
  }

  static func isConjunction(_ word: String) -> Bool {
    conjunctions.contains(key(word)) || smallConjunctions.contains(word)
  }

  /// Whether a conjunction can stand inside one family name: `Ortega y Gasset`.
  static func joinsFamilies(_ word: String) -> Bool { smallConjunctions.contains(word) }

  /// Whether a word is a conjunction between titles, where none is an initial.
  static func joinsTitles(_ word: String) -> Bool {
    isConjunction(word) || smallConjunctions.contains(key(word))
  }

  /// Whether the first of these words is a title.
  static func isTitle(_ words: ArraySlice<String>) -> Bool {
    guard let key = words.first.map(key) else { return false }
    return prefixes.contains(key) || givenPrefixes.contains(key) && words.count > 1
      || introductions.contains(key) && isTitle(words.dropFirst())
  }

  /// Whether a word is more of the title before it: small letters and a point, as in `rer. nat.`,
  /// or an office.
  static func goesOnTitle(_ word: String) -> Bool {
    let isDegree =
      word.first?.isLowercase == true && word.last == "." && key(word).count > 1
      && !isParticle(word)
    return isDegree || laterPrefixes.contains(key(word))
  }

  /// Whether a word is a number of kings and heirs in capitals.
  static func isNumeral(_ word: String) -> Bool {
    word.count > 1 && word.allSatisfy { "IVX".contains($0) }
  }
}
