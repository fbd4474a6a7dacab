import Matching
import Records

extension MappingDraft {
  /// Which records are left out, refused, or shown to a person.
  mutating func filter(
    _ action: Clause.FilterAction,
    _ condition: Condition,
    _ sentence: String,
    _ quote: String
  ) {
    // Of several, those that are known are left out, whatever is asked about the others.
    if condition.isCalled, case .any(let members) = condition, members.count > 1 {
      for member in members { filter(action, member, sentence, quote) }
      return
    }
    citing = nil
    guard let condition = settled(condition, action, sentence, quote),
      let when = compiled(condition, sentence, quote)
    else { return }
    if contradicts(when), !isRevision {
      let question =
        "\(sentence) leaves out just the records that another sentence wants. Which one counts?"
      let options = ["The earlier one", sentence]
      guard let answer = ask(question, options: options, sentence, quote) else { return }
      guard answer.text == sentence else {
        if answer.text == options[0] {
          leave(nil, reason: "An answer says that the earlier one counts.", sentence, quote)
        } else {
          follow(answer, question, sentence, quote)
        }
        return
      }
      dropOpposites(of: when, answer)
    }
    var filter: JSONObject = JSONObject([.init("id", .string("")), .init("when", when)])
    switch action {
    case .skip: filter["action"] = "drop_record"
    case .reject:
      guard let target = refusedTarget(condition) else { return unread(sentence, quote) }
      filter["action"] = "reject_record"
      filter["target"] = .string(target)
    case .hold:
      filter["action"] = "hold_record"
      filter["ask"] = [
        "text": .string("\(Self.sentenceCase(quote)). What should happen to this record?"),
        "options": ["Sync it", "Leave it out"],
      ]
    }
    let answered = citing.map { [Canonical.reason($0.sentence, $0.quote)] } ?? []
    filter["because"] = .array([Canonical.reason(sentence, quote)] + answered)
    filters.append(.object(filter))
  }

  private static func sentenceCase(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// Whether an earlier filter leaves out all the others.
  private func contradicts(_ when: JSON) -> Bool {
    guard let tests = when["all"]?.array, tests.count == 1 else { return false }
    return filters.contains { filter in
      guard filter["action"] == "drop_record", let other = filter["when"]?["all"]?.array,
        other.count == 1
      else { return false }
      return Self.isOpposite(tests[0], other[0])
    }
  }

  /// Takes back the filters that leave out all the other records.
  private mutating func dropOpposites(of when: JSON, _ answer: GivenAnswer) {
    guard let test = when["all"]?[0] else { return }
    let gone = filters.filter { $0["when"]?["all"]?[0].map { Self.isOpposite(test, $0) } == true }
    filters.removeAll { gone.contains($0) }
    for reason in gone.flatMap({ $0["because"]?.array ?? [] }) {
      leave(
        nil,
        reason: "An answer says that another sentence counts.",
        reason["s"]?.string ?? "",
        reason["quote"]?.string ?? ""
      )
    }
    leave(nil, reason: "It says which sentence counts.", answer.sentence, answer.quote)
  }

  private static let opposites: [String: String] = [
    "eq": "ne", "ne": "eq", "is_null": "is_not_null", "is_not_null": "is_null",
    "is_true": "is_not_true", "is_not_true": "is_true", "in": "not_in", "not_in": "in",
  ]

  private static func isOpposite(_ left: JSON, _ right: JSON) -> Bool {
    left["of"] == right["of"] && left["arg"] == right["arg"]
      && opposites[left["op"]?.string ?? ""] == right["op"]?.string
  }

  /// The field the workbench names for a refused record.
  private func refusedTarget(_ condition: Condition) -> String? {
    for reference in condition.references {
      guard let field = reference.field else { continue }
      if let rule = rules.first(where: { $0.sourceName == field.name }) { return rule.target.name }
      if let pair = candidates.sure.first(where: { $0.source == field.name }) { return pair.target }
    }
    return keyTarget ?? candidates.key?.target ?? target.fields.first(where: \.requiredOnCreate)?
      .name
      ?? rules.first?.target.name
  }

  mutating func operate(_ word: Clause.OperationWord, _ sentence: String, _ quote: String) {
    switch word {
    case .updateOnly:
      operation = "update"
      settings.append((sentence, quote))
    case .everyTimeNew:
      operation = "insert"
      settings.append((sentence, quote))
    case .createOnly:
      filters.append([
        "id": "", "when": Canonical.all([["op": "is_existing"]]), "action": "drop_record",
        "because": [Canonical.reason(sentence, quote)],
      ])
    }
  }

  // MARK: Newer

  /// When the source's record was changed, and when the target's.
  private func changeTimes() -> (source: CatalogField, target: String)? {
    func times(_ fields: [CatalogField]) -> [CatalogField] {
      fields.filter { field in
        field.type == .datetime
          && [field.name, field.label].contains { text in
            let words = Set(NameTokens.of(text))
            return words.contains("modified") || words.contains("updated")
              || words.isSuperset(of: ["last", "modified"])
          }
      }
    }
    func preferred(_ fields: [CatalogField]) -> CatalogField? {
      fields.count == 1
        ? fields[0]
        : fields.first {
          ["lastmodifieddate", "last_changed", "lastmodified", "updated_at"].contains(
            $0.name.lowercased()
          )
        }
    }
    guard let from = preferred(times(source.fields)) else { return nil }
    if let to = preferred(times(target.fields)) { return (from, to.name) }
    let names = readOnly.filter { name in
      ["lastmodifieddate", "last_changed", "lastmodified", "updated_at"].contains(name.lowercased())
    }
    return names.count == 1 ? (from, names[0]) : nil
  }

  mutating func onlyNewer(_ references: [FieldReference], _ sentence: String, _ quote: String) {
    guard let (from, to) = changeTimes() else {
      clarify(
        "Which fields say when a record of \(source.object) and one of \(target.object) were "
          + "last changed?",
        options: ["Say it in other words", Self.leaveItOut],
        sentence,
        quote
      )
      return
    }
    let older = JSON.members([
      "of": Canonical.field(from.name), "op": "le", "arg_of": ["current": .string(to)],
    ])
    guard !references.isEmpty else {
      filters.append([
        "id": "", "when": Canonical.all([older]), "action": "drop_record",
        "because": [Canonical.reason(sentence, quote)],
      ])
      return
    }
    for reference in references {
      guard let index = ruleIndex(about: reference, sentence, quote) else { continue }
      rules[index].onlyNewer = true
      rules[index].cite(sentence, quote)
    }
  }

  /// True where the source's record is the newer one, or the only one.
  mutating func newerTest(_ sentence: String, _ quote: String) -> JSON? {
    guard let (from, to) = changeTimes() else { return nil }
    let current: JSON = ["current": .string(to)]
    let condition = Canonical.any([
      Canonical.test(current, "is_null"),
      .members(["of": Canonical.field(from.name), "op": "gt", "arg_of": current]),
    ])
    return Canonical.test(variable(["test": condition], "newer", sentence, quote), "is_true")
  }

  // MARK: Keys

  mutating func key(_ reference: FieldReference, _ sentence: String, _ quote: String) {
    let named = surroundings.targets.answer(for: reference.text).fields
    var field = named.count == 1 && named[0].isKey ? named[0] : nil
    if field == nil, reference.side == .source, let source = reference.field {
      let fed = target.fields.filter { target in
        target.isKey
          && (rules.contains { $0.target.name == target.name && $0.sourceName == source.name }
            || candidates.ranked[target.name]?.first == source.name)
      }
      field = fed.count == 1 ? fed[0] : nil
    }
    guard let field = field ?? (named.count == 1 ? named[0] : nil) ?? find(reference, sentence)
    else {
      return
    }
    guard field.isKey, target[field.name] != nil,
      reference.side != .source || target[field.name] == field
    else {
      let question =
        "\(field.name) cannot be the key of an upsert. How is a record found again?"
      let options = target.fields.filter(\.isKey).map(\.name)
      if let answer = ask(question, options: options, sentence, reference.quote) {
        takeKey(answer, question, sentence, reference.quote)
      }
      return
    }
    if let known = keyTarget, known != field.name, !isRevision,
      !wins(field, sentence, quote, over: sentence)
    {
      return
    }
    take(field, asKey: sentence, reference.quote)
  }

  private mutating func take(_ field: CatalogField, asKey sentence: String, _ quote: String) {
    keyTarget = field.name
    if let index = ruleIndex(of: field.name) {
      rules[index].cite(sentence, quote)
    } else {
      keyReason = (sentence, quote)
    }
  }

  static let everyTimeNew = "Never: create a new one each time"

  /// A field of the target, no key at all, or what a sentence says.
  mutating func takeKey(
    _ answer: GivenAnswer,
    _ question: String,
    _ sentence: String,
    _ quote: String
  ) {
    if answer.text.hasPrefix("Never") {
      operation = "insert"
      settings.append((answer.sentence, answer.quote))
    } else if let field = field(named: answer.text, of: .target), field.isKey {
      take(field, asKey: answer.sentence, answer.quote)
    } else {
      follow(answer, question, sentence, quote)
      return
    }
    leave(nil, reason: "An answer says how a record is found again.", sentence, quote)
  }
}
