import Records

extension Grammar {
  static let valueWordsMax = 6

  /// One value: a quotation, a number, or bare words.
  func literal(_ range: Range<Int>) -> Literal? {
    if let quoted = quoted(range) { return quoted }
    var range = range
    if range.count > 1,
      tokens[range.lowerBound].isWord("the") || tokens[range.lowerBound].isWord("a"),
      quoted(range.lowerBound + 1..<range.upperBound) == nil
    {
      return nil
    }
    if range.count > 1,
      ["value", "text", "option", "word", "words", "string"].contains(
        tokens[range.lowerBound].folded
      ), quoted(range.lowerBound + 1..<range.upperBound) != nil
    {
      range = range.lowerBound + 1..<range.upperBound
      return quoted(range)
    }
    guard range.count <= Self.valueWordsMax else { return nil }
    let stretch = tokens[range]
    if range.count == 1, let text = stretch.first?.text, Self.isNumber(text) {
      return Self.number(text).map { Literal(text: $0, form: .number) }
    }
    let isPlain = stretch.allSatisfy { token in
      token.kind == .word || token.isMark("-") || token.isMark("/")
    }
    guard isPlain, let first = stretch.first, let last = stretch.last, first.kind == .word,
      last.kind == .word, range.count > 1 || !Lexicon.standIns.contains(first.folded)
    else { return nil }
    return Literal(text: quote(range), form: .words)
  }

  private static func isNumber(_ text: String) -> Bool {
    let plain = text.filter { $0 != "," }
    return Double(plain) != nil && plain.first?.isNumber == true
  }

  /// A number with a point before its fraction; `nil` where a mark may set thousands apart or
  /// begin a fraction, as in `1.000`.
  private static func number(_ text: String) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count == 2, groups[1].count != 3, !groups[1].contains(".") {
      return groups[0].contains(".") ? nil : groups.joined(separator: ".")
    }
    let whole = groups.last.map { $0.prefix { $0 != "." } } ?? ""
    let inner = groups.dropFirst().dropLast()
    guard groups.count == 1 || whole.count == 3 && inner.allSatisfy({ $0.count == 3 }) else {
      return nil
    }
    let parts = text.split(separator: ".")
    if groups.count == 1, parts.count == 2, parts[1].count == 3, parts[0] != "0" { return nil }
    return groups.joined()
  }

  /// `'a', 'b' or 'c'`.
  func literals(_ range: Range<Int>) -> [Literal]? {
    var range = range
    let lead: Set<String> = ["either", "neither", "any", "one"]
    while range.count > 1,
      lead.contains(tokens[range.lowerBound].folded)
        || tokens[range.lowerBound].isWord("of")
    {
      range = range.lowerBound + 1..<range.upperBound
    }
    var values: [Literal] = []
    var start = range.lowerBound
    for index in range.indices + [range.upperBound] {
      let isEnd = index == range.upperBound
      guard
        isEnd || tokens[index].isComma || ["or", "and", "nor"].contains(tokens[index].folded)
          || tokens[index].isMark("/")
      else { continue }
      if index > start {
        guard let value = literal(start..<index) else { return nil }
        values.append(value)
      }
      start = index + 1
    }
    return values.isEmpty ? nil : values
  }

  // MARK: Countries, zones, patterns

  func country(_ range: Range<Int>) -> String? {
    guard range.count <= 3 else { return nil }
    let words = tokens[range].filter { !Lexicon.articles.contains($0.folded) }
    guard words.allSatisfy({ $0.kind == .word || $0.kind == .literal }) else { return nil }
    return Places.region(of: words.map { $0.text.lowercased() }.joined(separator: " "))
  }

  func zone(_ range: Range<Int>) -> String? {
    guard range.count <= 3 else { return nil }
    let words = tokens[range].filter { !Lexicon.articles.contains($0.folded) }
    return Places.zone(of: words.map(\.text).joined(separator: " "))
  }

  /// `2026-03-05`, `31.12.2026`: the pattern that a day is written by, where it is certain.
  func dateExample(_ range: Range<Int>) -> String? {
    let first = tokens[range.lowerBound]
    let text = range.count == 1 && first.kind == .literal ? first.text : quote(range)
    return range.count <= 2 ? DatePattern.example(text) : nil
  }

  /// `DD.MM.YYYY` and the like, as the language writes it.
  func datePattern(_ range: Range<Int>) -> String? {
    let first = tokens[range.lowerBound]
    let text = range.count == 1 && first.kind == .literal ? first.text : quote(range)
    guard range.count <= 4, !text.isEmpty else { return nil }
    return DatePattern.written(text)
  }
}
