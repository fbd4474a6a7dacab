package import Records

/// Keeps characters of a set and leaves out all others.
package struct KeepCharacters: MappingFunction {
  package static let signature = FunctionSignature(
    "keep_characters",
    "Keeps the characters of a set and leaves out all others.",
    parameters: [.init("set", .text, CharacterChoice.note)],
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let set = step.characters
    return StepWording("only its \(set)", loses: "all characters but its \(set)")
  }

  package static let examples: [FunctionExample] = [
    .gives("14155550134", from: "+1 (415) 555-0134", ["set": "digits"], because: "a named set"),
    .gives("+14155550134", from: "+1 415 555 0134", ["set": "+0123456789"], because: "your own"),
    .gives("Zoë", from: "Zoë 1!", ["set": "letters"], because: "letters of any script"),
    .gives(nil, from: "n/a", ["set": "digits"], because: "nothing left is null"),
    .gives(nil, from: nil, ["set": "digits"], because: "null stays null"),
  ]

  private let kept: CharacterChoice

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    kept = CharacterChoice(try arguments.nonEmptyText("set"))
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    UTF8Text.filtered(input.range, &arena) { kept.contains($0) }
  }
}
