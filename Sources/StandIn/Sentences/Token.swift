/// One word, quotation or mark of a sentence.
struct Token: Hashable {
  enum Kind: Hashable {
    case word
    /// The text between quotation marks.
    case literal
    /// `,` `;` `:` `->` `=` `(` `)` `-` `+` `*` `/` `>` `<` `>=` `<=` `!=`, in `folded`.
    case mark
  }

  var kind: Kind
  /// As written, without quotation marks.
  var text: String
  /// Lower case, without hyphens and apostrophes: what patterns compare.
  var folded: String
  /// Where it stands in the sentence, quotation marks included.
  var range: Range<String.Index>

  func isMark(_ mark: String) -> Bool { kind == .mark && folded == mark }
  func isWord(_ word: String) -> Bool { kind == .word && folded == word }

  /// The mark that separates, or begins, what follows it.
  var isComma: Bool { isMark(",") || isMark(";") }

  private static let quotes: [Character: Character] = [
    "\"": "\"", "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "`": "`",
  ]

  /// Marks by how they are written, the longest first.
  private static let marks: [(written: String, mark: String)] = [
    ("-->", "->"), ("==>", "->"), ("->", "->"), ("=>", "->"), (">>", "->"), ("→", "->"),
    ("⇒", "->"), ("➜", "->"), ("➔", "->"), ("⟶", "->"), ("!=", "!="), ("<>", "!="), ("≠", "!="),
    (">=", ">="), ("≥", ">="), ("<=", "<="), ("≤", "<="), ("==", "="), ("=", "="), (">", ">"),
    ("<", "<"), (",", ","), (";", ";"), (":", ":"), ("(", "("), (")", ")"), ("–", "-"),
    ("—", "-"), ("-", "-"), ("+", "+"), ("*", "*"), ("/", "/"), ("|", "|"), ("!", "."),
    ("?", "qm"), (".", "."), ("•", ","), ("…", "."),
  ]

  static func tokens(of sentence: String) -> [Token] {
    var tokens: [Token] = []
    var index = sentence.startIndex
    while index < sentence.endIndex {
      let next = sentence.index(after: index)
      if let token = quotation(in: sentence, at: index, after: tokens.last) ?? word(sentence, index)
        ?? mark(sentence, index)
      {
        tokens.append(token)
        index = token.range.upperBound
      } else {
        index = next
      }
    }
    // What ends the sentence says nothing.
    while let last = tokens.last, last.isMark(".") { tokens.removeLast() }
    return tokens
  }

  private static func quotation(
    in sentence: String,
    at index: String.Index,
    after previous: Token?
  ) -> Token? {
    guard let close = quotes[sentence[index]] else { return nil }
    if sentence[index] == "'", let previous, previous.range.upperBound == index,
      previous.kind == .word
    {
      return nil
    }
    let next = sentence.index(after: index)
    guard let end = closing(sentence, from: next, close) else { return nil }
    return Token(
      kind: .literal,
      text: String(sentence[next..<end]),
      folded: "",
      range: index..<sentence.index(after: end)
    )
  }

  private static func word(_ sentence: String, _ index: String.Index) -> Token? {
    guard isWordPart(sentence, index) || isFirstPoint(sentence, index) else { return nil }
    var end = sentence.index(after: index)
    while end < sentence.endIndex,
      isWordPart(sentence, end) || isInner(sentence, end)
    {
      end = sentence.index(after: end)
    }
    let text = String(sentence[index..<end])
    let folded = text.lowercased().filter { !"-‐‑’'".contains($0) }
    return Token(kind: .word, text: text, folded: folded, range: index..<end)
  }

  private static func mark(_ sentence: String, _ index: String.Index) -> Token? {
    let rest = sentence[index...]
    guard let found = marks.first(where: { rest.hasPrefix($0.written) }) else { return nil }
    let end = sentence.index(index, offsetBy: found.written.count)
    return Token(kind: .mark, text: found.written, folded: found.mark, range: index..<end)
  }

  private static func isWordPart(_ text: String, _ index: String.Index) -> Bool {
    let character = text[index]
    return character.isLetter || character.isNumber || "_@%$€£&#".contains(character)
  }

  /// The point of `.example` or `.5`, which ends no sentence.
  private static func isFirstPoint(_ text: String, _ index: String.Index) -> Bool {
    let next = text.index(after: index)
    guard text[index] == ".", next < text.endIndex, isWordPart(text, next) else { return false }
    return index == text.startIndex || text[text.index(before: index)].isWhitespace
  }

  /// A hyphen, apostrophe, point, slash or comma inside a word or a number.
  private static func isInner(_ text: String, _ index: String.Index) -> Bool {
    let next = text.index(after: index)
    guard next < text.endIndex, isWordPart(text, next), index > text.startIndex else {
      return false
    }
    let before = text[text.index(before: index)]
    if text[index] == "," || text[index] == ":" {
      return before.isNumber && text[next].isNumber
    }
    return "-‐‑’'./".contains(text[index]) && !isArrow(text, index)
  }

  private static func isArrow(_ text: String, _ index: String.Index) -> Bool {
    text[index...].hasPrefix("->") || text[index...].hasPrefix("-->")
  }

  private static func closing(
    _ text: String,
    from start: String.Index,
    _ close: Character
  ) -> String.Index? {
    var position = start
    while position < text.endIndex {
      let next = text.index(after: position)
      if text[position] == close {
        let isApostrophe =
          (close == "'" || close == "’") && next < text.endIndex && text[next].isLetter
        if !isApostrophe { return position }
      }
      position = next
    }
    return nil
  }
}
