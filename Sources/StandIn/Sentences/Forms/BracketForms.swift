import Records

extension Grammar {
  /// What stands in brackets explains the words before it: parts, a condition, how it is split.
  static let bracketForms: [Form<Clause>] = [
    Form(
      """
      ($set) {target} (to|as|=) {v:value} for (the|all)? {c:explained} ,? (and|but|,) (to|as|=)? \
      {w:value} (for|in) (all_others|all_the_others|everybody_else|everyone_else|the_others|\
      the_rest|\
      all_other_records|all_other_cases|everything_else|others)
      """
    ) { either($0) },
    Form(
      """
      {target} (is|becomes|should_be|gets) {v:value} for (the|all)? {c:explained} ,? (and|but|,) \
      {w:value} (for|in) (all_others|all_the_others|everybody_else|everyone_else|the_others|\
      the_rest|all_other_records|all_other_cases|everything_else|others)
      """
    ) { either($0) },
    Form("($set) {target} (to|as|=) {v:value} for (the|all)? {c:explained}") { words in
      guard let condition = words.condition("c"), let target = words.field("target"),
        let value = words.literal("v"), isPlausibleConstant(value)
      else { return nil }
      return .when(condition, .write(target, .literal(value)), otherwise: nil)
    },
    Form(
      """
      {target} (is|becomes|should_be|gets|must_be|will_be|is_set_to) {v:value} (for|with|in) (all|\
      the)? {f:source} {q:values}
      """
    ) { ofGroup($0) },
    Form(
      """
      ($set) {target} (to|as|=) {v:value} (for|with|in) (all|the)? {f:source} {q:values}
      """
    ) { ofGroup($0) },
    Form(
      """
      {f:source} <( (the)? last_word (is|=|:|goes_to|becomes) {l:target} (,|and|;) (and)? \
      (the_words_before_it|the_words_before|the_rest|everything_before|everything_before_it|\
      what_comes_before|all_words_before) (is|are|=|:|goes_to|go_to|becomes)? (the)? {b:target} )>
      """
    ) { words in
      split(words, last: "l", first: "b")
    },
    Form(
      """
      {f:source} <( (the)? first_word (is|=|:|goes_to|becomes) {b:target} (,|and|;) (and)? \
      (the_words_after_it|the_words_after|the_rest|everything_after|everything_after_it|\
      what_comes_after|all_words_after) (is|are|=|:|goes_to|go_to|becomes)? (the)? {l:target} )>
      """
    ) { words in
      guard let field = words.field("f"), let first = words.field("b"),
        let rest = words.field("l")
      else { return nil }
      return .all([.write(first, taken(field, 0, 0)), .write(rest, taken(field, 1, -1))])
    },
    Form("{p:parts}") { $0.clause("p") },
  ]

  /// `Tier is Gold for group 'G'`: values in quotes, or options of the field.
  private static func ofGroup(_ words: Captures) -> Clause? {
    guard let target = words.field("target"), let value = words.literal("v"),
      isPlausibleConstant(value), let field = words.field("f"), field.field != nil,
      field.pronoun == nil
    else { return nil }
    let values = words.literals("q")
    guard !values.isEmpty, values.allSatisfy({ $0.isQuoted || isOption($0, of: field) }) else {
      return nil
    }
    let test = Condition.test(.field(field), Predicate(op: .equal, literals: values))
    return .when(test, .write(target, .literal(value)), otherwise: nil)
  }

  private static func split(_ words: Captures, last: String, first: String) -> Clause? {
    guard let field = words.field("f"), let last = words.field(last),
      let rest = words.field(first)
    else { return nil }
    return .all([.write(last, taken(field, -1, -1)), .write(rest, taken(field, 0, -2))])
  }

  // MARK: Words, and in brackets what they mean

  /// `customers`, `VIP tickets (ticket 'VIP')`: a condition that all the words before it are about.
  func explained(_ range: Range<Int>) -> Condition? {
    if let condition = records(range)?.condition { return condition }
    guard range.count > 3, tokens[range.upperBound - 1].isMark(")"),
      let open = range.first(where: { tokens[$0].isMark("(") }), open > range.lowerBound,
      tokens[range.lowerBound..<open].allSatisfy({ $0.kind == .word }),
      case .condition(let condition)? = meaning(.cond, open + 1..<range.upperBound - 1)
    else { return nil }
    func nameWords(_ token: Token) -> [String] {
      token.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    let inner = tokens[open + 1..<range.upperBound - 1].flatMap(nameWords)
    let known = Set(inner).union(Lexicon.recordWords).union(Lexicon.articles)
    let words = tokens[range.lowerBound..<open].flatMap(nameWords)
    let own = records(range.lowerBound..<open)?.condition
    let isKnown = words.allSatisfy {
      known.contains($0) || known.contains(PhraseTrimming.singular($0))
    }
    return isKnown && (own == nil || own == condition) ? condition : nil
  }

  // MARK: An address in parts

  private static let partLinks: [[String]] = [
    ["is"], ["becomes"], ["goes", "to"], ["goes", "into"], ["->"], ["=>"], ["to"], ["into"],
    ["are"], ["is", "the"], ["maps", "to"],
  ]

  /// `the company's address is the billing address (street, city, zip)`: part by part.
  func parts(_ range: Range<Int>) -> Clause? {
    guard range.count > 6, tokens[range.upperBound - 1].isMark(")"),
      let open = range.last(where: { tokens[$0].isMark("(") })
    else { return nil }
    for place in range.lowerBound + 1..<open {
      for link in Self.partLinks where begins(place, open, link) {
        let right = place + link.count..<open
        guard !right.isEmpty, let from = addressWords(range.lowerBound..<place, .source),
          let into = addressWords(right, .target),
          let clauses = partWrites(open + 1..<range.upperBound - 1, from, into)
        else { continue }
        return .all(clauses)
      }
    }
    return nil
  }

  /// The words that tell this address from others; `nil` for anything but an address.
  private func addressWords(_ range: Range<Int>, _ side: FieldReference.Side) -> String? {
    guard tokens[range].allSatisfy({ $0.kind == .word }),
      ["address", "addresses"].contains(tokens[range.upperBound - 1].folded)
    else { return nil }
    let own = side == .source ? surroundings.sourceWords : surroundings.targetWords
    let words = tokens[range].dropLast().map(\.folded).filter { word in
      let forms = [word, PhraseTrimming.singular(word)]
      return !Lexicon.articles.contains(word)
        && !forms.contains { own.contains($0) || Lexicon.recordWords.contains($0) }
    }
    return words.count <= 1 ? words.joined() : nil
  }

  private func partWrites(_ range: Range<Int>, _ from: String, _ into: String) -> [Clause]? {
    var clauses: [Clause] = []
    var start = range.lowerBound
    for index in Array(range) + [range.upperBound] {
      let isEnd = index == range.upperBound
      guard isEnd || tokens[index].isComma || tokens[index].isWord("and") else { continue }
      if index > start {
        let stretch = start..<index
        guard let source = part(stretch, from, .source), let target = part(stretch, into, .target)
        else { return nil }
        clauses.append(.write(target, .field(source)))
      }
      start = index + 1
    }
    return clauses.count > 1 ? clauses : nil
  }

  private func part(
    _ range: Range<Int>,
    _ prefix: String,
    _ side: FieldReference.Side
  ) -> FieldReference? {
    let names = side == .source ? surroundings.sources : surroundings.targets
    let text = prefix.isEmpty ? quote(range) : prefix + " " + quote(range)
    let answer = names.answer(for: text)
    guard answer.fields.count == 1, !answer.isCorrected else { return nil }
    return FieldReference(fields: answer.fields, side: side, text: text, quote: quote(range))
  }
}
