/// A full name, taken apart word by word.
///
/// All parts are empty where nobody can tell them apart: it has more commas than any form of a name
/// or a parenthesis without end, names several people, or may end with a degree, as in `Smith, JD`;
/// `Mr. & Mrs. Smith` still share their family name. What stands in parentheses is no part of it.
/// Parts are empty, too, where a word may belong to them or not: an abbreviation in front may be a
/// title, and one at the end, or capitals among small letters, may be a degree.
struct PersonName {
  private(set) var prefix: [String] = []
  private(set) var given: [String] = []
  private(set) var middle: [String] = []
  private(set) var family: [String] = []
  private(set) var suffix: [String] = []
  /// Whether the titles are those of two people: `Mr. & Mrs.`.
  private var isCouple = false
  private var hasDegree = false

  init(_ text: String, isFamilyFirst: Bool) {
    guard let text = Self.withoutRemarks(text) else { return }
    let hasSmallLetters = text.contains(where: \.isLowercase)
    var names: [[String]] = []
    for piece in text.split(separator: ",") {
      var words = Self.words(of: piece)
      takeSuffixes(&words, leaving: names.isEmpty ? 1 : 0, hasSmallLetters)
      takePrefixes(&words)
      if !words.isEmpty { names.append(words) }
    }
    guard names.count <= 2, !Self.areSeveral(names), !Self.mayEndWithDegree(names) else {
      (prefix, suffix) = ([], [])
      return
    }
    if names.count == 2 {
      take(family: names[0], given: names[1])
    } else if let words = names.first {
      split(words, isFamilyFirst)
    }
    if isCouple { (given, middle) = ([], []) }
  }

  /// The text without what stands in parentheses or brackets; `nil` where one has no other.
  private static func withoutRemarks(_ text: String) -> String? {
    var kept = ""
    var open: [Character] = []
    for character in text {
      switch character {
      case "(": open.append(")")
      case "[": open.append("]")
      case ")", "]":
        guard open.popLast() == character else { return nil }
        kept += " "
      default: if open.isEmpty { kept.append(character) }
      }
    }
    return open.isEmpty ? kept : nil
  }

  /// The words between blanks; signs that join people are words of their own.
  private static func words(of piece: Substring) -> [String] {
    var spaced = ""
    for character in piece {
      spaced += "&+/;".contains(character) ? " \(character) " : String(character)
    }
    return spaced.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether several people are named; `y` joins two names of one family before a comma, and
  /// elsewhere nobody knows what.
  private static func areSeveral(_ names: [[String]]) -> Bool {
    guard names.count == 2 else { return names.joined().contains(where: isConjunction) }
    return names[0].contains { isConjunction($0) && !joinsFamilies($0) }
      || names[1].contains(where: isConjunction)
  }

  /// Whether the one word after the comma may be the initials of a person, or of a degree, or is
  /// no name at all.
  private static func mayEndWithDegree(_ names: [[String]]) -> Bool {
    guard names.count == 2, names[1].count == 1 else { return false }
    let word = names[1][0]
    if isAbbreviation(word) || isSpelledTitle(word) { return true }
    return word.count > 1 && word.allSatisfy(\.isUppercase)
      && names[0].joined().contains(where: \.isLowercase)
  }

  /// Whether the last of several words may be a degree, or something else that is no name: an
  /// abbreviation, or two to four capitals behind small letters.
  ///
  /// A particle needs a name after it.
  private static func mayEndWithDegree(_ words: [String]) -> Bool {
    guard words.count > 1, let last = words.last, !isParticle(words[words.count - 2]) else {
      return false
    }
    let letters = last.filter { $0 != "." }
    let isCapitals = (2...4).contains(letters.count) && letters.allSatisfy(\.isUppercase)
    return isAbbreviation(last)
      || isCapitals && words.dropLast().joined().contains(where: \.isLowercase)
  }

  /// Takes what stands before and behind a comma.
  private mutating func take(family: [String], given words: [String]) {
    if Self.isAbbreviation(family[0]), !Self.isParticle(family[0]) { return }
    if !Self.mayEndWithDegree(family) { self.family = family }
    takeGiven(words[...])
  }

  /// Takes a given name and those after it.
  private mutating func takeGiven(_ words: ArraySlice<String>) {
    guard let first = words.first, !Self.isAbbreviation(first) else { return }
    given = [first]
    if !Self.mayEndWithDegree(Array(words)) { middle = Array(words.dropFirst()) }
  }

  private mutating func split(_ words: [String], _ isFamilyFirst: Bool) {
    let title = prefix.last.map(Self.key)
    let isOne = words.dropLast().allSatisfy(Self.isBoundParticle)
    let isNamed = words.count > 1 && words.last?.first?.isUppercase == true
    guard isOne, title != nil || hasDegree || isNamed || words.count == 1 else {
      return isFamilyFirst ? splitFamilyFirst(words) : splitGivenFirst(words)
    }
    // "Dr. van Dyke" and "Smith, PhD" say no given name, "Sir Elton" says no family name, and
    // "Sister Anna" may be either.
    if let title, Self.eitherPrefixes.contains(title) { return }
    if Self.isAbbreviation(words[0]), !Self.isBoundParticle(words[0]) { return }
    let isFamily = title.map { !Self.givenPrefixes.contains($0) } ?? hasDegree
    if isFamily || isNamed { family = words } else { given = words }
  }

  private mutating func splitGivenFirst(_ words: [String]) {
    var start = words.count - 1
    while start > 1, Self.isParticle(words[start - 1]) { start -= 1 }
    let isTitled = Self.isAbbreviation(words[0])
    guard !Self.mayEndWithDegree(words) else {
      // "Smith AB" may be a family name and initials.
      if words.count > 2, !isTitled { given = [words[0]] }
      return
    }
    if !(isTitled && Self.isParticle(words[0])) { family = Array(words[start...]) }
    guard !isTitled else { return }
    given = [words[0]]
    middle = Array(words[1..<start])
  }

  private mutating func splitFamilyFirst(_ words: [String]) {
    guard !Self.isAbbreviation(words[0]) else { return }
    var end = 1
    while end < words.count - 1, Self.isParticle(words[end - 1]) { end += 1 }
    family = Array(words[..<end])
    if end < words.count - 1 || !Self.mayEndWithDegree(words) { takeGiven(words[end...]) }
  }

  /// Takes titles off the front: `Prof. Dr. rer. nat.`, `Mr. & Mrs.`.
  private mutating func takePrefixes(_ words: inout [String]) {
    var taken = 0
    while taken < words.count {
      let rest = words[taken...]
      if Self.isTitle(rest) || taken > 0 && Self.goesOnTitle(words[taken]) {
        taken += 1
      } else if taken > 0, Self.joinsTitles(words[taken]), Self.isTitle(rest.dropFirst()) {
        isCouple = true
        taken += 2
      } else {
        break
      }
    }
    prefix += words.prefix(taken)
    words.removeFirst(taken)
  }

  /// Takes degrees and `Jr.` off the end, and the numbers of kings and heirs off any place but the
  /// first; among capitals only, `VI` and `XI` may be names.
  private mutating func takeSuffixes(
    _ words: inout [String],
    leaving least: Int,
    _ hasSmallLetters: Bool
  ) {
    let isDegree = { (word: String) in Self.degrees.contains(Self.key(word)) }
    let isNumeral = { (word: String) in hasSmallLetters && Self.isNumeral(word) }
    let isSuffix = { (word: String) in
      isDegree(word) || isNumeral(word) || Self.generations.contains(Self.key(word))
    }
    let end = words.dropFirst(least).reversed().prefix(while: isSuffix).count
    let added = words.suffix(end)
    words.removeLast(end)
    suffix += words.dropFirst().filter(isNumeral) + added
    words = words.prefix(1) + words.dropFirst().filter { !isNumeral($0) }
    hasDegree = hasDegree || added.contains(where: isDegree)
  }
}
