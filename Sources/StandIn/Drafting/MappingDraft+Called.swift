import Matching
import Records

/// Records by a word: which field of the source tells, and by which value.
extension MappingDraft {
  /// The condition with tests in the place of such words; `nil` after a question.
  mutating func settled(
    _ condition: Condition,
    _ action: Clause.FilterAction,
    _ sentence: String,
    _ quote: String
  ) -> Condition? {
    switch condition {
    case .test, .isNew, .isNewer: return condition
    case .called(let words): return test(for: words, action, sentence, quote)
    case .not(let inner): return settled(inner, action, sentence, quote).map { .not($0) }
    case .all(let members):
      return settled(members, action, sentence, quote).map { .all($0) }
    case .any(let members):
      return settled(members, action, sentence, quote).map { .any($0) }
    }
  }

  private mutating func settled(
    _ members: [Condition],
    _ action: Clause.FilterAction,
    _ sentence: String,
    _ quote: String
  ) -> [Condition]? {
    var all: [Condition] = []
    for member in members {
      guard let one = settled(member, action, sentence, quote) else { return nil }
      all.append(one)
    }
    return all
  }

  // MARK: Which field tells

  /// What the records of some words have; asks where not just one option is called by them.
  private mutating func test(
    for words: String,
    _ action: Clause.FilterAction,
    _ sentence: String,
    _ quote: String
  ) -> Condition? {
    let named = surroundings.options(named: words)
    let isClear = named.count == 1 && surroundings.names(near: words).isEmpty
    if isClear { return Self.equal(named[0].field, named[0].value, quote) }
    let offers = named.isEmpty ? surroundings.near(words, quote) : Self.offers(named, quote)
    let side = "\(source.system) \(source.object)"
    let question =
      named.isEmpty
      ? "Nothing in \(side) is called \"\(words)\". Which field of \(side) tells which records "
        + "are meant?"
      : named.count == 1
        ? "\"\(words)\" is a value of \(named[0].field.name), and in the name of another field. "
          + "Which records are meant?"
        : "Several fields of \(side) have \"\(words)\" as a value. Which records are meant?"
    let nothing = Self.nothing(action)
    let fields = named.isEmpty ? surroundings.fields(near: words) : []
    let options =
      offers.map(\.text) + fields.map { "\($0.name) (\($0.label))" }
      + surroundings.names(near: words).map { "Do not copy \($0)" }
      + ["Say it in other words", nothing]
    guard let answer = unmistakable(question, options, nothing, sentence, quote) else {
      return nil
    }
    if let offer = offers.first(where: { $0.text == answer.text }) {
      return took(offer.condition, answer)
    }
    let text = Self.otherWords(answer.text)
    if let condition = condition(in: text) { return took(condition, answer) }
    if let field = field(named: text, of: .source) {
      return value(of: field, for: words, nothing, answer, sentence, quote)
    }
    settle(answer, question, nothing, sentence, quote)
    return nil
  }

  /// What a field holds for such records, once an answer names the field.
  private mutating func value(
    of field: CatalogField,
    for words: String,
    _ nothing: String,
    _ earlier: GivenAnswer,
    _ sentence: String,
    _ quote: String
  ) -> Condition? {
    if field.type == .bool {
      return took(.test(.field(Self.reference(field, words)), Predicate(op: .isTrue)), earlier)
    }
    leave(nil, reason: "It says which field tells.", earlier.sentence, earlier.quote)
    let question = "Which value of \(field.label) (\(field.name)) do \"\(words)\" have?"
    let any = "Any value"
    let options = field.options.prefix(12).map(\.value) + [any, nothing]
    guard
      let answer = unmistakable(question, options, nothing, sentence, quote)
    else { return nil }
    let reference = Self.reference(field, earlier.quote)
    if answer.text == any {
      return took(.test(.field(reference), Predicate(op: .isNotNull)), answer)
    }
    if let option = Self.option(answer.text, of: field) {
      return took(Self.equal(field, option, earlier.quote), answer)
    }
    if let condition = condition(in: "\(field.name) \(answer.text)") {
      return took(condition, answer)
    }
    let isValue = Grammar.isPlausible(Literal(text: answer.text, form: .words))
    if field.options.isEmpty, isValue, answer.text != nothing {
      return took(Self.equal(field, answer.text, earlier.quote), answer)
    }
    settle(answer, question, nothing, sentence, quote)
    return nil
  }

  /// The answer, once it does not leave open whether the records or the sentence is left out.
  private mutating func unmistakable(
    _ question: String,
    _ options: [String],
    _ nothing: String,
    _ sentence: String,
    _ quote: String
  ) -> GivenAnswer? {
    guard let answer = ask(question, options: options, sentence, quote) else { return nil }
    guard Self.leavesOut(answer.text) else { return answer }
    let again =
      "\"\(answer.text)\" may mean these records, or the words \"\(quote)\": say "
      + "\"\(nothing)\", or which records are meant."
    leave(nil, reason: "It waits for another answer.", answer.sentence, answer.quote)
    return ask(again, options: options, sentence, quote)
  }

  /// An answer that says that nothing is left out, or what is, in a sentence of its own.
  private mutating func settle(
    _ answer: GivenAnswer,
    _ question: String,
    _ nothing: String,
    _ sentence: String,
    _ quote: String
  ) {
    let said = answer.text.lowercased()
    guard said != nothing.lowercased(), !["nothing", "none", "nobody"].contains(said) else {
      let reason = "The answer says: \(nothing.lowercased())."
      leave(nil, reason: reason, sentence, quote)
      return leave(nil, reason: reason, answer.sentence, answer.quote)
    }
    follow(answer, question, sentence, quote)
  }

  private static func nothing(_ action: Clause.FilterAction) -> String {
    switch action {
    case .skip: "Skip nothing"
    case .reject: "Reject nothing"
    case .hold: "Hold nothing"
    }
  }

  private mutating func took(_ condition: Condition, _ answer: GivenAnswer) -> Condition {
    citing = (answer.sentence, answer.quote)
    return condition
  }

  /// What an answer says of records: `those whose job title is 'Student'`.
  private func condition(in text: String) -> Condition? {
    for lead in ["Skip ", "Skip records if "] {
      let result = SentenceReader(lead + text, in: surroundings).result()
      guard result.isWhole, result.readings.count == 1,
        case .filter(.skip, let condition) = result.readings[0].clause,
        !condition.isCalled, condition.references.allSatisfy({ $0.field != nil })
      else { continue }
      return condition
    }
    return nil
  }

  // MARK: Tests

  private static func offers(
    _ named: [(field: CatalogField, value: String)],
    _ quote: String
  ) -> [(text: String, condition: Condition)] {
    named.map { field, value in
      ("Those whose \(field.name) is '\(value)'", equal(field, value, quote))
    }
  }

  fileprivate static func equal(
    _ field: CatalogField,
    _ value: String,
    _ quote: String
  ) -> Condition {
    let literal = Literal(text: value, form: .quoted)
    return .test(.field(reference(field, quote)), Predicate(op: .equal, literals: [literal]))
  }

  fileprivate static func reference(_ field: CatalogField, _ quote: String) -> FieldReference {
    FieldReference(fields: [field], side: .source, text: field.name, quote: quote)
  }
}

extension Condition {
  /// Whether some of it is only known by a word.
  var isCalled: Bool {
    switch self {
    case .called: true
    case .not(let inner): inner.isCalled
    case .all(let members), .any(let members): members.contains(where: \.isCalled)
    case .test, .isNew, .isNewer: false
    }
  }
}

extension Surroundings {
  private static let nearMax = 6

  /// Options of the source that are called so, letters and figures compared, singular or plural.
  func options(named words: String) -> [(field: CatalogField, value: String)] {
    let wanted = words.lowercased()
    var forms = Set([wanted, PhraseTrimming.singular(wanted)])
    if wanted.hasSuffix("ies") { forms.insert(wanted.dropLast(3) + "y") }
    if wanted.hasSuffix("es") { forms.insert(String(wanted.dropLast(2))) }
    let folded = Set(forms.map(FieldNames.folded))
    return sources.catalog.fields.compactMap { field in
      guard [.option, .optionSet].contains(field.type) else { return nil }
      let option = field.options.first {
        folded.contains(FieldNames.folded($0.value)) || folded.contains(FieldNames.folded($0.label))
      }
      return option.map { (field, $0.value) }
    }
  }

  /// Tests by options that have all of the words and more, and by yes-or-no fields.
  func near(_ words: String, _ quote: String) -> [(text: String, condition: Condition)] {
    let bag = Self.bag(words)
    guard !bag.isEmpty else { return [] }
    var found: [(text: String, condition: Condition)] = []
    for field in sources.catalog.fields {
      if field.type == .bool, Self.has(bag, field) {
        let reference = MappingDraft.reference(field, quote)
        found.append(
          ("Those whose \(field.name) is true", .test(.field(reference), Predicate(op: .isTrue)))
        )
      }
      guard [.option, .optionSet].contains(field.type) else { continue }
      for option in field.options
      where bag.isSubset(of: NameTokens.of(option.value))
        || bag.isSubset(of: NameTokens.of(option.label))
      {
        let text = "Those whose \(field.name) is '\(option.value)'"
        found.append((text, MappingDraft.equal(field, option.value, quote)))
      }
    }
    return Array(found.prefix(Self.nearMax))
  }

  /// Other fields of the source with the words in their names.
  func fields(near words: String) -> [CatalogField] {
    let bag = Self.bag(words)
    guard !bag.isEmpty else { return [] }
    return Array(
      sources.catalog.fields.filter { $0.type != .bool && Self.has(bag, $0) }.prefix(Self.nearMax)
    )
  }

  /// Fields of both sides that may be meant where records are not.
  func names(near words: String) -> [String] {
    let bag = Self.bag(words)
    let own = fields(near: words).map(\.name)
    let other = targets.catalog.fields.filter { !bag.isEmpty && Self.has(bag, $0) }.map(\.name)
    return Array((own + other.filter { !own.contains($0) }).prefix(Self.nearMax))
  }

  private static func has(_ bag: Set<String>, _ field: CatalogField) -> Bool {
    bag.isSubset(of: NameTokens.of(field.name)) || bag.isSubset(of: NameTokens.of(field.label))
  }

  /// The words without those for records: `imaginary contacts`.
  private static func bag(_ words: String) -> Set<String> {
    let telling = words.split(separator: " ").filter {
      !Lexicon.recordWords.contains($0.lowercased())
    }
    return Set(telling.flatMap { NameTokens.of(PhraseTrimming.singular($0.lowercased())) })
  }
}
