/// A sentence that says which words of a name are its first and which its last name.
struct SplitSentence {
  /// As `name_part` calls them.
  enum Part: String {
    case given
    case family
  }

  /// Words from one place to another, both included; 0 is the first, -1 the last.
  struct Places: Hashable {
    let from: Int
    let to: Int

    static let first = Places(from: 0, to: 0)
    static let last = Places(from: -1, to: -1)
    static let allButFirst = Places(from: 1, to: -1)
    static let allButLast = Places(from: 0, to: -2)

    var title: String {
      switch self {
      case .first: "the first word"
      case .last: "the last word"
      case .allButFirst: "all but the first word"
      default: "all but the last word"
      }
    }
  }

  /// Each piece between commas and the like, in small letters and without the names of the parts.
  private struct Clause {
    /// The parts that it names, or else those of the clause before it.
    let parts: Set<Part>
    let words: [String]
  }

  private let clauses: [Clause]

  /// What the quote says; where that names no part, all of the sentence does.
  init(quote: String, of sentence: String) {
    let quoted = Self.clauses(of: quote)
    let isSaid = quoted.contains { !$0.parts.isEmpty }
    let whole = isSaid ? [] : Self.clauses(of: sentence)
    clauses = whole.contains { !$0.parts.isEmpty } ? whole : quoted
  }

  /// The words that are told to be this part; `nil` where that is not said, or more than that.
  func words(of part: Part) -> Places? {
    let named = clauses.reduce(into: Set<Part>()) { $0.formUnion($1.parts) }
    let own = clauses.filter { clause in
      clause.parts == [part] || clause.parts.isEmpty && named.isSubset(of: [part])
    }
    let telling = own.filter {
      CheckRule.splitWords.isMentioned(in: $0.words.joined(separator: " "))
    }
    guard telling.count == 1, !telling[0].words.contains("not") else { return nil }
    return Self.places(in: telling[0].words)
  }

  private static func clauses(of text: String) -> [Clause] {
    var clauses: [Clause] = []
    var parts: Set<Part> = []
    for piece in pieces(of: text) {
      var (words, named) = (piece, Set<Part>())
      for (name, part) in partNames {
        while let place = words.firstRange(of: name) {
          words.replaceSubrange(place, with: [part.rawValue])
          named.insert(part)
        }
      }
      if !named.isEmpty { parts = named }
      clauses.append(Clause(parts: parts, words: words))
    }
    return clauses
  }

  private static let partNames: [([String], Part)] = [
    (["first", "name"], .given), (["given", "name"], .given), (["forename"], .given),
    (["firstname"], .given), (["last", "name"], .family), (["family", "name"], .family),
    (["surname"], .family), (["lastname"], .family),
  ]

  /// The words of each piece.
  private static func pieces(of text: String) -> [[String]] {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    var pieces: [[String]] = [[]]
    for word in words {
      let letters = word.filter(\.isLetter)
      if letters == "and" {
        pieces.append([])
      } else {
        if !letters.isEmpty { pieces[pieces.count - 1].append(letters) }
        if let end = word.last, ",;:.".contains(end) { pieces.append([]) }
      }
    }
    return pieces.filter { !$0.isEmpty }
  }

  // MARK: Places

  private enum Side {
    case upTo
    case before
    case after
    case without
  }

  private static let sides: [String: Side] = [
    "to": .upTo, "until": .upTo, "till": .upTo, "before": .before, "after": .after,
    "behind": .after, "but": .without, "except": .without, "without": .without,
  ]

  /// `the first word`, `all but the last word`, `everything up to the last blank`: of one of them,
  /// and nothing else that splits.
  private static func places(in words: [String]) -> Places? {
    let ends = words.indices.dropLast().filter { place in
      ["first", "last"].contains(words[place])
        && (words[place + 1] == "word" || isBlank(words[place + 1]))
    }
    guard ends.count == 1, let end = ends.first else { return nil }
    let before = words[..<end].lastIndex { $0 != "the" }
    let side = before.flatMap { sides[words[$0]] }
    let others = words.indices.filter {
      $0 != end + 1 && $0 != before && CheckRule.splitWords.isMentioned(in: words[$0])
    }
    guard others.isEmpty else { return nil }
    let isFirst = words[end] == "first"
    return isBlank(words[end + 1])
      ? placesAtBlank(side, isFirst) : placesAtWord(side, isFirst)
  }

  private static func placesAtBlank(_ side: Side?, _ isFirst: Bool) -> Places? {
    switch side {
    case .upTo, .before: isFirst ? .first : .allButLast
    case .after: isFirst ? .allButFirst : .last
    case .without, nil: nil
    }
  }

  private static func placesAtWord(_ side: Side?, _ isFirst: Bool) -> Places? {
    switch side {
    case .before: isFirst ? nil : .allButLast
    case .after: isFirst ? .allButFirst : nil
    case .without: isFirst ? .allButFirst : .allButLast
    // Whether that word is one of them is not said.
    case .upTo: nil
    case nil: isFirst ? .first : .last
    }
  }

  private static func isBlank(_ word: String) -> Bool { word == "blank" || word == "space" }
}
