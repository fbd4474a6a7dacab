import Matching
import Records

extension MappingDraft {
  mutating func mapSurePairs(by: Phrase?, _ sentence: String, _ quote: String) {
    for pair in candidates.sure {
      guard let target = target[pair.target], let source = source[pair.source],
        ruleIndex(of: target.name) == nil, !leftOut.contains(target.name)
      else { continue }
      let reading = Self.reading(source, for: target)
      write(
        DraftedRule(
          target: target,
          source: reading.source,
          steps: reading.steps,
          reasons: [(sentence, quote)]
        )
      )
    }
    if let by { key(by, sentence) }
    if candidates.sure.isEmpty {
      ask(
        "No field of the source is surely a field of the target. Which ones belong together?",
        options: [],
        sentence,
        quote
      )
    }
  }

  mutating func key(_ phrase: Phrase, _ sentence: String) {
    guard let field = find(phrase, in: .target, sentence) else { return }
    guard field.isKey else {
      ask(
        "\(field.name) cannot be the key of an upsert. How is a record found again?",
        options: target.fields.filter(\.isKey).map(\.name),
        sentence,
        phrase.quote
      )
      return
    }
    keyTarget = field.name
    if let index = ruleIndex(of: field.name) { rules[index].cite(sentence, phrase.quote) }
  }

  mutating func copy(
    _ phrases: [Phrase],
    into targetPhrase: Phrase?,
    _ sentence: String,
    _ quote: String
  ) {
    for phrase in phrases {
      let names = personNames(phrase)
      let fields = names.isEmpty ? [find(phrase, in: .source, sentence)].compactMap { $0 } : names
      for field in fields {
        let target =
          targetPhrase.map { find($0, in: .target, sentence) }
          ?? counterpart(of: field, phrase, sentence)
        guard let target else { continue }
        copy(field, into: target, sentence, targetPhrase == nil ? phrase.quote : quote)
      }
    }
  }

  mutating func copy(
    _ field: CatalogField,
    into target: CatalogField,
    _ sentence: String,
    _ quote: String
  ) {
    let reading = Self.reading(field, for: target)
    write(
      DraftedRule(
        target: target,
        source: reading.source,
        steps: reading.steps,
        reasons: [(sentence, quote)]
      )
    )
  }

  /// "The name" of a person is two fields.
  func personNames(_ phrase: Phrase) -> [CatalogField] {
    guard ["name", "names"].contains(phrase.text.lowercased()) else { return [] }
    return ["first name", "last name"].compactMap { sources.field(for: $0) }
  }

  /// The target field that a source field is copied to unasked.
  mutating func counterpart(
    of field: CatalogField,
    _ phrase: Phrase,
    _ sentence: String
  ) -> CatalogField? {
    if let pair = candidates.sure.first(where: { $0.source == field.name }) {
      return target[pair.target]
    }
    let ranked = target.fields.filter { candidates.ranked[$0.name]?.first == field.name }
    if ranked.count == 1 { return ranked[0] }
    return find(phrase, in: .target, sentence)
  }
}
