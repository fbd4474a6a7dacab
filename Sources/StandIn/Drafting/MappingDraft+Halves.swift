import Matching
import Records

/// Sentences of which only some words were read.
extension MappingDraft {
  static let onlyWhatWasRead = "Do only what was read"
  static let notReadYet = "A sentence about it is not read yet."

  /// Asks what the unread words mean; until then, no sentence writes the fields they may be about.
  mutating func ask(about half: HalfRead, _ sentence: String) {
    let read = half.readings.map { "\"\($0.quote)\"" }.joined(separator: " and ")
    let unread = half.unread.map { "\"\($0)\"" }.joined(separator: " and ")
    let question = "The stand-in reads \(read), but cannot read \(unread). What should happen?"
    let options = [
      "Say it in other words", "Use a language model", Self.onlyWhatWasRead, Self.leaveItOut,
    ]
    for reading in half.readings { hasList = hasList || reading.clause.namesFields }
    guard let answer = ask(question, options: options, sentence, half.quote) else {
      for reading in half.readings { undecided.formUnion(targets(of: reading.clause)) }
      waiting += half.unread
      return
    }
    guard answer.text.hasPrefix(Self.onlyWhatWasRead) else {
      return follow(answer, question, sentence, half.quote)
    }
    for reading in half.readings { apply(reading.clause, sentence, reading.quote) }
    leave(nil, reason: "The answer leaves out what was not read.", answer.sentence, answer.quote)
  }

  /// The fields of the target that a clause says something about, as far as they are sure.
  private func targets(of clause: Clause) -> Set<String> {
    switch clause {
    case .write(let target, _), .rest(let target, _), .unused(_, let target): names([target])
    case .fallback(let reference, _): names([reference])
    case .copies(let references, _), .change(let references, _), .leaveOut(let references),
      .fillOnly(let references), .onlyNewer(let references), .split(_, let references):
      names(references)
    case .table(let reference, let into, _): names([into ?? reference])
    case .lookup(_, _, let into): names(into.map { [$0] } ?? [])
    case .tableLookup(let lookup): names(lookup.into.map { [$0] } ?? [])
    case .when(_, let inner, let otherwise):
      targets(of: inner).union(otherwise.map { targets(of: $0) } ?? [])
    case .all(let members): members.reduce(into: []) { $0.formUnion(targets(of: $1)) }
    case .general, .filter, .wanted, .operation, .key, .phoneRegion, .phoneCountry, .dateFormat,
      .zone,
      .blanks, .note:
      []
    }
  }

  private func names(_ references: [FieldReference]) -> Set<String> {
    var found: Set<String> = []
    for reference in references {
      if reference.side == .target, let field = reference.field { found.insert(field.name) }
      let named = surroundings.targets.answer(for: reference.text).fields
      if named.count == 1 { found.insert(named[0].name) }
      guard reference.side != .target, let field = reference.field else { continue }
      found.formUnion(candidates.sure.filter { $0.source == field.name }.map(\.target))
      found.formUnion(rules.filter { $0.sourceName == field.name }.map(\.target.name))
    }
    return found
  }

  /// Whether words that are not read yet name one of the fields, which is not to be copied then.
  ///
  /// Words that leave out records name what is looked at, and say nothing of what is written.
  func isWaiting(_ source: CatalogField, _ target: CatalogField) -> Bool {
    waiting.contains { words in
      let tokens = Token.tokens(of: words).filter { $0.kind != .mark }
      let first = tokens.first { !Self.joints.contains($0.folded) }
      if let first, Self.recordVerbs.contains(first.folded) { return false }
      return tokens.indices.contains { start in
        (start + 1...min(start + 6, tokens.count)).contains { end in
          let name = tokens[start..<end].map(\.text).joined(separator: " ")
          return surroundings.targets.exact(name).contains { $0.name == target.name }
            || surroundings.sources.exact(name).contains { $0.name == source.name }
        }
      }
    }
  }

  private static let joints: Set<String> = ["and", "but", "please", "then", "also"]
  private static let recordVerbs: Set<String> = [
    "skip", "drop", "ignore", "exclude", "omit", "reject", "discard", "hold",
  ]

  /// Takes back what other sentences say about fields that hang on words that were not read.
  mutating func withdrawUndecided() {
    for rule in rules where undecided.contains(rule.target.name) && rule.target.name != keyTarget {
      for (sentence, quote) in rule.reasons {
        leave(rule.target.name, reason: Self.notReadYet, sentence, quote)
      }
    }
    rules.removeAll { undecided.contains($0.target.name) && $0.target.name != keyTarget }
  }
}

extension Clause {
  /// Whether it names fields that are copied or written, as a list does.
  fileprivate var namesFields: Bool {
    switch self {
    case .write(_, let value): value.references.contains { $0.side == .source && $0.field != nil }
    case .copies: true
    case .all(let members): members.contains(where: \.namesFields)
    default: false
    }
  }
}
