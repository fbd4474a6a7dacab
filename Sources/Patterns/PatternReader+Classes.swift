extension PatternReader {
  /// A class such as `[a-z\d]`, whose `[` has been read.
  mutating func readClass() -> CharacterReach {
    let isNegated = take("^")
    var reach = CharacterReach.none
    var isFirst = true
    var isQuoted = false
    while let scalar = next() {
      if isQuoted {
        if scalar == "\\", take("E") { isQuoted = false } else { reach.add(scalar) }
        continue
      }
      // An empty quotation is as good as none: `[\E]]` begins with a bracket that means itself.
      if scalar == "\\", take("Q\\E") || take("E") { continue }
      if scalar == "]", !isFirst { break }
      isFirst = false
      switch scalar {
      case "\\" where peek() == "Q":
        isQuoted = take("Q")
      case "[" where peek() == ":": reach = reach.union(readNamedClass())
      case "\\":
        let start = position
        let escaped = readCharacterEscape()
        reach = reach.union(readRange(from: escaped, literal: character(from: start)) ?? escaped)
      default:
        let single = CharacterReach(from: scalar.value, through: scalar.value)
        reach = reach.union(readRange(from: single, literal: scalar) ?? single)
      }
    }
    let folded = fold(reach)
    return isNegated ? folded.inverted : folded
  }

  /// The rest of `a-z` after its first character; nothing when no range follows.
  private mutating func readRange(
    from first: CharacterReach,
    literal: Unicode.Scalar?
  ) -> CharacterReach? {
    guard peek() == "-", let end = peek(1), end != "]" else { return nil }
    _ = next()
    guard let literal, let last = next() else { return .all }
    // An escape at an end of a range is rare: take it for everything.
    guard last != "\\", last != "[" else {
      if last == "\\" { _ = readCharacterEscape() } else if peek() == ":" { _ = readNamedClass() }
      return .all
    }
    return CharacterReach(from: literal.value, through: last.value)
  }

  /// An escaped character that means itself, such as `\-`; nothing for any other escape.
  private func character(from start: Int) -> Unicode.Scalar? {
    guard position == start + 1, let scalar = peek(-1), scalar.isASCII else { return nil }
    let isPlain = !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
    return isPlain ? scalar : nil
  }

  /// `[:alpha:]` and its kin, whose `[` has been read.
  private mutating func readNamedClass() -> CharacterReach {
    _ = take(":")
    let isNegated = take("^")
    var name = ""
    while let scalar = next(), scalar != ":" { name.unicodeScalars.append(scalar) }
    _ = take("]")
    let reach: CharacterReach =
      switch name {
      case "alpha", "lower", "upper": .letters
      case "digit": .digits
      case "alnum": CharacterReach.letters.union(.digits)
      case "word": .word
      case "space": .space
      case "blank": CharacterReach(among: "\t ")
      case "xdigit": CharacterReach(among: "abcdefABCDEF").union(.digits)
      case "punct": CharacterReach(from: 33, through: 126)
      default: .all
      }
    return isNegated ? reach.inverted : reach
  }
}

extension CharacterReach {
  fileprivate mutating func add(_ scalar: Unicode.Scalar) {
    self = union(CharacterReach(from: scalar.value, through: scalar.value))
  }
}
