package import Records

/// Keeps characters of a set and leaves out all others.
package struct KeepCharacters: MappingFunction {
  package static let signature = FunctionSignature(
    "keep_characters",
    "Keeps the characters of a set and leaves out all others.",
    parameters: [
      .init(
        "set",
        .text,
        "digits (0-9), letters (of any script), alphanumeric, ascii; or the characters themselves"
      )
    ],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    aliases: ["only_digits", "strip_non_digits", "digits_only", "filter_characters"]
  )

  package static let examples: [FunctionExample] = [
    .gives("14155550134", from: "+1 (415) 555-0134", ["set": "digits"], because: "a named set"),
    .gives("+14155550134", from: "+1 415 555 0134", ["set": "+0123456789"], because: "your own"),
    .gives("Zoë", from: "Zoë 1!", ["set": "letters"], because: "letters of any script"),
    .gives(nil, from: "n/a", ["set": "digits"], because: "nothing left is null"),
  ]

  private enum Kept {
    case digits
    case letters
    case alphanumeric
    case ascii
    case these(Set<Unicode.Scalar>)
  }

  private let kept: Kept

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    switch try arguments.nonEmptyText("set") {
    case "digits": kept = .digits
    case "letters": kept = .letters
    case "alphanumeric": kept = .alphanumeric
    case "ascii": kept = .ascii
    case let characters: kept = .these(Set(characters.unicodeScalars))
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = input.range
    let start = arena.position
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = UTF8Text.scalar(at: index, in: arena.bytes)
      let next = index + UTF8Text.length(arena.bytes[index])
      if keeps(scalar) { arena.append(slice: index..<next) }
      index = next
    }
    return arena.text(from: start)
  }

  private func keeps(_ scalar: Unicode.Scalar) -> Bool {
    switch kept {
    case .digits: isDigit(scalar)
    case .letters: isLetter(scalar)
    case .alphanumeric: isDigit(scalar) || isLetter(scalar)
    case .ascii: scalar.isASCII
    case .these(let characters): characters.contains(scalar)
    }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 48 && scalar.value <= 57
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value | 0x20) >= 97 && (scalar.value | 0x20) <= 122 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
