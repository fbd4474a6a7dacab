import Records

extension MappingDraft {
  /// What remains to be said when every sentence has been read.
  mutating func complete() {
    // Beside a list of what is copied, everything else is not what is meant, or the list is not.
    if hasList { for (sentence, quote) in everythingBut { unread(sentence, quote) } }
    mapSurePairs()
    applyChanges()
    addKey()
    applyFillOnly()
    withdrawUndecided()
    citeSettings()
    askAboutUselessDefaults()
    askForKey()
    askForRequiredTargets()
  }

  /// What general sentences cover: the pairs that are sure, unless a list says what is copied.
  private mutating func mapSurePairs() {
    guard let general = generals.first else { return }
    let isListed =
      hasList || generals.contains(where: \.isHeading)
      || hasUnread && generals.allSatisfy { isTitle($0.quote) }
    var alike: [String] = []
    for pair in candidates.sure + namesakes() {
      guard let field = target[pair.target], let from = source[pair.source],
        leftOut[field.name] == nil
      else { continue }
      if isListed, !field.requiredOnCreate {
        let isKey = field.name == keyTarget || field.name == candidates.key?.target
        if ruleIndex(of: field.name) == nil, !isKey { alike.append(field.name) }
        continue
      }
      if field.name != candidates.key?.target, !field.requiredOnCreate, isWaiting(from, field) {
        leave(field.name, reason: Self.notReadYet, general.sentence, general.quote)
        continue
      }
      if replaced.contains(from.name), ruleIndex(of: field.name) == nil, !isNamesake(from, field) {
        leave(
          field.name,
          reason: "Another sentence replaces \(from.name).",
          general.sentence,
          general.quote
        )
        continue
      }
      let reference = FieldReference(fields: [from], side: .source, text: from.name, quote: "")
      let value = DraftedValue.expression(.field(reference))
      if let index = ruleIndex(of: field.name) {
        if rules[index].base == nil, rules[index].condition == nil, !rules[index].restStays,
          !isListed
        {
          rules[index].base = value
        }
        continue
      }
      rules.append(DraftedRule(field, .general, value, general.sentence, general.quote))
    }
    if candidates.sure.isEmpty, rules.isEmpty {
      clarify(
        "No field of the source is surely a field of the target. Which ones belong together?",
        options: [],
        general.sentence,
        general.quote
      )
    }
    tell(notCopied: alike, general.sentence, general.quote)
    citeGenerals()
  }

  /// Says which sure pairs are not copied, as other sentences name what is.
  private mutating func tell(notCopied fields: [String], _ sentence: String, _ quote: String) {
    guard !fields.isEmpty else { return }
    let shown = fields.prefix(12).joined(separator: ", ")
    let rest = fields.count > 12 ? " and \(fields.count - 12) more" : ""
    let reason = "Other sentences name what is copied. Alike, and not copied: \(shown)\(rest)."
    leave(nil, reason: reason, sentence, quote)
  }

  /// Whether the words only say which records go where, as a title does, and ask for nothing.
  private func isTitle(_ quote: String) -> Bool {
    let verbs = Lexicon.words(sharing: "move").union(["go", "goes", "become", "becomes", "update"])
    let words = quote.lowercased().split { !$0.isLetter }.map(String.init)
    return !words.contains { verbs.contains($0) }
  }

  /// Fields of one name on both sides that the matcher was not sure of.
  private func namesakes() -> [(target: String, source: String)] {
    let taken = Set(candidates.sure.map(\.source))
    let used = Set(candidates.sure.map(\.target))
    return source.fields.compactMap { from in
      guard !taken.contains(from.name) else { return nil }
      let found = surroundings.targets.exact(from.label)
      guard found.count == 1, !used.contains(found[0].name),
        found[0].type == from.type || found[0].type == .text,
        surroundings.sources.exact(found[0].label).count == 1,
        candidates.ranked[found[0].name]?.first == from.name
      else { return nil }
      return (found[0].name, from.name)
    }
  }

  /// A general sentence that nothing rests on says where the records go.
  mutating func citeGenerals() {
    for (sentence, quote, _) in generals
    where !rules.contains(where: { $0.reasons.contains { $0.sentence == sentence } }) {
      leave(nil, reason: "It says which records go where.", sentence, quote)
    }
  }

  mutating func addKey() {
    if let key = keyTarget, let reason = keyReason, let field = target[key] {
      if let index = ruleIndex(of: key) {
        rules[index].cite(reason.sentence, reason.quote)
      } else if let from = (candidates.ranked[key]?.first).flatMap({ source[$0] })
        ?? surroundings.sources.answer(for: field.label).fields.first
      {
        let reference = FieldReference(fields: [from], side: .source, text: from.name, quote: "")
        rules.append(
          DraftedRule(field, .named, .expression(.field(reference)), reason.sentence, reason.quote)
        )
      } else {
        let question = "What is written to the key, \(field.label) (\(key))?"
        let options = source.fields.prefix(5).map(\.name)
        if let answer = ask(question, options: options, reason.sentence, reason.quote) {
          write(answer, to: field, question, reason.sentence, reason.quote)
        }
      }
    }
    guard keyTarget == nil, operation != "insert", let pair = candidates.key ?? writtenKey(),
      let field = target[pair.target], let from = source[pair.source]
    else { return }
    let text = "A record is found again by its \(from.label), \(from.name) in \(field.name)."
    let assumption = assume(text)
    let quote = "\(from.name) in \(field.name)"
    keyTarget = field.name
    if let index = ruleIndex(of: field.name) {
      if rules[index].origin == .general {
        rules[index].reasons = [(assumption, quote)]
      } else {
        rules[index].cite(assumption, quote)
      }
    } else {
      let reference = FieldReference(fields: [from], side: .source, text: from.name, quote: "")
      rules.append(DraftedRule(field, .named, .expression(.field(reference)), assumption, quote))
    }
  }

  /// The one key that a sentence writes, as it comes.
  private func writtenKey() -> (target: String, source: String)? {
    let written = rules.filter { $0.target.isKey }
    guard written.count == 1, let rule = written.first, rule.origin == .named, rule.arms.isEmpty,
      rule.fallbacks.isEmpty, rule.changes.isEmpty, rule.table == nil, rule.condition == nil,
      case .expression(.field(let reference))? = rule.base, let field = reference.field
    else { return nil }
    return (rule.target.name, field.name)
  }

  /// What is written where a field is empty, while such records are left out.
  private mutating func askAboutUselessDefaults() {
    for filter in filters where filter["action"] == "drop_record" {
      guard let tests = filter["when"]?["all"]?.array, tests.count == 1,
        tests[0]["op"] == "is_null", let name = tests[0]["of"]?["field"]?.string,
        let earlier = filter["because"]?[0]?["s"]?.string
      else { continue }
      for rule in rules where rule.sourceName == name && !rule.fallbacks.isEmpty {
        guard let last = rule.reasons.last, last.sentence != earlier else { continue }
        ask(
          "\(earlier) leaves out records without \(source[name]?.label ?? name), and "
            + "\(last.sentence) says what is written for them. Which one counts?",
          options: [earlier, last.sentence],
          last.sentence,
          last.quote
        )
      }
    }
  }

  /// Sentences that only set how others are read.
  mutating func citeSettings() {
    for (sentence, quote) in settings {
      let isCited =
        rules.contains { $0.reasons.contains { $0.sentence == sentence && $0.quote == quote } }
      guard !isCited else { continue }
      let isRevised = rules.firstIndex { $0.reasons.contains { $0.sentence == sentence } }
      let index =
        isRevision
        ? isRevised
        : rules.firstIndex { $0.target.name == keyTarget } ?? rules.indices.first
      if let index {
        rules[index].cite(sentence, quote)
      } else {
        leave(nil, reason: "It says how records are written.", sentence, quote)
      }
    }
  }

  /// Without a key every run would create every record again.
  mutating func askForKey() {
    let keys = target.fields.filter(\.isKey).map(\.name)
    guard keyTarget == nil, operation != "insert", !keys.isEmpty, let first = firstSentence else {
      return
    }
    if keys.count == 1, let index = ruleIndex(of: keys[0]), rules[index].origin == .named,
      rules[index].arms.isEmpty, rules[index].condition == nil, rules[index].sourceName != nil,
      !isRevision
    {
      let field = rules[index].target
      let text = "A record is found again by its \(field.label), \(field.name)."
      keyTarget = field.name
      return rules[index].cite(assume(text), "its \(field.label)")
    }
    let question = "How is a record of \(target.object) found again?"
    guard mayAsk(question) else { return }
    let options = keys + [Self.everyTimeNew]
    guard let answer = ask(question, options: options, first.sentence, first.quote) else { return }
    takeKey(answer, question, first.sentence, first.quote)
    addKey()
    citeSettings()
  }

  mutating func askForRequiredTargets() {
    guard let first = firstSentence else { return }
    let records = target.fields.filter { $0.type == .record }.map { $0.name + "." }
    for field in target.fields where field.requiredOnCreate && ruleIndex(of: field.name) == nil {
      if records.contains(where: { field.name.hasPrefix($0) }) || isListMember(field)
        || undecided.contains(field.name)
      {
        continue
      }
      let question =
        "\(field.label) is required on \(target.object). What should be written to it?"
      let options = (candidates.ranked[field.name] ?? []) + [Self.fixedText]
      guard mayAsk(question),
        let answer = ask(question, options: options, first.sentence, first.quote)
      else { continue }
      write(answer, to: field, question, first.sentence, first.quote)
    }
  }

  /// What a mapping lacks was asked when it was drafted; a revision only takes the answer.
  private func mayAsk(_ question: String) -> Bool { !isRevision || answers[question] != nil }

  private func isListMember(_ field: CatalogField) -> Bool {
    target.fields.contains { list in
      if case .list = list.type { return field.name.hasPrefix(list.name + ".") }
      return false
    }
  }

  private var firstSentence: (sentence: String, quote: String)? {
    rules.lazy.flatMap(\.reasons).first { $0.sentence.hasPrefix("S") }
      ?? generals.first.map { ($0.sentence, $0.quote) }
  }
}
