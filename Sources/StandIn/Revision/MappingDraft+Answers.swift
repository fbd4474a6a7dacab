import Records

/// What people answer, and what is done about it.
extension MappingDraft {
  /// Keeps answers for the questions that sentences lead to.
  mutating func know(_ answered: [AnsweredQuestion]) {
    for answer in answered {
      answers[answer.question] = GivenAnswer(
        text: answer.answer,
        sentence: answer.sentence,
        quote: answer.quote
      )
    }
  }

  /// Asks, and does what the answer says in its own words where somebody gave one.
  mutating func clarify(
    _ text: String,
    options: [String],
    _ sentence: String,
    _ quote: String
  ) {
    guard let answer = ask(text, options: options, sentence, quote) else { return }
    follow(answer, text, sentence, quote)
  }

  /// Leaves out what an answer leaves out; else reads the answer as a sentence.
  mutating func follow(
    _ answer: GivenAnswer,
    _ question: String,
    _ sentence: String,
    _ quote: String
  ) {
    // An answer whose words lead to the same question says nothing new.
    guard following.insert(question).inserted else { return }
    defer { following.remove(question) }
    if Self.leavesOut(answer.text) {
      return leaveBoth(answer, sentence, quote)
    }
    let said = Self.otherWords(answer.text)
    let result = SentenceReader(said, in: surroundings).result()
    for reading in result.readings { apply(reading.clause, answer.sentence, reading.quote) }
    for half in result.halves { ask(about: half, answer.sentence) }
    for rest in result.isWhole && result.readings.isEmpty ? [said] : result.unread {
      guard rest.contains(where: { $0.isLetter || $0.isNumber }) else {
        askAgain(question, options: [], sentence, quote)
        continue
      }
      askInOtherWords(rest, answer.sentence)
    }
    leave(nil, reason: "An answer says it in other words.", sentence, quote)
  }

  static func leavesOut(_ text: String) -> Bool { text.hasPrefix(leaveItOut) }

  mutating func leaveBoth(_ answer: GivenAnswer, _ sentence: String, _ quote: String) {
    leave(nil, reason: "The answer leaves it out.", sentence, quote)
    leave(nil, reason: "The answer leaves it out.", answer.sentence, answer.quote)
  }

  static func otherWords(_ text: String) -> String {
    let lead = "Say it in other words"
    guard text.hasPrefix(lead) else { return text }
    return String(text.dropFirst(lead.count).drop { !$0.isLetter && $0 != "'" && $0 != "\"" })
  }

  /// Asks about words that were not read.
  mutating func askInOtherWords(_ words: String, _ sentence: String) {
    ask(
      Self.unreadQuestion(words),
      options: ["Say it in other words", "Use a language model", Self.leaveItOut],
      sentence,
      words
    )
  }

  /// Asks although there was an answer: it was none to this question.
  mutating func askAgain(
    _ question: String,
    options: [String],
    _ sentence: String,
    _ quote: String
  ) {
    answers[question] = nil
    ask(question, options: options, sentence, quote)
  }

  // MARK: Which of two counts

  static func rivals(_ other: String, _ sentence: String, _ field: CatalogField) -> String {
    "\(other) and \(sentence) say different things about \(field.label) (\(field.name)). "
      + "Which one counts?"
  }

  /// Whether a sentence counts more than an earlier one that says something else; asks, unless it
  /// is answered.
  mutating func wins(
    _ field: CatalogField,
    _ sentence: String,
    _ quote: String,
    over other: String
  ) -> Bool {
    let text = Self.rivals(other, sentence, field)
    let answer = ask(text, options: [other, sentence, Self.leaveItOut], sentence, quote)
    guard let answer else { return false }
    switch answer.text {
    case sentence:
      citing = (answer.sentence, answer.quote)
      return true
    case other:
      leave(nil, reason: "An answer says that \(other) counts.", sentence, quote)
    case let words where Self.leavesOut(words):
      rules.removeAll { $0.target.name == field.name }
      leftOut[field.name] = answer.sentence
      leave(field.name, reason: "The answer leaves it out.", answer.sentence, answer.quote)
      leave(nil, reason: "The answer leaves it out.", sentence, quote)
    default:
      guard following.insert(text).inserted else { return false }
      rules.removeAll { $0.target.name == field.name }
      following.remove(text)
      follow(answer, text, sentence, quote)
    }
    return false
  }

  // MARK: What is written

  /// The field of a catalog that an answer names, by name, by label, or as an option shows it.
  func field(named text: String, of side: FieldReference.Side) -> CatalogField? {
    let catalog = side == .source ? source : target
    let names = side == .source ? surroundings.sources : surroundings.targets
    let name = text.firstRange(of: " (").map { String(text[..<$0.lowerBound]) }
    return name.flatMap { catalog[$0] } ?? catalog[text]
      ?? {
        let named = names.answer(for: text)
        return named.fields.count == 1 && !named.isCorrected ? named.fields[0] : nil
      }()
  }

  static let fixedText = "A fixed text"

  /// Writes what an answer names into a target: a field, a fixed text, or what a sentence says.
  mutating func write(
    _ answer: GivenAnswer,
    to field: CatalogField,
    _ question: String,
    _ sentence: String,
    _ quote: String
  ) {
    if Self.leavesOut(answer.text) {
      leftOut[field.name] = answer.sentence
      leave(field.name, reason: "The answer leaves it out.", answer.sentence, answer.quote)
      return
    }
    if let from = self.field(named: answer.text, of: .source) {
      let reference = FieldReference(fields: [from], side: .source, text: from.name, quote: "")
      return add(.expression(.field(reference)), to: field, answer, sentence, quote)
    }
    if let literal = Self.fixed(answer.text) {
      guard !literal.text.isEmpty else {
        askForText(field, answer.sentence, answer.quote)
        return
      }
      return add(.expression(.literal(literal)), to: field, answer, sentence, quote)
    }
    follow(answer, question, sentence, quote)
  }

  private mutating func add(
    _ value: DraftedValue,
    to field: CatalogField,
    _ answer: GivenAnswer,
    _ sentence: String,
    _ quote: String
  ) {
    rules.removeAll { $0.target.name == field.name }
    rules.append(DraftedRule(field, .named, value, answer.sentence, answer.quote))
    if sentence != answer.sentence { rules[rules.count - 1].cite(sentence, quote) }
  }

  /// `A fixed text: Unknown`, `'Unknown'`; the empty text for an option that only says so.
  private static func fixed(_ text: String) -> Literal? {
    let marks: Set<Character> = ["'", "\"", "‘", "’", "“", "”"]
    var words = text[...]
    let isOption = words.hasPrefix(fixedText)
    if isOption {
      words = words.dropFirst(fixedText.count).drop { " :,=–-".contains($0) }
    }
    let isQuoted =
      words.count > 1 && words.first.map(marks.contains) == true
      && words.last.map(marks.contains) == true
    if isQuoted { words = words.dropFirst().dropLast() }
    return isOption || isQuoted ? Literal(text: String(words), form: .quoted) : nil
  }

  /// An answer that only says that there is a text does not say which.
  private mutating func askForText(_ field: CatalogField, _ sentence: String, _ quote: String) {
    let text = "Which fixed text should be written to \(field.label) (\(field.name))?"
    let answer = ask(text, options: [], sentence, quote)
    guard let answer else { return }
    let literal = Self.fixed(answer.text) ?? Literal(text: answer.text, form: .quoted)
    add(.expression(.literal(literal)), to: field, answer, sentence, quote)
  }

  // MARK: Answers to what is not asked

  /// What was answered although no sentence led to the question: read as a sentence.
  mutating func followOthers(_ answered: [AnsweredQuestion]) {
    for answer in answered where !answer.answer.isEmpty && !used.contains(answer.question) {
      if translateOthers(answer) { continue }
      let result = SentenceReader(Self.otherWords(answer.answer), in: surroundings).result()
      guard result.isWhole, !result.readings.isEmpty else { continue }
      for reading in result.readings { apply(reading.clause, answer.sentence, reading.quote) }
    }
  }
}
