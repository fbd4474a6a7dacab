/// One word, quotation or comma of a sentence.
struct Token: Hashable {
  enum Kind: Hashable {
    case word
    /// The text between quotation marks.
    case literal
    case comma
    case semicolon
  }

  var kind: Kind
  /// As written, without quotation marks.
  var text: String
  /// Lower case, without hyphens and apostrophes: what patterns compare.
  var folded: String
  /// Where it stands in the sentence, quotation marks included.
  var range: Range<String.Index>

  private static let quotes: [Character: Character] = [
    "\"": "\"", "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“", "`": "`",
  ]

  static func tokens(of sentence: String) -> [Token] {
    var tokens: [Token] = []
    var index = sentence.startIndex
    while index < sentence.endIndex {
      let character = sentence[index]
      let next = sentence.index(after: index)
      if let close = quotes[character], let end = closing(sentence, from: next, close) {
        let start = index
        index = sentence.index(after: end)
        tokens.append(
          Token(
            kind: .literal,
            text: String(sentence[next..<end]),
            folded: "",
            range: start..<index
          )
        )
      } else if isWordPart(sentence, index) {
        var end = next
        while end < sentence.endIndex, isWordPart(sentence, end) || isInner(sentence, end) {
          end = sentence.index(after: end)
        }
        let text = String(sentence[index..<end])
        let folded = text.lowercased().filter { !"-’'".contains($0) }
        tokens.append(Token(kind: .word, text: text, folded: folded, range: index..<end))
        index = end
      } else {
        if character == "," || character == ";" {
          tokens.append(
            Token(
              kind: character == "," ? .comma : .semicolon,
              text: String(character),
              folded: String(character),
              range: index..<next
            )
          )
        }
        index = next
      }
    }
    return tokens
  }

  private static func isWordPart(_ text: String, _ index: String.Index) -> Bool {
    let character = text[index]
    return character.isLetter || character.isNumber || "_@%+$&".contains(character)
  }

  /// A hyphen, apostrophe, point or slash between two letters.
  private static func isInner(_ text: String, _ index: String.Index) -> Bool {
    let next = text.index(after: index)
    return "-’'./".contains(text[index]) && next < text.endIndex && isWordPart(text, next)
  }

  private static func closing(
    _ text: String,
    from start: String.Index,
    _ close: Character
  )
    -> String.Index?
  {
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
