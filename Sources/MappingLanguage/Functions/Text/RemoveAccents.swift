package import Records

/// Writes letters without their accents.
///
/// Unicode's canonical decomposition without the marks that scripts share, and plain letters for
/// the Latin ones that no decomposition takes apart. Vowel signs of other scripts are no accents.
package struct RemoveAccents: MappingFunction {
  package static let signature = FunctionSignature(
    "remove_accents",
    "Writes letters without accents: é as e, ł as l, ß as ss.",
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("without accents", loses: "accents")
  }

  package static let examples: [FunctionExample] = [
    .gives("Zoe Lodz", from: "Zoë Łódź", because: "accents and strokes"),
    .gives("Strasse", from: "Straße", because: "two letters for one"),
    .gives("Αθηνα", from: "Αθήνα", because: "Greek and Cyrillic too"),
    .gives("हिन्दी", from: "हिन्दी", because: "vowel signs are letters"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard !UTF8Text.isASCII(input.range, in: arena.bytes) else { return input }
    let start = arena.position
    var index = input.range.lowerBound
    while index < input.range.upperBound {
      let scalar = UTF8Text.scalar(at: index, in: arena.bytes)
      index += UTF8Text.length(arena.bytes[index])
      if scalar.isASCII {
        arena.append(scalar)
      } else if let plain = Accents.plain(scalar) {
        arena.append(plain)
      } else if !Accents.isMark(scalar) {
        arena.append(scalar)
      }
    }
    return arena.text(from: start)
  }
}
