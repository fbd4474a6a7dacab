extension PatternReader {
  /// What follows a backslash outside a class.
  mutating func readEscape() throws(PatternFault) -> PatternItem.Shape {
    let start = position - 1
    guard let scalar = peek() else { return .unknown }
    switch scalar {
    case "C": throw .refused(.singleByte, at: start)
    case "g":
      position(after: 1)
      if peek() == "<" || peek() == "'" { throw .refused(.recursion, at: start) }
      if take("{") { skip(through: "}") } else { skipReferenceNumber() }
      return .unknown
    case "k":
      position(after: 1)
      switch next() {
      case "<": skip(through: ">")
      case "'": skip(through: "'")
      default: skip(through: "}")
      }
      return .unknown
    case "X":
      position(after: 1)
      return .unknown
    case "A", "Z", "z":
      position(after: 1)
      return .edge(isStart: scalar == "A")
    case "b", "B", "G", "K":
      position(after: 1)
      return .assertion([])
    case "1"..."9":
      _ = takeNumber()
      return .unknown
    default: return .character(fold(readCharacterEscape()))
    }
  }

  /// An escape that stands for characters, in a class or outside; the backslash has been read.
  mutating func readCharacterEscape() -> CharacterReach {
    guard let scalar = next() else { return .all }
    switch scalar {
    case "d": return .digits
    case "D": return CharacterReach.digits.inverted
    case "w": return .word
    case "W": return CharacterReach.word.inverted
    case "s": return .space
    case "S": return CharacterReach.space.inverted
    case "h": return CharacterReach(among: "\t ").union(.beyondASCII)
    case "H": return CharacterReach(among: "\t ").inverted
    case "v", "R": return CharacterReach(from: 10, through: 13).union(.beyondASCII)
    case "V": return CharacterReach(from: 10, through: 13).inverted
    case "N":
      if take("{") {
        skip(through: "}")
        return .all
      }
      return CharacterReach.lineBreak.inverted
    case "p": return readProperty()
    case "P":
      _ = readProperty()
      return .all
    case "x": return readCode(digitsMax: 2, radix: 16)
    case "o": return readCode(digitsMax: 0, radix: 8)
    case "0"..."7": return readOctal(scalar)
    case "c":
      _ = next()
      return CharacterReach(from: 0, through: 127)
    case "a": return CharacterReach(from: 7, through: 7)
    case "e": return CharacterReach(from: 27, through: 27)
    case "f": return CharacterReach(from: 12, through: 12)
    case "n": return .lineBreak
    case "r": return CharacterReach(from: 13, through: 13)
    case "t": return CharacterReach(from: 9, through: 9)
    case "b": return CharacterReach(from: 8, through: 8)  // only in a class
    default: return CharacterReach(from: scalar.value, through: scalar.value)
    }
  }

  /// `\p{…}` or `\pL`: letters and digits exactly, every other property as everything.
  private mutating func readProperty() -> CharacterReach {
    var name = ""
    if take("{") {
      while let scalar = next(), scalar != "}" { name.unicodeScalars.append(scalar) }
    } else if let scalar = next() {
      name.unicodeScalars.append(scalar)
    }
    switch name {
    case "L", "L&", "Lu", "Ll", "Lt": return CharacterReach.letters.union(.beyondASCII)
    case "Lm", "Lo", "M", "Mn", "Mc", "Me": return .beyondASCII
    case "N", "Nd": return CharacterReach.digits.union(.beyondASCII)
    default: return .all
    }
  }

  /// `\xhh`, `\x{…}` or `\o{…}`.
  private mutating func readCode(digitsMax: Int, radix: Int) -> CharacterReach {
    var digits = ""
    if take("{") {
      while let scalar = next(), scalar != "}" { digits.unicodeScalars.append(scalar) }
    } else {
      while digits.count < digitsMax, let scalar = peek(), scalar.properties.isASCIIHexDigit {
        digits.unicodeScalars.append(scalar)
        position(after: 1)
      }
    }
    guard let value = UInt32(digits.isEmpty ? "0" : digits, radix: radix) else { return .all }
    return CharacterReach(from: value, through: value)
  }

  private mutating func readOctal(_ first: Unicode.Scalar) -> CharacterReach {
    var value = first.value - 48
    var count = 1
    while count < 3, let scalar = peek(), ("0"..."7").contains(scalar) {
      value = value * 8 + scalar.value - 48
      count += 1
      position(after: 1)
    }
    return CharacterReach(from: value, through: value)
  }

  /// `\g1`, `\g-1`, `\g+1`.
  private mutating func skipReferenceNumber() {
    if !take("-") { _ = take("+") }
    _ = takeNumber()
  }

  private mutating func position(after count: Int) {
    for _ in 0..<count { _ = next() }
  }
}
