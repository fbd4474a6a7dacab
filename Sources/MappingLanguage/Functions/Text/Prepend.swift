package import Records

/// Puts a text before another.
package struct Prepend: MappingFunction {
  package static let signature = FunctionSignature(
    "prepend",
    "Puts a constant text before the value.",
    parameters: [.init("text", .text, "written as it is, blanks included")],
    takes: .text,
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("with \(step["text"]) before it")
  }

  package static let examples: [FunctionExample] = [
    .gives("HubSpot: hello", from: "hello", ["text": "HubSpot: "], because: "blanks stay"),
    .gives(nil, from: nil, ["text": "HubSpot: "], because: "null stays null"),
    .gives("00042", from: "042", ["text": "00"], because: "digits too"),
  ]

  private let text: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    text = Array(try arguments.text("text").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let start = arena.position
    arena.append(text)
    arena.append(slice: input.range)
    return arena.text(from: start)
  }
}
