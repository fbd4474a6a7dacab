extension PatternReader {
  /// A class such as `[a-z\d]`, whose `[` has been read.
  mutating func readClass() -> CharacterReach {
    // An empty quotation is as good as none: `[\E^\E]]` is all but a bracket.
    skipEmptyQuotations()
    let isNegated = take("^")
    skipEmptyQuotations()
    var reach = CharacterReach.none
    // A bracket that stands first means itself.
    if take("]") { reach.add("]") }
    var isQuoted = false
    while let scalar = next() {
      if isQuoted {
        if scalar == "\\", take("E") { isQuoted = false } else { reach.add(scalar) }
        continue
      }
      if scalar == "]" { break }
      switch scalar {
      case "\\" where take("E"): continue
      case "\\" where take("Q"): isQuoted = true
      case "[" where isNamedClass(): reach = reach.union(readNamedClass())
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

  private mutating func skipEmptyQuotations() {
    while take("\\E") || take("\\Q\\E") {}
  }

  /// The rest of `a-z` after its first character; nothing when no range follows.
  private mutating func readRange(
    from first: CharacterReach,
    literal: Unicode.Scalar?
  ) -> CharacterReach? {
    guard peek() == "-", let end = peek(1), end != "]" else { return nil }
    _ = next()
    // What is quoted or named at an end of a range is left to the class: take it for everything.
    if end == "\\", peek(1) == "Q" || peek(1) == "E" { return .all }
    guard let literal, let last = next() else { return .all }
    guard last != "\\", last != "[" else {
      if last == "\\" { _ = readCharacterEscape() } else if isNamedClass() { _ = readNamedClass() }
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

  /// Whether a `[` that has been read opens `[:alpha:]` or its kin.
  ///
  /// Only where `:]` closes it before another bracket; every other one means itself.
  private func isNamedClass() -> Bool {
    guard peek() == ":" else { return false }
    var ahead = 1
    while let scalar = peek(ahead), let following = peek(ahead + 1) {
      if scalar == "\\", following == "]" || following == "\\" {
        ahead += 1
      } else if scalar == ":", following == "]" {
        return true
      } else if scalar == "]" || (scalar == "[" && following == ":") {
        return false
      }
      ahead += 1
    }
    return false
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
