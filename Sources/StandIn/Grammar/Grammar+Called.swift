import Matching
import Records

/// Records by a word that no option and no field of the catalogs is surely called by: `students`.
extension Grammar {
  /// `students`, `interns and students`; those that the catalogs do know may stand beside them.
  func called(_ range: Range<Int>) -> Condition? {
    guard isLoose, let members = listed(range, calledOne) else { return nil }
    let hasCalled = members.contains { if case .called = $0 { true } else { false } }
    return hasCalled ? (members.count == 1 ? members[0] : .any(members)) : nil
  }

  private func calledOne(_ range: Range<Int>) -> Condition? {
    if case .records(let phrase)? = meaning(.records, range) { return phrase.condition }
    var words = tokens[range]
    var isEach = false
    let leads: Set<String> = ["the", "all", "any", "every", "each", "our", "these"]
    while words.count > 1, let first = words.first, leads.contains(first.folded) {
      isEach = isEach || ["every", "each", "any"].contains(first.folded)
      words = words.dropFirst()
    }
    let stretch = words.startIndex..<words.endIndex
    guard (1...3).contains(words.count), let last = words.last,
      words.allSatisfy({ $0.kind == .word && $0.folded.allSatisfy(\.isLetter) }),
      words.allSatisfy({ !Self.callsNothing($0.folded) }),
      isEach || Self.isPlural(last.folded), !surroundings.isField(quote(stretch))
    else { return nil }
    return .called(quote(stretch))
  }

  /// Words for what is left over, and for what is there already.
  private static let others: Set<String> = ["new", "existing", "known", "other", "others"]

  private static func callsNothing(_ word: String) -> Bool {
    Lexicon.reserved.contains(word) || others.contains(word) || Lexicon.fieldWords.contains(word)
  }

  private static let collective: Set<String> = [
    "staff", "personnel", "people", "children", "men", "women", "alumni",
  ]

  fileprivate static func isPlural(_ word: String) -> Bool {
    collective.contains(word)
      || word.count > 3 && word.hasSuffix("s")
        && !["ss", "us", "is"].contains { word.hasSuffix($0) }
  }
}

extension Surroundings {
  /// The words for what is left out, where they may be records: `students`, where no field is
  /// called just so, and at most a longer name has the word.
  func called(_ reference: FieldReference) -> String? {
    var words = reference.text.split { !$0.isLetter }.map(String.init)
    while words.count > 1, let first = words.first, Lexicon.articles.contains(first.lowercased()) {
      words.removeFirst()
    }
    let text = words.joined(separator: " ")
    let lead = reference.quote.lowercased().prefix { $0.isLetter }
    guard reference.pronoun == nil, let last = words.last?.lowercased(),
      Grammar.isPlural(last) || ["each", "every", "any"].contains(lead), !isField(text),
      !words.contains(where: { Lexicon.fieldWords.contains($0.lowercased()) })
    else { return nil }
    return !reference.fields.isEmpty || targets.suggestions(for: text).isEmpty ? text : nil
  }

  /// Whether words are just what a field of either side is called, or what fields are called.
  func isField(_ text: String) -> Bool {
    let bag = Set(NameTokens.of(text))
    return bag.isEmpty || !bag.isDisjoint(with: Lexicon.fieldNames)
      || [sources, targets].contains { $0.hasField(called: bag) || !$0.exact(text).isEmpty }
  }
}
