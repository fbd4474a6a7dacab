package import Records

/// Leaves out characters of a set and keeps all others.
package struct RemoveCharacters: MappingFunction {
  package static let signature = FunctionSignature(
    "remove_characters",
    "Leaves out the characters of a set and keeps all others.",
    parameters: [.init("set", .text, CharacterChoice.note)],
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let set = step.characters
    return StepWording("without its \(set)", loses: "its \(set)")
  }

  package static let examples: [FunctionExample] = [
    .gives("4155550134", from: "(415) 555-0134", ["set": "()- "], because: "your own"),
    .gives("Zoë !", from: "Zoë 1!", ["set": "digits"], because: "a named set"),
    .gives(nil, from: "123", ["set": "digits"], because: "nothing left is null"),
    .gives(nil, from: nil, ["set": "digits"], because: "null stays null"),
  ]

  private let removed: CharacterChoice

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    removed = CharacterChoice(try arguments.nonEmptyText("set"))
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    UTF8Text.filtered(input.range, &arena) { !removed.contains($0) }
  }
}
