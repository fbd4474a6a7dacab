package import Records

/// Takes the first characters of a text.
package struct Left: MappingFunction {
  package static let signature = FunctionSignature(
    "left",
    "Takes the first characters of a text, as a code or an initial.",
    parameters: [.init("count", .integer, "how many, above 0")],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let count = (step.number("count") ?? 0).of("character")
    return StepWording("only the first \(count)", loses: "what is beyond the first \(count)")
  }

  package static let examples: [FunctionExample] = [
    .gives("A", from: "Ada", ["count": 1], because: "an initial"),
    .gives("Zoë", from: "Zoë", ["count": 5], because: "shorter already"),
    .gives("😀", from: "😀b", ["count": 1], because: "no half characters"),
    .gives(nil, from: nil, ["count": 1], because: "null stays null"),
  ]

  private let count: Int

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    count = try arguments.integer("count")
    guard count > 0 else { throw ArgumentFault("count", "a number above 0 is needed") }
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    .text(UTF8Text.prefix(input.range, in: arena.bytes, most: count, .codePoint))
  }
}
