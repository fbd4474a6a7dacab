/// A full name, taken apart word by word.
///
/// All parts are empty where it has more commas than any form of a name, or names several people;
/// `Mr. & Mrs. Smith` still share their family name.
struct PersonName {
  private(set) var prefix: [String] = []
  private(set) var given: [String] = []
  private(set) var middle: [String] = []
  private(set) var family: [String] = []
  private(set) var suffix: [String] = []
  /// Whether the titles are those of two people: `Mr. & Mrs.`.
  private var isCouple = false

  private static let prefixes: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "dr-ing", "prof", "lord", "lady", "herr", "frau", "hr",
    "fr", "dipl-ing", "mme", "mlle", "sr", "sra", "rev",
  ]
  /// Titles that go with a given name, and never stand alone.
  private static let givenPrefixes: Set<String> = ["sir", "dame", "don", "doña"]
  private static let suffixes: Set<String> = [
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "cpa",
  ]
  private static let particles: Set<String> = [
    "van", "von", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "della", "dello", "di",
    "da", "das", "do", "dos", "du", "la", "le", "ter", "ten", "bin", "ibn", "al", "el", "st",
  ]
  /// What stands between people.
  private static let conjunctions: Set<String> = ["&", "+", "/", ";", "and", "und", "et"]
  /// What stands between people after a title, and inside one family name elsewhere.
  private static let familyConjunctions: Set<String> = ["y", "e"]

  init(_ text: String, isFamilyFirst: Bool) {
    var names: [[String]] = []
    for piece in text.split(separator: ",") {
      var words = Self.words(of: piece)
      takeSuffixes(&words, leaving: names.isEmpty ? 1 : 0)
      takePrefixes(&words)
      if !words.isEmpty { names.append(words) }
    }
    let isSeveral = names.joined().contains { Self.conjunctions.contains(Self.key($0)) }
    guard !isSeveral, names.count <= 2 else {
      (prefix, suffix) = ([], [])
      return
    }
    if names.count == 2 {
      family = names[0]
      given = Array(names[1].prefix(1))
      middle = Array(names[1].dropFirst())
    } else if let words = names.first {
      split(words, isFamilyFirst)
    }
    if isCouple { (given, middle) = ([], []) }
  }

  /// The words between blanks; signs that join people are words of their own.
  private static func words(of piece: Substring) -> [String] {
    var spaced = ""
    for character in piece {
      spaced += "&+/;".contains(character) ? " \(character) " : String(character)
    }
    return spaced.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private mutating func split(_ words: [String], _ isFamilyFirst: Bool) {
    // "Dr. van Dyke" and "Dr. Smith" say no given name, and "Sir Elton" says no family name.
    let isFamily = prefix.last.map { !Self.givenPrefixes.contains(Self.key($0)) } ?? false
    let isOne = words.dropLast().allSatisfy { Self.isParticle($0) && $0.first?.isLowercase == true }
    if isOne, isFamily || words.count == 1 {
      if isFamily { family = words } else { given = words }
    } else if isFamilyFirst {
      splitFamilyFirst(words)
    } else {
      splitGivenFirst(words)
    }
  }

  private mutating func splitGivenFirst(_ words: [String]) {
    given = Array(words.prefix(1))
    var start = words.count - 1
    while start > 1, Self.isParticle(words[start - 1]) { start -= 1 }
    family = Array(words[start...])
    middle = Array(words[1..<start])
  }

  private mutating func splitFamilyFirst(_ words: [String]) {
    var end = 1
    while end < words.count - 1, Self.isParticle(words[end - 1]) { end += 1 }
    family = Array(words[..<end])
    given = [words[end]]
    middle = Array(words[(end + 1)...])
  }

  /// Takes titles off the front: `Prof. Dr. rer. nat.`, `Mr. & Mrs.`.
  private mutating func takePrefixes(_ words: inout [String]) {
    var taken = 0
    while taken < words.count {
      let rest = words[taken...]
      if Self.isTitle(rest) || taken > 0 && Self.isDegree(words[taken]) {
        taken += 1
      } else if taken > 0, Self.isConjunction(words[taken]), Self.isTitle(rest.dropFirst()) {
        isCouple = true
        taken += 2
      } else {
        break
      }
    }
    prefix += words.prefix(taken)
    words.removeFirst(taken)
  }

  private mutating func takeSuffixes(_ words: inout [String], leaving least: Int) {
    let isSuffix = { (word: String) in Self.suffixes.contains(Self.key(word)) }
    let taken = words.dropFirst(least).reversed().prefix(while: isSuffix).count
    suffix += words.suffix(taken)
    words.removeLast(taken)
  }

  /// Whether the first of these words is a title.
  private static func isTitle(_ words: ArraySlice<String>) -> Bool {
    guard let key = words.first.map(key) else { return false }
    return prefixes.contains(key) || givenPrefixes.contains(key) && words.count > 1
  }

  /// Whether a word is the rest of a title before it: small letters and a point.
  private static func isDegree(_ word: String) -> Bool {
    word.first?.isLowercase == true && word.last == "." && key(word).count > 1 && !isParticle(word)
  }

  private static func isConjunction(_ word: String) -> Bool {
    conjunctions.contains(key(word)) || familyConjunctions.contains(key(word))
  }

  private static func isParticle(_ word: String) -> Bool { particles.contains(key(word)) }

  private static func key(_ word: String) -> String {
    String(word.lowercased().filter { $0 != "." })
  }
}
