/// The words that tell parts of names apart, without points and in small letters.
extension PersonName {
  /// Titles that stand before a name, or before a family name alone.
  static let prefixes: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "lord", "lady", "herr", "frau", "hr", "fr",
    "mme", "mlle", "sr", "sra", "srta", "rev", "revd", "hon", "dra", "profa", "drs", "dhr", "mevr",
    "dott", "dottssa", "avv", "atty", "mudr", "judr", "phdr", "rndr", "capt", "cpt", "cmdr", "cdr",
    "lt", "sgt", "cpl", "pvt", "pfc", "supt", "insp", "msgr",
  ]
  /// Titles that are names without the point at their end: `Maj.`, `Sig.`.
  private static let pointedPrefixes: Set<String> = [
    "adm", "amb", "arch", "bc", "br", "brig", "col", "det", "eng", "ens", "gen", "gov", "ing",
    "ir", "lic", "mag", "maj", "mgr", "mons", "mw", "pres", "rep", "sen", "sig", "sigra",
  ]
  /// Titles in full, which are family names where no name stands after them.
  private static let spelledPrefixes: Set<String> = [
    "mister", "doctor", "professor", "reverend", "rabbi", "pastor", "imam", "father", "sister",
    "brother", "monsignor", "captain", "colonel", "commander", "lieutenant", "sergeant", "corporal",
    "major", "general", "admiral", "senator", "ambassador", "madam", "monsieur", "madame",
    "mademoiselle", "señor", "señora", "señorita", "senhor", "senhora", "signor", "signora",
    "signorina", "fräulein", "meneer", "mevrouw", "doktor", "doutor", "doutora", "professora",
  ]
  /// Titles that go with a given name, and never stand alone.
  static let givenPrefixes: Set<String> = ["sir", "dame", "don", "doña"]
  /// Titles that go with a given name or a family name.
  static let eitherPrefixes: Set<String> = [
    "pastor", "imam", "father", "sister", "brother", "br",
  ]
  /// Titles behind another title; given names elsewhere.
  static let laterPrefixes: Set<String> = ["justice", "judge"]
  /// What may stand before a title, and means nothing elsewhere.
  static let introductions: Set<String> = [
    "the", "rt", "right", "most", "very", "rear", "vice", "chief",
  ]
  /// How titles of several parts begin: `Dipl.-Ing.`, `Univ.-Prof.`.
  private static let compounds = ["dipl-", "dr-", "univ-"]

  /// What tells a person from others of the family with the same name.
  static let generations: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
  /// What a person has earned; those that are names too, such as `MA`, are not among them.
  static let degrees: Set<String> = [
    "phd", "dphil", "md", "dds", "dmd", "dvm", "edd", "psyd", "pharmd", "dnp", "dba", "scd", "esq",
    "mba", "mph", "mfa", "mphil", "meng", "beng", "msc", "bsc", "llm", "llb", "mdiv", "cpa", "cfa",
    "pmp", "cissp", "peng", "ceng", "rn", "bsn", "msn", "aprn", "crna", "lcsw", "lmft", "frcs",
    "frcp", "mrcp", "facs", "frs", "obe", "mbe", "cbe", "kbe", "gbe", "kcb", "qc", "ret",
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
    guard let word = words.first else { return false }
    let key = key(word)
    if prefixes.contains(key) || word.last == "." && isPointedTitle(key) { return true }
    return words.count > 1 && (givenPrefixes.contains(key) || spelledPrefixes.contains(key))
      || introductions.contains(key) && isTitle(words.dropFirst())
  }

  private static func isPointedTitle(_ key: String) -> Bool {
    pointedPrefixes.contains(key) || compounds.contains(where: key.hasPrefix)
  }

  /// Whether a word is a title in full, a name at most by chance.
  static func isSpelledTitle(_ word: String) -> Bool { spelledPrefixes.contains(key(word)) }

  /// Whether a word is cut short by its point, and neither initials, `J.-P.`, nor whole.
  static func isAbbreviation(_ word: String) -> Bool {
    word.last == "." && word.split { $0 == "." || $0 == "-" }.contains { $0.count > 1 }
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
