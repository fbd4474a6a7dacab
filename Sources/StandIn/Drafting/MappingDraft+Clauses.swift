import Matching
import Records

extension MappingDraft {
  /// Does what a clause asks for; what cannot be done becomes a question.
  mutating func apply(_ clause: Clause, _ sentence: String, _ quote: String) {
    citing = nil
    switch clause {
    case .general(let key, let isHeading):
      generals.append((sentence, quote, isHeading))
      if let key { self.key(key, sentence, quote) }
    case .write(let reference, let expression):
      hasList = hasList || expression.references.contains { $0.side == .source && $0.field != nil }
      write(reference, expression, nil, sentence, quote)
    case .unused(let reference, let target): unused(reference, for: target, sentence, quote)
    case .copies(let references, let changes):
      hasList = true
      for reference in references { copy(reference, changes, nil, sentence, quote) }
    case .fallback(let reference, let expression):
      fall(back: expression, reference, sentence, quote)
    case .change(let references, let changes): change(references, changes, sentence, quote)
    case .split(let reference, let parts): split(reference, parts, sentence, quote)
    case .lookup(let object, let by, let into): lookUp(object, by, into, nil, sentence, quote)
    case .table(let reference, let into, let table):
      translate(reference, into, table, sentence, quote)
    case .filter(let action, let condition): filter(action, condition, sentence, quote)
    case .wanted(let condition): takeBack(condition, sentence, quote)
    case .leaveOut(let references): leaveOut(references, sentence, quote)
    case .fillOnly(let references): fillOnly(references, sentence, quote)
    case .onlyNewer(let references): onlyNewer(references, sentence, quote)
    case .operation(let word): operate(word, sentence, quote)
    case .key(let reference): key(reference, sentence, quote)
    case .phoneRegion, .dateFormat, .zone: settings.append((sentence, quote))
    case .when(let condition, let inner, let otherwise):
      conditional(condition, inner, otherwise, sentence, quote)
    case .rest(let reference, let value): rest(reference, value, sentence, quote)
    case .phoneCountry: settings.append((sentence, quote))
    case .tableLookup(let lookup): lookUp(lookup, sentence, quote)
    case .blanks(let clear): blanks(clear, sentence, quote)
    case .note: leave(nil, reason: "It asks for nothing.", sentence, quote)
    case .all(let members):
      if case .leaveOut? = members.last, case .general? = members.first {
        everythingBut.append((sentence, quote))
      }
      let hadList = hasList
      for member in members { apply(member, sentence, quote) }
      // What takes the place of another is no list of all that is copied.
      if case .unused? = members.first { hasList = hadList }
    }
  }

  // MARK: Rules

  /// A clause that holds for some records.
  private mutating func conditional(
    _ condition: Condition,
    _ clause: Clause,
    _ otherwise: Clause?,
    _ sentence: String,
    _ quote: String
  ) {
    switch clause {
    case .write(let reference, let value):
      if let otherwise {
        guard case .write(let other, let second) = otherwise, other.fields == reference.fields
        else { return unread(sentence, quote) }
        write(reference, .choice(condition, value, otherwise: second), nil, sentence, quote)
      } else {
        write(reference, value, condition, sentence, quote)
      }
    case .copies(let references, let changes) where otherwise == nil:
      for reference in references { copy(reference, changes, condition, sentence, quote) }
    case .all(let members) where otherwise == nil && !members.contains(where: \.isUnused):
      for member in members { conditional(condition, member, nil, sentence, quote) }
    case .lookup(let object, let by, let into) where otherwise == nil:
      lookUp(object, by, into, condition, sentence, quote)
    default: unread(sentence, quote)
    }
  }

  /// What a field gets for the records that no sentence before was about.
  private mutating func rest(
    _ reference: FieldReference,
    _ value: Expression?,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(reference, sentence) else { return }
    guard let index = ruleIndex(of: field.name), !rules[index].arms.isEmpty,
      rules[index].base == nil, rules[index].fallbacks.isEmpty, !rules[index].restStays
    else { return unread(sentence, quote) }
    if let value {
      rules[index].base = .expression(optioned(value, field))
    } else {
      rules[index].restStays = true
    }
    rules[index].cite(sentence, quote)
  }

  /// What a missing value does; the second of two sentences that differ is asked about.
  private mutating func blanks(_ clear: Bool, _ sentence: String, _ quote: String) {
    guard !isRevision, clearsBlanks == nil || clearsBlanks == clear else {
      return unread(sentence, quote)
    }
    clearsBlanks = clear
    settings.append((sentence, quote))
  }

  mutating func unread(_ sentence: String, _ quote: String) {
    if answers[Self.unreadQuestion(quote)] == nil { waiting.append(quote) }
    clarify(
      Self.unreadQuestion(quote),
      options: ["Say it in other words", "Use a language model", Self.leaveItOut],
      sentence,
      quote
    )
  }

  static func unreadQuestion(_ quote: String) -> String {
    "The stand-in cannot read \"\(quote)\". What should happen?"
  }

  mutating func write(
    _ reference: FieldReference,
    _ expression: Expression,
    _ condition: Condition?,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(reference, sentence) else { return }
    let expression = optioned(expression, field)
    if expression.references.contains(where: { $0.field == nil }) {
      for unknown in expression.references where unknown.field == nil {
        guard find(unknown, sentence) != nil else { return }
      }
    }
    if let condition {
      add(condition, expression, to: field, sentence, quote)
    } else {
      base(.expression(expression), of: field, sentence, quote)
    }
  }

  /// A word that is an option of the target is the option, unless a field has just that name.
  func optioned(_ expression: Expression, _ field: CatalogField) -> Expression {
    guard case .field(let reference) = expression, field.type == .option,
      surroundings.sources.exact(reference.text).isEmpty,
      field.options.contains(where: { option in
        [option.value, option.label].contains { $0.lowercased() == reference.text.lowercased() }
      })
    else { return expression }
    return .literal(Literal(text: reference.text, form: .words))
  }

  /// What a target gets where nothing else is said; a second such sentence contradicts the first.
  mutating func base(
    _ value: DraftedValue,
    of field: CatalogField,
    _ sentence: String,
    _ quote: String
  ) {
    if let other = leftOut[field.name], !isRevision,
      !wins(field, sentence, quote, over: other)
    {
      return
    }
    leftOut[field.name] = nil
    if let index = ruleIndex(of: field.name) {
      let known = rules[index]
      if known.base == value || known.present != nil && known.copies(value) {
        return rules[index].cite(sentence, quote)
      }
      if known.restStays { return unread(sentence, quote) }
      if let base = known.base, known.origin == .named, base != value, !Self.corrects(quote),
        !wins(field, sentence, quote, over: known.reasons.last?.sentence ?? sentence)
      {
        return
      }
      if known.origin == .named, known.base == nil {
        rules[index].base = value
        rules[index].cite(sentence, quote)
        return
      }
      var rule = DraftedRule(field, .named, value, sentence, quote)
      rule.fillsOnly = known.fillsOnly
      rules[index] = rule
    } else {
      rules.append(DraftedRule(field, .named, value, sentence, quote))
    }
    if let citing, let index = ruleIndex(of: field.name) {
      rules[index].cite(citing.sentence, citing.quote)
    }
  }

  /// Words that say that the sentence replaces an earlier one.
  private static func corrects(_ quote: String) -> Bool {
    let words = quote.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains("instead") || words.contains("correction")
  }

  /// A value for some records.
  private mutating func add(
    _ condition: Condition,
    _ value: Expression,
    to field: CatalogField,
    _ sentence: String,
    _ quote: String
  ) {
    if let missing = substitute(condition, field) {
      switch value {
      case .literal: return fallInto(field, missing, value, sentence, quote)
      // Who says what is written instead of a missing field says that the field is, else.
      case .field where ruleIndex(of: field.name) == nil && missing.name == likelySource(of: field):
        return fallInto(field, missing, value, sentence, quote)
      default: break
      }
    }
    if leftOut[field.name] != nil { leftOut[field.name] = nil }
    let index = ruleIndex(of: field.name)
    if let index, rules[index].origin != .general || rules[index].base != nil {
      rules[index].arms.append((condition, value))
      rules[index].origin = .named
      rules[index].cite(sentence, quote)
    } else {
      var rule = DraftedRule(field, .named, nil, sentence, quote)
      rule.arms = [(condition, value)]
      rules.append(rule)
    }
  }

  /// The source field that a target's value comes from where nothing is said.
  private func likelySource(of target: CatalogField) -> String? {
    candidates.sure.first { $0.target == target.name }?.source
      ?? candidates.ranked[target.name]?.first
  }

  /// The source field whose missing value the constant stands in for.
  private func substitute(_ condition: Condition, _ target: CatalogField) -> CatalogField? {
    guard case .test(.field(let reference), let predicate) = condition, predicate.op == .isNull,
      let field = reference.field
    else { return nil }
    if let index = ruleIndex(of: target.name), rules[index].base != nil {
      return rules[index].sourceName == field.name ? field : nil
    }
    return (candidates.ranked[target.name] ?? []).contains(field.name) ? field : nil
  }

  private mutating func fallInto(
    _ target: CatalogField,
    _ field: CatalogField,
    _ value: Expression,
    _ sentence: String,
    _ quote: String
  ) {
    let index =
      ruleIndex(of: target.name)
      ?? {
        let reference = FieldReference(
          fields: [field],
          side: .source,
          text: field.name,
          quote: quote
        )
        rules.append(
          DraftedRule(target, .named, .expression(.field(reference)), sentence, quote)
        )
        return rules.count - 1
      }()
    rules[index].fallbacks.append(value)
    rules[index].origin = .named
    rules[index].cite(sentence, quote)
  }

  // MARK: Copies

  mutating func copy(
    _ reference: FieldReference,
    _ changes: [Change],
    _ condition: Condition?,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(reference, sentence),
      let target = counterpart(of: field, reference, sentence)
    else { return }
    let inner = Expression.field(
      FieldReference(fields: [field], side: .source, text: reference.text, quote: reference.quote)
    )
    let value = changes.isEmpty ? inner : .changed(inner, changes)
    if let condition {
      add(condition, value, to: target, sentence, quote)
    } else {
      base(.expression(value), of: target, sentence, changes.isEmpty ? reference.quote : quote)
    }
  }

  /// The target field that a source field is copied to unasked.
  mutating func counterpart(
    of field: CatalogField,
    _ reference: FieldReference,
    _ sentence: String
  ) -> CatalogField? {
    if let pair = candidates.sure.first(where: { $0.source == field.name }) {
      return target[pair.target]
    }
    for text in [field.name, field.label, reference.text] {
      let found = surroundings.targets.exact(text)
      if found.count == 1 { return found[0] }
    }
    let ranked = target.fields.filter { candidates.ranked[$0.name]?.first == field.name }
    if ranked.count == 1 { return ranked[0] }
    let named = surroundings.targets.answer(for: field.label)
    if named.fields.count == 1, !named.isCorrected { return named.fields[0] }
    return find(
      FieldReference(fields: ranked, side: .target, text: reference.text, quote: reference.quote),
      sentence
    )
  }
}
