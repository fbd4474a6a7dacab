/// A set of characters that a step names: one of four by name, or the characters themselves.
enum CharacterChoice: Sendable {
  case digits
  case letters
  case alphanumeric
  case ascii
  case these(Set<Unicode.Scalar>)

  static let note =
    "digits (0-9), letters (of any script), alphanumeric, ascii; or the characters themselves"

  init(_ name: String) {
    self =
      switch name {
      case "digits": .digits
      case "letters": .letters
      case "alphanumeric": .alphanumeric
      case "ascii": .ascii
      default: .these(Set(name.unicodeScalars))
      }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .digits: Self.isDigit(scalar)
    case .letters: Self.isLetter(scalar)
    case .alphanumeric: Self.isDigit(scalar) || Self.isLetter(scalar)
    case .ascii: scalar.isASCII
    case .these(let characters): characters.contains(scalar)
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 48 && scalar.value <= 57
  }

  /// Letters of every script, with the marks that belong to them.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value | 0x20) >= 97 && (scalar.value | 0x20) <= 122 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
