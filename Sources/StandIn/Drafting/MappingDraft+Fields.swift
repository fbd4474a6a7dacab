import Matching
import Records

extension MappingDraft {
  /// The rule that a phrase speaks of: the target's, the one that reads the field, or a new copy.
  mutating func ruleIndex(
    about reference: FieldReference,
    _ sentence: String,
    _ quote: String
  ) -> Int? {
    let named = surroundings.targets.answer(for: reference.text).fields
    if named.count == 1, let index = ruleIndex(of: named[0].name) { return index }
    guard let field = find(reference, sentence) else { return nil }
    if reference.side == .target {
      if let index = ruleIndex(of: field.name) { return index }
      guard
        let source = candidates.sure.first(where: { $0.target == field.name })?.source
          ?? onlyCandidate(of: field)
      else {
        let question = "What should be written to \(field.label) (\(field.name))?"
        let options = (candidates.ranked[field.name] ?? []) + [Self.leaveItOut]
        if let answer = ask(question, options: options, sentence, quote) {
          write(answer, to: field, question, sentence, quote)
        }
        return ruleIndex(of: field.name)
      }
      return appendCopy(of: source, to: field, sentence, quote)
    }
    let reading = rules.indices.filter { rules[$0].sourceName == field.name }
    if reading.count == 1 { return reading[0] }
    if reading.count > 1 {
      let question = "Several fields are written from \(field.label). Which one is meant?"
      let options = reading.map { rules[$0].target.name }
      guard let answer = ask(question, options: options, sentence, quote) else { return nil }
      guard let named = self.field(named: answer.text, of: .target),
        let index = ruleIndex(of: named.name)
      else {
        follow(answer, question, sentence, quote)
        return nil
      }
      citing = (answer.sentence, answer.quote)
      return index
    }
    guard let target = counterpart(of: field, reference, sentence) else { return nil }
    if let index = ruleIndex(of: target.name) { return index }
    return appendCopy(of: field.name, to: target, sentence, quote)
  }

  private func onlyCandidate(of field: CatalogField) -> String? {
    let exact = surroundings.sources.exact(field.name) + surroundings.sources.exact(field.label)
    return Set(exact.map(\.name)).count == 1 ? exact[0].name : nil
  }

  private mutating func appendCopy(
    of source: String,
    to target: CatalogField,
    _ sentence: String,
    _ quote: String
  ) -> Int? {
    guard let field = self.source[source] else { return nil }
    let reference = FieldReference(fields: [field], side: .source, text: source, quote: quote)
    rules.append(DraftedRule(target, .named, .expression(.field(reference)), sentence, quote))
    return rules.count - 1
  }

  mutating func change(
    _ references: [FieldReference],
    _ changes: [Change],
    _ sentence: String,
    _ quote: String
  ) {
    pendingChanges.append((references, changes, sentence, quote))
  }

  /// Changes come after all sentences that say what is written.
  mutating func applyChanges() {
    for (references, changes, sentence, quote) in pendingChanges {
      citing = nil
      // Of a list with a name that means nothing, the others may mean something else, too.
      if references.count > 1, references.contains(where: { $0.fields.isEmpty }) {
        for unknown in references where unknown.fields.isEmpty { _ = find(unknown, sentence) }
        continue
      }
      for reference in references {
        guard let index = ruleIndex(about: reference, sentence, quote) else { continue }
        guard settle(changes, of: index, sentence, quote) else { continue }
        let isUsed = rules[index].isWorkedOn && changes.allSatisfy(\.isArrival)
        rules[index].changes += isUsed ? [] : changes.filter { $0 != .leaveOutErrors }
        if changes.contains(.leaveOutErrors) { rules[index].onError = "null" }
        rules[index].origin = .named
        rules[index].cite(sentence, quote)
        if let citing { rules[index].cite(citing.sentence, citing.quote) }
      }
    }
    pendingChanges = []
  }

  /// Whether changes are done to a rule; where an earlier sentence settles the same otherwise, the
  /// one that counts.
  private mutating func settle(
    _ changes: [Change],
    of index: Int,
    _ sentence: String,
    _ quote: String
  ) -> Bool {
    let settled = changes.compactMap(\.settles)
    let others = rules[index].changes.filter { change in
      !changes.contains(change) && change.settles.map(settled.contains) ?? false
    }
    let target = rules[index].target
    let earlier = others.compactMap(\.settles).first.flatMap { rules[index].settledBy[$0] }
    if let other = answeredRival(of: sentence, target) ?? (isRevision ? nil : earlier) {
      guard wins(target, sentence, quote, over: other) else { return false }
    }
    rules[index].changes.removeAll { others.contains($0) }
    for what in settled { rules[index].settledBy[what] = sentence }
    return true
  }

  /// The sentence of which an answer says whether it counts more than this one.
  private func answeredRival(of sentence: String, _ field: CatalogField) -> String? {
    let end = Self.rivals("", sentence, field)
    let question = answers.keys.filter { $0.hasSuffix(end) }.min()
    return question.map { String($0.dropLast(end.count)) }
  }

  mutating func fall(
    back value: Expression,
    _ reference: FieldReference,
    _ sentence: String,
    _ quote: String
  ) {
    guard !value.references.contains(where: { $0.field == nil }) else {
      for unknown in value.references where unknown.field == nil { _ = find(unknown, sentence) }
      return
    }
    guard let index = ruleIndex(about: reference, sentence, quote) else { return }
    if let known = rules[index].fallbacks.last, known != value, case .literal = known {
      let other = rules[index].reasons[0].sentence
      guard wins(rules[index].target, sentence, quote, over: other) else { return }
      rules[index].fallbacks.removeLast()
    }
    rules[index].fallbacks.append(value)
    rules[index].origin = .named
    rules[index].cite(sentence, quote)
  }

  mutating func split(
    _ reference: FieldReference,
    _ parts: [FieldReference],
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(reference, sentence) else { return }
    let fields = parts.compactMap { find($0, sentence) }
    guard fields.count == parts.count else { return }
    var roles = fields.map { FieldRole.of($0) }
    if fields.count != 2 || Set(roles) != ["firstname", "lastname"] {
      let question = "How should \"\(field.label)\" be split?"
      let option = "The last word is the last name, the words before it are the first name"
      let answer = ask(question, options: [option], sentence, quote)
      guard let answer else { return }
      guard answer.text == option, fields.count == 2 else {
        return follow(answer, question, sentence, quote)
      }
      citing = (answer.sentence, answer.quote)
      roles = ["firstname", "lastname"]
    }
    let whole = FieldReference(fields: [field], side: .source, text: reference.text, quote: quote)
    for (target, role) in zip(fields, roles) {
      let (from, to) = role == "firstname" ? (0, -2) : (-1, -1)
      let change = Change.step(
        "words",
        [.init("from", .integer(from)), .init("to", .integer(to))]
      )
      base(.expression(.changed(.field(whole), [change])), of: target, sentence, quote)
    }
  }

  mutating func translate(
    _ reference: FieldReference,
    _ into: FieldReference?,
    _ table: ValueTable,
    _ sentence: String,
    _ quote: String
  ) {
    let index: Int?
    if let into {
      guard let target = find(into, sentence), let field = find(reference, sentence) else { return }
      let source = FieldReference(
        fields: [field],
        side: .source,
        text: reference.text,
        quote: quote
      )
      base(.expression(.field(source)), of: target, sentence, quote)
      index = ruleIndex(of: target.name)
    } else {
      takeLikelySource(reference, table, sentence, quote)
      index = ruleIndex(about: reference, sentence, quote)
    }
    guard let index else { return }
    guard rules[index].table == nil else {
      let other = rules[index].reasons[0].sentence
      guard wins(rules[index].target, sentence, quote, over: other) else { return }
      rules[index].table = table
      return rules[index].cite(sentence, quote)
    }
    rules[index].table = table
    rules[index].origin = .named
    rules[index].cite(sentence, quote)
  }

  /// A table that names no source field reads the only one the matcher knows: an assumption.
  private mutating func takeLikelySource(
    _ reference: FieldReference,
    _ table: ValueTable,
    _ sentence: String,
    _ quote: String
  ) {
    guard reference.side == .target, let field = reference.field, ruleIndex(of: field.name) == nil,
      !candidates.sure.contains(where: { $0.target == field.name }),
      onlyCandidate(of: field) == nil, let ranked = candidates.ranked[field.name],
      ranked.count == 1, let from = source[ranked[0]], from.type == .text || from.type == .option
    else { return }
    let values = table.entries.flatMap(\.from).map(\.text)
    guard from.options.isEmpty || values.allSatisfy({ Self.option($0, of: from) != nil }) else {
      return
    }
    let text = "\(values.map { "'\($0)'" }.joined(separator: ", ")) are values of \(from.name)."
    let assumption = assume(text)
    let reading = FieldReference(fields: [from], side: .source, text: from.name, quote: quote)
    base(.expression(.field(reading)), of: field, sentence, quote)
    if let index = ruleIndex(of: field.name) {
      rules[index].cite(assumption, "values of \(from.name)")
    }
  }

  // MARK: What is not written, or not always

  mutating func leaveOut(_ references: [FieldReference], _ sentence: String, _ quote: String) {
    // What is there already: the rule, or what the target holds.
    if isRevision, Self.keepsWhatIs(quote) { return unread(sentence, quote) }
    for reference in references {
      if let words = surroundings.called(reference) {
        filter(.skip, .called(words), sentence, quote)
        continue
      }
      let named = surroundings.targets.answer(for: reference.text).fields
      let source = reference.side == .source ? reference.field : nil
      let reading = source.flatMap { source in
        rules.first { $0.sourceName == source.name }?.target
          ?? candidates.sure.first { $0.source == source.name }.flatMap { target[$0.target] }
      }
      let field = named.count == 1 ? named[0] : reading
      guard let name = field?.name ?? source?.name else {
        _ = find(reference, sentence)
        continue
      }
      if let field {
        if let index = ruleIndex(of: field.name) {
          if rules[index].origin == .named, !isRevision {
            let other = rules[index].reasons[0].sentence
            guard wins(field, sentence, quote, over: other) else { continue }
          }
          rules.remove(at: index)
        }
        leftOut[field.name] = sentence
      }
      leave(name, reason: "The description leaves it out.", sentence, reference.quote)
    }
  }

  private static func keepsWhatIs(_ quote: String) -> Bool {
    let words = quote.lowercased().split { !$0.isLetter }.joined(separator: " ")
    return ["as it is", "as is", "as they are", "alone", "unchanged", "untouched"]
      .contains { words.hasSuffix($0) }
  }

  mutating func fillOnly(_ references: [FieldReference], _ sentence: String, _ quote: String) {
    guard !references.isEmpty else {
      fillOnly.append((nil, sentence, quote))
      return
    }
    for reference in references {
      let named = surroundings.targets.answer(for: reference.text).fields
      if named.count == 1 {
        fillOnly.append((named[0], sentence, quote))
      } else if let field = find(reference, sentence),
        let target = reference.side == .target ? field : counterpart(of: field, reference, sentence)
      {
        fillOnly.append((target, sentence, quote))
      }
    }
  }

  mutating func applyFillOnly() {
    for (field, sentence, quote) in fillOnly {
      guard let field else {
        if rules.allSatisfy({ $0.target.name == keyTarget }) {
          leave(nil, reason: "No other sentence says what is written.", sentence, quote)
        }
        for index in rules.indices where rules[index].target.name != keyTarget {
          rules[index].fillsOnly = true
          rules[index].cite(sentence, quote)
        }
        continue
      }
      let index =
        ruleIndex(of: field.name)
        ?? {
          let source =
            candidates.sure.first { $0.target == field.name }?.source
            ?? onlyCandidate(of: field)
          return source.flatMap { appendCopy(of: $0, to: field, sentence, quote) }
        }()
      guard let index else {
        leave(field.name, reason: "No sentence says what to write there.", sentence, quote)
        continue
      }
      rules[index].fillsOnly = true
      rules[index].cite(sentence, quote)
    }
    fillOnly = []
  }
}
