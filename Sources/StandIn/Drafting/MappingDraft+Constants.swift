import Matching
import Records

extension MappingDraft {
  mutating func set(
    _ phrase: Phrase,
    to literal: Clause.Literal,
    when: Clause.Question?,
    otherwise: Clause.Literal?,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(phrase, in: .target, sentence) else { return }
    guard let value = Self.constant(literal, for: field) else {
      if when == nil, !literal.isQuoted, let other = sources.field(for: literal.text) {
        copy(other, into: field, sentence, quote)
        return
      }
      ask(
        "\"\(literal.text)\" is no option of \(field.label). What should be written?",
        options: field.options.map(\.value),
        sentence,
        quote
      )
      return
    }
    guard let when else {
      write(DraftedRule(target: field, source: .constant(value), reasons: [(sentence, quote)]))
      return
    }
    guard let asked = find(when.field, in: .source, sentence) else { return }
    let other = otherwise.flatMap { Self.constant($0, for: field) }
    if when.op == .isNull, other == nil, TypeFit.of(asked, into: field) != .impossible {
      var rule = ruleReading(asked, for: field)
      rule.fallback = .constant(value)
      rule.cite(sentence, quote)
      write(rule)
      return
    }
    guard let test = test(when, of: asked) else { return }
    set(field, to: value, where: test, otherwise: other, sentence, quote)
  }

  /// Adds a value for some records to what the target gets anyhow.
  mutating func set(
    _ field: CatalogField,
    to value: JSON,
    where test: JSON,
    otherwise: JSON?,
    _ sentence: String,
    _ quote: String
  ) {
    var rule =
      ruleIndex(of: field.name).map { rules[$0] }
      ?? DraftedRule(target: field, source: .constantWhere(value, test: test), reasons: [])
    switch rule.source {
    case .constantWhere(let known, let earlier):
      if let otherwise {
        rule.source = .constant(otherwise)
        rule.exceptions = [(test, Wire.constant(value))]
      } else if earlier != test {
        rule.exceptions = [(earlier, Wire.constant(known)), (test, Wire.constant(value))]
        rule.source = .constant(.null)
      }
    case .field, .constant, .lookup:
      rule.exceptions.append((test, Wire.constant(value)))
      if let otherwise { rule.source = .constant(otherwise) }
    }
    rule.cite(sentence, quote)
    write(rule)
  }

  /// The target's rule if it reads the field already, a new one otherwise.
  func ruleReading(_ field: CatalogField, for target: CatalogField) -> DraftedRule {
    if let index = ruleIndex(of: target.name), case .field(let known, _) = rules[index].source,
      known.name == field.name
    {
      return rules[index]
    }
    let reading = Self.reading(field, for: target)
    return DraftedRule(target: target, source: reading.source, steps: reading.steps, reasons: [])
  }

  mutating func fall(
    back choice: Clause.Choice,
    from phrase: Phrase,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = sources.field(for: phrase.text) ?? find(phrase, in: .source, sentence),
      let target = ruleTarget(reading: field) ?? counterpart(of: field, phrase, sentence)
    else { return }
    var rule = ruleReading(field, for: target)
    switch choice {
    case .literal(let literal):
      guard let value = Self.constant(literal, for: target) else { return }
      rule.fallback = .constant(value)
    case .field(let other):
      guard let second = find(other, in: .source, sentence) else { return }
      rule.fallback = .field(second, asText: TypeFit.of(second, into: target) == .asText)
    }
    rule.cite(sentence, quote)
    write(rule)
  }

  func ruleTarget(reading field: CatalogField) -> CatalogField? {
    rules.first { rule in
      if case .field(let known, _) = rule.source { return known.name == field.name }
      return false
    }?.target
  }
}
