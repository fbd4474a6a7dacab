import Records

extension Grammar {
  /// A question about a record, with `and` and `or`.
  func condition(_ range: Range<Int>) -> Condition? {
    if let fixed = first(Self.recordForms, range) { return fixed }
    if let test = test(range) { return test }
    for word in ["or", "and"] {
      if let found = joined(range, by: word) { return found }
    }
    guard range.count > 2, tokens[range.lowerBound].isMark("("),
      tokens[range.upperBound - 1].isMark(")"),
      case .condition(let inner)? = meaning(.cond, range.lowerBound + 1..<range.upperBound - 1)
    else { return nil }
    return inner
  }

  private func joined(_ range: Range<Int>, by word: String) -> Condition? {
    for index in range where index > range.lowerBound && index < range.upperBound - 1 {
      let isComma = tokens[index].isComma
      guard tokens[index].isWord(word) || isComma else { continue }
      // A comma is what the last joint is.
      if isComma, !tokens[index..<range.upperBound].contains(where: { $0.isWord(word) }) {
        continue
      }
      var start = index + 1
      let fillers: Set<String> = [word, "if", "when", "where", "also", "whose", "that", "then"]
      while start < range.upperBound, fillers.contains(tokens[start].folded) {
        start += 1
      }
      var end = index
      while end > range.lowerBound, tokens[end - 1].isComma { end -= 1 }
      guard start < range.upperBound, end > range.lowerBound,
        case .condition(let left)? = meaning(.cond, range.lowerBound..<end)
      else { continue }
      if isNegated(range.lowerBound..<end), let bare = bare(start..<range.upperBound) {
        // "isn't a, b or empty": the negation holds for all of them.
        guard word == "or", case .test(let subject, _) = left else { return nil }
        return Self.all(left, .not(.test(subject, bare)))
      }
      guard let right = following(left, start..<range.upperBound)
      else { continue }
      return word == "or" ? Self.any(left, right) : Self.all(left, right)
    }
    return nil
  }

  private func isNegated(_ range: Range<Int>) -> Bool {
    let negations: Set<String> = [
      "not", "isnt", "arent", "wasnt", "werent", "doesnt", "dont", "hasnt", "havent", "neither",
    ]
    return tokens[range].contains { negations.contains($0.folded) }
  }

  /// A predicate without a verb of its own.
  private func bare(_ range: Range<Int>) -> Predicate? {
    let verbs: Set<String> = [
      "is", "are", "was", "were", "has", "have", "had", "isnt", "arent", "wasnt", "werent", "does",
      "doesnt", "do", "dont", "contains", "contain", "includes", "include", "mentions", "starts",
      "begins", "ends", "equals", "exceeds", "comes", "stays", "says", "reads", "not", "remains",
    ]
    guard let first = tokens[range].first, !verbs.contains(first.folded),
      case .predicate(let predicate)? = meaning(.predicate, range)
    else { return nil }
    return predicate
  }

  /// A condition of its own, or one more about what the one before it was about.
  private func following(_ left: Condition, _ range: Range<Int>) -> Condition? {
    if case .condition(let right)? = meaning(.cond, range) { return right }
    // After several tests, a bare value belongs to one of them: which one is not said.
    guard case .test = left, let subject = left.lastSubject else { return nil }
    if case .predicate(let predicate)? = meaning(.predicate, range),
      predicate.suits(subject.reference.field)
    {
      return .test(subject, predicate)
    }
    return nil
  }

  static func any(_ left: Condition, _ right: Condition) -> Condition {
    if case .any(let members) = left { return .any(members + [right]) }
    if case .any(let members) = right { return .any([left] + members) }
    return .any([left, right])
  }

  static func all(_ left: Condition, _ right: Condition) -> Condition {
    if case .all(let members) = left { return .all(members + [right]) }
    if case .all(let members) = right { return .all([left] + members) }
    return .all([left, right])
  }

  // MARK: One test

  private func test(_ range: Range<Int>) -> Condition? {
    if let found = first(Self.testForms, range) { return found }
    for place in range where place > range.lowerBound {
      guard case .predicate(let predicate)? = meaning(.predicate, place..<range.upperBound)
      else { continue }
      if let found = about(range.lowerBound..<place, predicate) { return found }
    }
    return bareOption(range) ?? state(range)
  }

  /// `the lifecycle stage Customer or Evangelist`: options right behind the field that has them.
  private func bareOption(_ range: Range<Int>) -> Condition? {
    for place in range where place > range.lowerBound {
      guard case .field(let reference)? = meaning(.source, range.lowerBound..<place),
        let field = reference.field, field.type == .option,
        let values = literals(place..<range.upperBound),
        values.allSatisfy({ MappingDraft.option($0.text, of: field) != nil })
      else { continue }
      return .test(.field(reference), Predicate(op: .equal, literals: values))
    }
    return nil
  }

  /// The subject of a predicate: a field, several, or what the target holds.
  private func about(_ range: Range<Int>, _ predicate: Predicate) -> Condition? {
    var range = range
    if tokens[range.upperBound - 1].folded == "both", range.count > 1 {
      range = range.lowerBound..<range.upperBound - 1
    }
    if case .field(let field)? = meaning(.source, range),
      field.field != nil || field.pronoun != nil || isLoose
    {
      return predicate.suits(field.field) ? .test(.field(field), predicate) : nil
    }
    let isNeither = tokens[range.lowerBound].folded == "neither"
    if isNeither { range = range.lowerBound + 1..<range.upperBound }
    if case .fields(let fields, let joint)? = meaning(.sources, range), fields.count > 1,
      fields.allSatisfy({ predicate.suits($0.field) })
    {
      let tests = fields.map { Condition.test(.field($0), predicate) }
      if isNeither { return .all(tests.map { .not($0) }) }
      return joint == .or ? .any(tests) : .all(tests)
    }
    if let changed = first(Self.subjectForms, range) { return .test(changed, predicate) }
    return nil
  }

  private static let subjectForms: [Form<Condition.Subject>] = [
    Form("(the)? (domain|email_domain|mail_domain|domain_part) (of|in|from) {f:source}") { words in
      words.field("f").map { .changed($0, [.step("domain", [])]) }
    },
    Form("(the)? email (domain|domains)") { _ in nil },
  ]

  /// What holds without a verb: `opted out`, `VIP`, `customer`.
  func state(_ range: Range<Int>) -> Condition? {
    guard range.count <= 6 else { return nil }
    var words = tokens[range]
    var isNegated = false
    let pronouns: Set<String> = [
      "they", "it", "he", "she", "contact", "person", "record", "member", "user", "lead",
      "customer", "subscriber", "somebody", "someone", "people", "contacts", "members", "records",
    ]
    if words.count > 1, Lexicon.articles.contains(words.first?.folded ?? "") {
      words = words.dropFirst()
    }
    if words.count > 1, pronouns.contains(words.first?.folded ?? "") { words = words.dropFirst() }
    while let first = words.first, words.count > 1 {
      if ["not", "isnt", "arent", "never", "havent", "hasnt", "didnt", "wasnt", "werent", "no"]
        .contains(first.folded)
      {
        isNegated.toggle()
      } else if ![
        "have", "has", "had", "is", "are", "was", "were", "been", "be", "already", "a", "an",
        "marked", "flagged", "as", "the", "did", "do", "currently", "with",
      ].contains(first.folded) {
        break
      }
      words = words.dropFirst()
    }
    guard let condition = plainState(words.startIndex..<words.endIndex) else { return nil }
    return isNegated ? .not(condition) : condition
  }

  private func plainState(_ range: Range<Int>) -> Condition? {
    guard !range.isEmpty, tokens[range].allSatisfy({ $0.kind == .word || $0.isMark("-") })
    else { return nil }
    let text = tokens[range].map(\.folded).joined(separator: " ")
    if let consent = surroundings.consent(for: text, quote: quote(range)) { return consent }
    if let field = surroundings.flag(for: text) {
      let reference = FieldReference(
        fields: [field],
        side: .source,
        text: text,
        quote: quote(range)
      )
      return .test(.field(reference), Predicate(op: .isTrue))
    }
    // "A contact has no": what it has none of stands behind it.
    guard !["no", "not", "yes", "none"].contains(text),
      let (field, value) = surroundings.option(for: quote(range))
    else { return nil }
    let reference = FieldReference(fields: [field], side: .source, text: text, quote: quote(range))
    let literal = Literal(text: value, form: .quoted)
    return .test(.field(reference), Predicate(op: .equal, literals: [literal]))
  }
}

extension Condition {
  /// What the last of its tests is about.
  var lastSubject: Subject? {
    switch self {
    case .test(let subject, _): subject
    case .all(let members), .any(let members): members.last?.lastSubject
    case .not(let inner): inner.lastSubject
    case .isNew, .isNewer, .called: nil
    }
  }
}
