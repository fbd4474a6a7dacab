package import Records

/// Writes words with a capital first letter and small ones after it.
///
/// Words begin after blanks, hyphens, and apostrophes that three letters or more follow; characters
/// are mapped one for one, and no list of names is consulted.
package struct TitleCase: MappingFunction {
  package static let signature = FunctionSignature(
    "title_case",
    "Writes every word with a capital first letter and small ones after it; knows no names.",
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "with a capital letter at the beginning of every word and small ones after it",
      loses: "which other letters were capitals"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("Ada Lovelace", from: "ADA lovelace", because: "words"),
    .gives("Jean-Luc O'Brien", from: "jean-luc o'brien", because: "hyphens and apostrophes"),
    .gives("Don't Panic", from: "don't panic", because: "a short ending is no word"),
    .gives("Mcdonald", from: "McDonald", because: "it knows no names"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = input.range
    let start = arena.position
    var isFirst = true
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = UTF8Text.scalar(at: index, in: arena.bytes)
      let next = index + UTF8Text.length(arena.bytes[index])
      arena.append(isFirst ? Self.capital(scalar) : CaseMapping.lower(scalar))
      isFirst =
        Self.isApostrophe(scalar)
        ? Self.letters(from: next, range.upperBound, in: arena.bytes) >= 3
        : scalar == "-" || scalar.properties.isWhitespace
          || (isFirst && !CharacterChoice.isLetter(scalar) && !CharacterChoice.isDigit(scalar))
      index = next
    }
    return arena.text(from: start)
  }

  private static func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapped = scalar.properties.titlecaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first ?? scalar : scalar
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}"
  }

  private static func letters(from start: Int, _ end: Int, in bytes: [UInt8]) -> Int {
    var index = start
    var count = 0
    while index < end, CharacterChoice.isLetter(UTF8Text.scalar(at: index, in: bytes)) {
      index += UTF8Text.length(bytes[index])
      count += 1
    }
    return count
  }
}
