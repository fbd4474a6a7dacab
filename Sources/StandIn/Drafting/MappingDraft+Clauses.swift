import Matching
import Records

extension MappingDraft {
  /// Does what a clause asks for; what cannot be done becomes a question.
  mutating func apply(_ reading: SentenceReader.Reading, of sentence: String) {
    let quote = reading.quote
    switch reading.clause {
    case .general(_, _, let by): mapSurePairs(by: by, sentence, quote)
    case .copy(let phrases, let target): copy(phrases, into: target, sentence, quote)
    case .constant(let literal, let target, let when, let otherwise):
      set(target, to: literal, when: when, otherwise: otherwise, sentence, quote)
    case .fallback(let phrase, let choice): fall(back: choice, from: phrase, sentence, quote)
    case .lookup(let object, let by): lookUp(object, by: by, sentence, quote)
    case .skip(let question): filter(question, inverted: false, sentence, quote)
    case .only(let question): filter(question, inverted: true, sentence, quote)
    case .split(let phrase, let targets): split(phrase, into: targets, sentence, quote)
    case .change(let phrase, let change): self.change(phrase, change, sentence, quote)
    case .leaveOut(let phrases): leaveOut(phrases, sentence)
    case .fillOnly(let phrases): fillOnly(phrases, sentence, quote)
    }
  }

  // MARK: Copies

  private mutating func mapSurePairs(by: Phrase?, _ sentence: String, _ quote: String) {
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

  private mutating func key(_ phrase: Phrase, _ sentence: String) {
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

  private mutating func copy(
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

  private mutating func copy(
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
  private func personNames(_ phrase: Phrase) -> [CatalogField] {
    guard ["name", "names"].contains(phrase.text.lowercased()) else { return [] }
    return ["first name", "last name"].compactMap { sources.field(for: $0) }
  }

  /// The target field that a source field is copied to unasked.
  private mutating func counterpart(
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

  // MARK: Constants and fallbacks

  private mutating func set(
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
  private mutating func set(
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
  private func ruleReading(_ field: CatalogField, for target: CatalogField) -> DraftedRule {
    if let index = ruleIndex(of: target.name), case .field(let known, _) = rules[index].source,
      known.name == field.name
    {
      return rules[index]
    }
    let reading = Self.reading(field, for: target)
    return DraftedRule(target: target, source: reading.source, steps: reading.steps, reasons: [])
  }

  private mutating func fall(
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

  // MARK: Changes

  private mutating func change(
    _ phrase: Phrase,
    _ change: Clause.Change,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(phrase, in: .source, sentence),
      let target = ruleTarget(reading: field) ?? counterpart(of: field, phrase, sentence)
    else { return }
    var rule = ruleReading(field, for: target)
    switch change {
    case .lower: rule.steps.append(Wire.step("lower"))
    case .upper: rule.steps.append(Wire.step("upper"))
    case .cut(let count): rule.steps.append(Wire.step("truncate", ["max": .integer(count)]))
    // Text is trimmed when it is read: the sentence is done without a step.
    case .trim: break
    }
    rule.cite(sentence, quote)
    write(rule)
  }

  private mutating func split(
    _ phrase: Phrase,
    into phrases: [Phrase],
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(phrase, in: .source, sentence) else { return }
    let asked = Set(phrases.map { $0.text.lowercased().split(separator: " ").first ?? "" })
    guard phrases.count == 2, asked == ["first", "last"],
      let first = targets.field(for: "first name"), let last = targets.field(for: "last name")
    else {
      ask(
        "How should \"\(field.label)\" be split?",
        options: ["The last word is the last name, the words before it are the first name"],
        sentence,
        quote
      )
      return
    }
    for (target, from, to) in [(first, 0, -2), (last, -1, -1)] {
      write(
        DraftedRule(
          target: target,
          source: .field(field, asText: false),
          steps: [Wire.step("words", ["from": .integer(from), "to": .integer(to)])],
          reasons: [(sentence, quote)]
        )
      )
    }
  }

  private mutating func leaveOut(_ phrases: [Phrase], _ sentence: String) {
    for phrase in phrases {
      let named = targets.field(for: phrase.text)
      let source = sources.field(for: phrase.text)
      let field = named ?? source.flatMap { ruleTarget(reading: $0) }
      guard let name = field?.name ?? source?.name else {
        _ = find(phrase, in: .target, sentence)
        continue
      }
      if let field {
        rules.removeAll { $0.target.name == field.name }
        leftOut.insert(field.name)
      }
      leave(name, reason: "The description leaves it out.", sentence, phrase.quote)
    }
  }

  private mutating func fillOnly(_ phrases: [Phrase], _ sentence: String, _ quote: String) {
    for phrase in phrases {
      guard let field = find(phrase, in: .target, sentence) else { continue }
      guard let index = ruleIndex(of: field.name) else {
        leave(field.name, reason: "No sentence says what to write there.", sentence, quote)
        continue
      }
      rules[index].fillsOnly = true
      rules[index].cite(sentence, quote)
    }
  }

  // MARK: Questions about records

  private mutating func filter(
    _ question: Clause.Question,
    inverted: Bool,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(question.field, in: .source, sentence) else { return }
    var question = question
    if inverted {
      guard let opposite = question.op.opposite else {
        ask("Which records should be left out?", options: [], sentence, quote)
        return
      }
      question.op = opposite
    }
    guard let test = test(question, of: field) else { return }
    filters.append(
      DraftedFilter(
        field: field,
        op: question.op,
        values: values(question, of: field),
        test: test,
        sentence: sentence,
        quote: quote
      )
    )
  }

  private func values(_ question: Clause.Question, of field: CatalogField) -> [JSON] {
    question.literals.map { .string(Self.option($0.text, of: field) ?? $0.text) }
  }

  private func test(_ question: Clause.Question, of field: CatalogField) -> JSON? {
    let values = values(question, of: field)
    var op = question.op.rawValue
    if values.count > 1 {
      switch question.op {
      case .equal: op = "in"
      case .notEqual: op = "not_in"
      case .contains, .startsWith, .endsWith: break
      case .isNull, .isNotNull, .isTrue, .isNotTrue: return nil
      }
    }
    return Wire.test(Wire.field(field.name), op, values)
  }
}

extension Clause.Question.Operator {
  /// The operator that is true where this one is false.
  fileprivate var opposite: Clause.Question.Operator? {
    switch self {
    case .isNull: .isNotNull
    case .isNotNull: .isNull
    case .equal: .notEqual
    case .notEqual: .equal
    case .isTrue: .isNotTrue
    case .isNotTrue: .isTrue
    case .contains, .startsWith, .endsWith: nil
    }
  }
}
