package import Records

/// Counts the characters of a text.
package struct TextLength: MappingFunction {
  package static let signature = FunctionSignature(
    "length",
    "Counts the characters of a text (Unicode code points).",
    takes: .text,
    gives: .type(.int),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("how many characters it has", loses: "the text itself")
  }

  package static let examples: [FunctionExample] = [
    .gives(3, from: "Zoë", because: "characters, not bytes"),
    .gives(1, from: "😀", because: "an emoji is one"),
    .gives(nil, from: nil, because: "no text has no length"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    .integer(Int64(UTF8Text.count(input.range, in: arena.bytes, .codePoint)))
  }
}
