package import Records

/// Puts a text after another.
package struct Append: MappingFunction {
  package static let signature = FunctionSignature(
    "append",
    "Puts a constant text after the value.",
    parameters: [.init("text", .text, "written as it is, blanks included")],
    takes: .text,
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("with \(step["text"]) after it")
  }

  package static let examples: [FunctionExample] = [
    .gives("42 kg", from: "42", ["text": " kg"], because: "blanks stay"),
    .gives(nil, from: nil, ["text": " kg"], because: "null stays null"),
    .gives("Ada!", from: "Ada", ["text": "!"], because: "nothing between"),
  ]

  private let text: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    text = Array(try arguments.text("text").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let start = arena.position
    arena.append(slice: input.range)
    arena.append(text)
    return arena.text(from: start)
  }
}
