import Records

/// Letters and words after a number that stand for a power of ten.
enum Magnitude {
  private static let powers: [String: Int] = [
    "hundred": 2, "k": 3, "thousand": 3, "lakh": 5, "m": 6, "mn": 6, "mln": 6, "mio": 6,
    "million": 6, "crore": 7, "b": 9, "bn": 9, "mrd": 9, "billion": 9, "t": 12, "tn": 12,
    "trillion": 12,
  ]

  /// Words that make another number of the one before them, but stand for no power of ten that
  /// is known: those of other languages, and those that mean one number here and another there.
  private static let otherWords: Set<String> = [
    "bio", "cien", "cientos", "cr", "crs", "dozen", "dozens", "duizend", "dutzend", "grand",
    "gross", "hundert", "hundra", "kk", "lac", "lacs", "mil", "mila", "mille", "mia",
    "miliard", "miliardi", "milioni", "milione", "miljard", "miljarder", "miljoen", "miljon",
    "miljoner", "milliard", "milliarde", "milliarden", "milliarder", "milliards",
    "millionen", "millioner", "millón", "millones", "milhão", "milhões", "milyar", "milyon",
    "mm", "mmm", "quadrillion", "quadrillions", "score", "tausend", "tis", "tsd", "tusen",
    "tusind", "tys", "billionen", "billones", "billón", "trillionen", "млн", "млрд", "тыс",
    "тысяч",
  ]

  static let words = powers.keys.sorted()

  /// The word as it is stated: in small letters and of one; `nil` where it stands for no power.
  static func word(_ text: some StringProtocol) -> String? {
    let word = text.lowercased()
    if powers[word] != nil { return word }
    let singular = String(word.dropLast())
    return word.hasSuffix("s") && singular.count > 1 && powers[singular] != nil ? singular : nil
  }

  /// `nil` where the word stands for none.
  static func power(_ text: some StringProtocol) -> Int? { word(text).flatMap { powers[$0] } }

  /// Whether a word of several letters makes another number of the one beside it.
  static func changes(_ text: some StringProtocol) -> Bool {
    text.count > 1 && (power(text) != nil || otherWords.contains(text.lowercased()))
  }

  /// The number times ten to the power; `nil` beyond 38 digits.
  static func stretched(_ number: ExactDecimal, by power: Int) -> ExactDecimal? {
    guard power <= 38 else { return nil }
    let factor = Int128(ExactDecimal.power(power))
    let (mantissa, overflows) = number.mantissa.multipliedReportingOverflow(by: factor)
    return overflows ? nil : ExactDecimal(mantissa, scale: number.scale)?.normalized
  }
}
