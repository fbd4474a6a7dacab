/// Cuts a query into words, numbers, texts and signs.
struct SOQLTokens: Sendable {
  enum Kind: Hashable, Sendable {
    /// A name, a keyword, a number or a date.
    case word
    /// A text in single quotes, its escapes resolved.
    case text
    case sign
  }

  struct Token: Hashable, Sendable {
    let kind: Kind
    let text: String
    let offset: Int
  }

  static func read(_ query: String) throws(SOQLFault) -> [Token] {
    let input = Array(query.unicodeScalars)
    var tokens: [Token] = []
    var index = 0
    while index < input.count {
      let scalar = input[index]
      if scalar.properties.isWhitespace {
        index += 1
      } else if scalar == "'" {
        let start = index
        let text = try quoted(input, &index)
        tokens.append(Token(kind: .text, text: text, offset: start))
      } else if isWord(scalar) {
        let start = index
        while index < input.count, isWord(input[index]) { index += 1 }
        tokens.append(
          Token(kind: .word, text: string(input[start..<index]), offset: start)
        )
      } else {
        let pair = index + 1 < input.count ? string(input[index...(index + 1)]) : ""
        let sign = ["!=", "<>", "<=", ">="].contains(pair) ? pair : String(Character(scalar))
        tokens.append(Token(kind: .sign, text: sign, offset: index))
        index += sign.unicodeScalars.count
      }
    }
    return tokens
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-", "+", ":": true
    default: false
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Resolves `\'`, `\"`, `\\`, `\n`, `\r`, `\t`, `\b`, `\f` and `\uXXXX`; others are refused.
  private static func quoted(
    _ input: [Unicode.Scalar],
    _ index: inout Int
  ) throws(SOQLFault)
    -> String
  {
    var text = String.UnicodeScalarView()
    index += 1
    while index < input.count {
      let scalar = input[index]
      index += 1
      if scalar == "'" { return String(text) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard index < input.count else { break }
      let escape = input[index]
      index += 1
      switch escape {
      case "'", "\"", "\\", "%", "_": text.append(escape)
      case "n", "N": text.append("\n")
      case "r", "R": text.append("\r")
      case "t", "T": text.append("\t")
      case "b", "B": text.append("\u{8}")
      case "f", "F": text.append("\u{C}")
      case "u" where index + 4 <= input.count:
        guard let code = UInt32(string(input[index..<(index + 4)]), radix: 16),
          let unicode = Unicode.Scalar(code)
        else { throw .malformed("Invalid string literal: bad Unicode escape") }
        text.append(unicode)
        index += 4
      default:
        throw .malformed(
          "Invalid string literal '\\\(Character(escape))'. Illegal character sequence"
        )
      }
    }
    throw .malformed("unexpected token: the string literal is not closed")
  }
}
