/// Takes off a noun phrase what does not name the field: articles, whose it is, "field".
struct PhraseTrimming {
  /// The side's own system, and the other one's.
  let own: Set<String>
  let other: Set<String>
  /// Options: people of whom a field says so, rather than all records.
  let groups: Set<String>

  /// The words in the forms they may be looked up in, the longest first; empty where the phrase
  /// speaks of the other side.
  func variants(of tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
    guard tokens.allSatisfy({ $0.kind == .word || $0.isMark("/") }) else { return [] }
    var words = tokens
    var variants = [words]
    func add() {
      if !words.isEmpty, variants.last != words { variants.append(words) }
    }
    while let first = words.first, words.count > 1, Lexicon.articles.contains(first.folded) {
      words = words.dropFirst()
    }
    add()
    if let side = placeAtEnd(&words) {
      if !side { return [] }
      add()
    }
    while let last = words.last, words.count > 1, Lexicon.fieldWords.contains(last.folded) {
      words = words.dropLast()
    }
    add()
    while let first = words.first, words.count > 1 {
      let word = first.folded
      if other.contains(Self.singular(word)), !own.contains(Self.singular(word)) { break }
      guard
        own.contains(Self.singular(word)) || Lexicon.recordWords.contains(word) && !isThing(word)
          || Lexicon.articles.contains(word)
      else { break }
      words = words.dropFirst()
      add()
    }
    return variants
  }

  /// `in Salesforce`, `of the contact`: whether that is this side; `nil` where nothing is said.
  private func placeAtEnd(_ words: inout ArraySlice<Token>) -> Bool? {
    guard
      let place = words.lastIndex(where: { ["in", "from", "of", "on"].contains($0.folded) }),
      place > words.startIndex, place < words.endIndex - 1
    else { return nil }
    let rest = words[(place + 1)...].filter { !Lexicon.articles.contains($0.folded) }
      .map { Self.singular($0.folded) }
    guard !rest.isEmpty, !rest.contains(where: isGroup) else { return nil }
    let plain = Lexicon.recordWords.union(Lexicon.places)
    func belongs(_ names: Set<String>) -> Bool {
      rest.allSatisfy { names.contains($0) || plain.contains($0) || plain.contains($0 + "s") }
        && rest.contains { names.contains($0) }
    }
    let isOwn =
      belongs(own) || rest.allSatisfy { Lexicon.recordWords.contains($0) || $0 == "record" }
    let isOther = belongs(other)
    guard isOwn || isOther else { return nil }
    words = words[..<place]
    return isOwn
  }

  private func isGroup(_ word: String) -> Bool {
    groups.contains(word) && !own.contains(word) && !other.contains(word)
  }

  /// Whether the word is the name of something else that records may refer to: "the account name".
  private func isThing(_ word: String) -> Bool {
    Self.things.contains(Self.singular(word)) || word == "companies" || word == "opportunities"
  }

  private static let things: Set<String> = [
    "account", "company", "deal", "opportunity", "order", "event", "form", "purchase",
  ]

  static func singular(_ word: String) -> String {
    word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }
}
