/// The captures of a pattern, as phrases and literals of the sentence.
struct ClauseWords {
  let captures: SentencePattern.Captures
  let sentence: String

  private static let articles: Set<String> = [
    "the", "a", "an", "their", "its", "our", "your", "this", "that", "each", "every", "all",
    "value", "values", "of",
  ]
  private static let ends: Set<String> = ["field", "fields", "property", "column", "value", "too"]

  /// One thing; `nil` where the words name several.
  func phrase(_ name: String) -> Phrase? {
    guard let tokens = captures[name], !tokens.contains(where: Self.separates) else { return nil }
    return phrase(tokens)
  }

  private static func separates(_ token: Token) -> Bool {
    token.kind == .comma || token.kind == .word && ["and", "plus"].contains(token.folded)
  }

  /// The members of `a, b and c`.
  func phrases(_ name: String) -> [Phrase] {
    guard let tokens = captures[name] else { return [] }
    return tokens.split(whereSeparator: Self.separates).compactMap { phrase($0) }
  }

  private func phrase(_ tokens: ArraySlice<Token>) -> Phrase? {
    var words = tokens
    while let first = words.first, first.kind == .word, words.count > 1,
      Self.articles.contains(first.folded)
    {
      words = words.dropFirst()
    }
    while let last = words.last, last.kind == .word, words.count > 1,
      Self.ends.contains(last.folded)
    {
      words = words.dropLast()
    }
    guard let first = words.first, let last = words.last else { return nil }
    let text = words.map(\.text).joined(separator: " ")
    let quote = String(sentence[first.range.lowerBound..<last.range.upperBound])
    return Phrase(text: text, quote: quote)
  }

  /// A quotation, or bare words that may name an option.
  func literal(_ name: String) -> Clause.Literal? {
    guard let tokens = captures[name], let first = tokens.first else { return nil }
    if tokens.count == 1, first.kind == .literal {
      return Clause.Literal(text: first.text, isQuoted: true)
    }
    guard let last = tokens.last, tokens.allSatisfy({ $0.kind == .word }) else { return nil }
    let text = String(sentence[first.range.lowerBound..<last.range.upperBound])
    return Clause.Literal(text: text, isQuoted: false)
  }

  /// Every quotation in a capture; bare words where there is none.
  func literals(_ name: String) -> [Clause.Literal] {
    let quoted = (captures[name] ?? []).filter { $0.kind == .literal }
    if quoted.isEmpty { return literal(name).map { [$0] } ?? [] }
    return quoted.map { Clause.Literal(text: $0.text, isQuoted: true) }
  }

  func number(_ name: String) -> Int? {
    captures[name].flatMap { $0.count == 1 ? $0.first : nil }.flatMap { Int($0.text) }
  }

  /// A question in the words of a capture.
  func question(_ name: String) -> Clause.Question? {
    guard let tokens = captures[name] else { return nil }
    for form in QuestionForm.all {
      guard let captures = form.pattern.captures(of: tokens),
        let question = form.question(ClauseWords(captures: captures, sentence: sentence))
      else { continue }
      return question
    }
    return nil
  }
}
