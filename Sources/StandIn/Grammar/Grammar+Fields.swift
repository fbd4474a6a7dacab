import Records

extension Grammar {
  static let fieldWordsMax = 9

  /// The field a stretch names, every word of it.
  func reference(_ range: Range<Int>, _ side: FieldReference.Side) -> FieldReference? {
    guard range.count <= Self.fieldWordsMax else { return nil }
    if let quoted = quoted(range) { return quotedName(quoted, range, side) }
    if let pronoun = pronoun(range, side) { return pronoun }
    guard !tokens[range].isEmpty, tokens[range].allSatisfy(isNameLike) else { return nil }
    let brackets = tokens[range].map { $0.isMark("(") ? 1 : $0.isMark(")") ? -1 : 0 }
    guard brackets.reduce(0, +) == 0 else { return nil }
    if isPlainRecords(range), !isExact(range, side) { return nil }
    if let same = explained(range, side) { return same }
    let sides: [FieldReference.Side] = side == .either ? [.source, .target] : [side]
    var ambiguous: FieldReference?
    for side in sides {
      guard let found = lookUp(range, side) else { continue }
      if found.field != nil { return found }
      ambiguous = ambiguous ?? found
    }
    if isLoose { return ambiguous ?? unknown(range, side) }
    return nil
  }

  /// `it`, `its`, `them`: which field is meant is settled once the clause before is known.
  private func pronoun(_ range: Range<Int>, _ side: FieldReference.Side) -> FieldReference? {
    guard range.count == 1, tokens[range.lowerBound].kind == .word else { return nil }
    let word = tokens[range.lowerBound].folded
    let isPlural = Pronoun.plural.contains(word)
    guard isPlural || Pronoun.singular.contains(word) else { return nil }
    return FieldReference(
      fields: [],
      side: side,
      text: word,
      quote: quote(range),
      pronoun: Pronoun(place: range.lowerBound, isPlural: isPlural)
    )
  }

  /// Whether some words of the stretch name a field.
  func namesField(_ range: Range<Int>) -> Bool {
    for start in range {
      for end in start + 1...min(range.upperBound, start + 5) where end <= range.upperBound {
        if case .field(let field)? = meaning(.either, start..<end), field.field != nil {
          return true
        }
      }
    }
    return false
  }

  private func isExact(_ range: Range<Int>, _ side: FieldReference.Side) -> Bool {
    var range = range
    while range.count > 1, Lexicon.articles.contains(tokens[range.lowerBound].folded) {
      range = range.lowerBound + 1..<range.upperBound
    }
    let text = quote(range)
    return isExact(text, side)
  }

  private func isExact(_ text: String, _ side: FieldReference.Side) -> Bool {
    side != .target && !surroundings.sources.exact(text).isEmpty
      || side != .source && !surroundings.targets.exact(text).isEmpty
  }

  /// `the order number (order_no)`: two names of one field.
  private func explained(_ range: Range<Int>, _ side: FieldReference.Side) -> FieldReference? {
    guard range.count > 3, tokens[range.upperBound - 1].isMark(")"),
      let open = range.last(where: { tokens[$0].isMark("(") }), open > range.lowerBound,
      let outer = reference(range.lowerBound..<open, side),
      let inner = reference(open + 1..<range.upperBound - 1, side), outer.field != nil,
      outer.field == inner.field
    else { return nil }
    return FieldReference(
      fields: outer.fields,
      side: outer.side,
      text: outer.text,
      quote: quote(range)
    )
  }

  private func isNameLike(_ token: Token) -> Bool {
    token.kind == .word || token.isMark("/") || token.isMark("(") || token.isMark(")")
  }

  /// `nil` where no field of the side has that name.
  private func lookUp(_ range: Range<Int>, _ side: FieldReference.Side) -> FieldReference? {
    guard let trimming = surroundings.trimming[side] else { return nil }
    let names = side == .source ? surroundings.sources : surroundings.targets
    let quote = quote(range)
    let written = names.exact(quote)
    if !written.isEmpty {
      return FieldReference(fields: written, side: side, text: quote, quote: quote)
    }
    if isOfSomeRecords(range) { return nil }
    var several: FieldReference?
    for variant in trimming.variants(of: tokens[range]) {
      let text = String(
        sentence[
          variant[variant.startIndex].range
            .lowerBound..<variant[variant.endIndex - 1].range
            .upperBound
        ]
      )
      guard variant.allSatisfy({ !Lexicon.joints.contains($0.folded) }),
        !["a", "an"].contains(variant.last?.folded ?? "")
      else { continue }
      let answer = names.answer(for: text)
      guard !answer.fields.isEmpty else { continue }
      let found = FieldReference(fields: answer.fields, side: side, text: text, quote: quote)
      if found.field != nil { return found }
      several = several ?? found
    }
    return several
  }

  /// `the phone of customers`: of some records only, where an option or a flag has that name.
  private func isOfSomeRecords(_ range: Range<Int>) -> Bool {
    guard let place = range.last(where: { ["of", "from"].contains(tokens[$0].folded) }),
      place > range.lowerBound, place + 1 < range.upperBound,
      case .records(let phrase)? = meaning(.records, place + 1..<range.upperBound)
    else { return false }
    return phrase.condition != nil
  }

  /// A name in quotation marks, with or without "field" behind it.
  private func quotedName(
    _ literal: Literal,
    _ range: Range<Int>,
    _ side: FieldReference.Side
  ) -> FieldReference? {
    let quote = quote(range)
    for candidate in side == .either ? [.source, .target] : [side] {
      let names = candidate == .source ? surroundings.sources : surroundings.targets
      let exact = names.exact(literal.text)
      if exact.count == 1 {
        return FieldReference(fields: exact, side: candidate, text: literal.text, quote: quote)
      }
    }
    return nil
  }

  /// A phrase of plain words that could be a name.
  private func unknown(_ range: Range<Int>, _ side: FieldReference.Side) -> FieldReference? {
    var words = tokens[range]
    while let first = words.first, words.count > 1, Lexicon.articles.contains(first.folded) {
      words = words.dropFirst()
    }
    guard (1...4).contains(words.count),
      words.allSatisfy({ $0.kind == .word && !Lexicon.reserved.contains($0.folded) }),
      words.contains(where: { $0.folded.contains(where: \.isLetter) })
    else { return nil }
    let text = quote(words.startIndex..<words.endIndex)
    return FieldReference(fields: [], side: side, text: text, quote: quote(range))
  }

  // MARK: Lists

  /// `a, b and c`; `first and last name` are two.
  func list(_ range: Range<Int>, _ side: FieldReference.Side) -> Meaning? {
    if let names = personNames(range, side) { return .fields(names, .and) }
    if let one = reference(range, side), one.field != nil || !hasJoint(range) {
      return .fields([one], .and)
    }
    guard hasJoint(range) else { return nil }
    var joint: Joint?
    var members: [FieldReference] = []
    var start = skipped(range.lowerBound, range)
    for index in range.indices + [range.upperBound] {
      guard index == range.upperBound || isJoint(index) else { continue }
      if index > start {
        guard let fields = self.members(start..<index, side) else { return nil }
        members += fields
      }
      if index < range.upperBound, let word = jointWord(index) {
        guard joint == nil || joint == word else { return nil }
        joint = word
      }
      start = index + 1
    }
    return members.count > 1 ? .fields(members, joint ?? .commas) : nil
  }

  /// `both a and b`, `either a or b`; what `neither` turns around is not a list of fields.
  private func skipped(_ start: Int, _ range: Range<Int>) -> Int {
    let word = tokens[start].folded
    return ["both", "either"].contains(word) && range.count > 1 ? start + 1 : start
  }

  private func members(_ range: Range<Int>, _ side: FieldReference.Side) -> [FieldReference]? {
    if let names = personNames(range, side) { return names }
    return reference(range, side).map { [$0] }
  }

  private func hasJoint(_ range: Range<Int>) -> Bool { range.contains(where: isJoint) }

  private func isJoint(_ index: Int) -> Bool {
    tokens[index].isComma || tokens[index].isMark("+") || tokens[index].isMark("&")
      || jointWord(index) != nil
  }

  private func jointWord(_ index: Int) -> Joint? {
    guard tokens[index].kind == .word, !isInPersonName(index) else { return nil }
    switch tokens[index].folded {
    case "and", "plus", "&", "nor": return .and
    case "or": return .or
    default: return nil
    }
  }

  /// The "and" of `first and last name` joins no two members.
  private func isInPersonName(_ index: Int) -> Bool {
    index > 0 && index + 2 < tokens.count && tokens[index].folded == "and"
      && tokens[index - 1].isWord("first") && tokens[index + 1].isWord("last")
      && (tokens[index + 2].isWord("name") || tokens[index + 2].isWord("names"))
  }

  /// The first and last name, where the words mean both: `the name`, `first and last name`.
  private func personNames(_ range: Range<Int>, _ side: FieldReference.Side) -> [FieldReference]? {
    let words = tokens[range].map(\.folded).filter { !Lexicon.articles.contains($0) }
    let text = words.joined(separator: " ")
    let pairs = [
      "first and last name", "first and last names", "first/last name", "first name last name",
    ]
    let isPair = pairs.contains(text)
    guard isPair || ["name", "names"].contains(text) else { return nil }
    let quote = quote(range)
    let both = [surroundings.sources, surroundings.targets].allSatisfy { names in
      names.answer(for: "first name").fields.count == 1
        && names.answer(for: "last name").fields.count == 1
    }
    guard isPair || both else { return nil }
    let names = side == .target ? surroundings.targets : surroundings.sources
    let fields = ["first name", "last name"].map { names.answer(for: $0).fields }
    guard fields.allSatisfy({ $0.count == 1 }) else { return nil }
    return zip(["first name", "last name"], fields).map { text, fields in
      FieldReference(
        fields: fields,
        side: side == .target ? .target : .source,
        text: text,
        quote: quote
      )
    }
  }
}
