/// A pattern over the words of a clause.
///
/// `set|make {target} to 'value if|when {source} is empty|not_set`: words with alternatives, `_`
/// between words that belong together, `?` after what may be missing, `{name}` for one word or
/// more, `'name` for a quotation.
struct SentencePattern {
  private enum Element {
    case words([[Substring]], isOptional: Bool)
    case phrase(String)
    case literal(String)
  }

  /// What the parts in braces and after quotation marks stand for, as tokens of the clause.
  typealias Captures = [String: ArraySlice<Token>]

  private let elements: [Element]

  init(_ text: String) {
    elements = text.split(separator: " ").map { word in
      if word.hasPrefix("{") { return .phrase(String(word.dropFirst().dropLast())) }
      if word.hasPrefix("'") { return .literal(String(word.dropFirst())) }
      let isOptional = word.hasSuffix("?")
      let alternatives = (isOptional ? word.dropLast() : word).split(separator: "|")
      return .words(alternatives.map { $0.split(separator: "_") }, isOptional: isOptional)
    }
  }

  /// The captures, where the pattern describes the whole clause.
  func captures(of tokens: ArraySlice<Token>) -> Captures? {
    match(tokens, elements[...])
  }

  private func match(
    _ tokens: ArraySlice<Token>,
    _ elements: ArraySlice<Element>
  ) -> Captures? {
    // A comma may stand between any two parts.
    let tokens = tokens.drop { $0.kind == .comma }
    guard let element = elements.first else { return tokens.isEmpty ? [:] : nil }
    let rest = elements.dropFirst()
    switch element {
    case .words(let alternatives, let isOptional):
      for words in alternatives where Self.begins(tokens, with: words) {
        if let captures = match(tokens.dropFirst(words.count), rest) { return captures }
      }
      return isOptional ? match(tokens, rest) : nil
    case .literal(let name):
      guard let token = tokens.first, token.kind == .literal else { return nil }
      return match(tokens.dropFirst(), rest)?.merging([name: tokens.prefix(1)]) { $1 }
    case .phrase(let name):
      var length = 1
      while length <= tokens.count {
        let phrase = tokens.prefix(length)
        guard phrase.last?.kind != .semicolon else { return nil }
        if phrase.last?.kind != .comma, let captures = match(tokens.dropFirst(length), rest) {
          return captures.merging([name: phrase]) { $1 }
        }
        length += 1
      }
      return nil
    }
  }

  private static func begins(_ tokens: ArraySlice<Token>, with words: [Substring]) -> Bool {
    guard tokens.count >= words.count else { return false }
    return zip(tokens, words).allSatisfy { $0.kind != .literal && $0.folded == $1 }
  }
}
