package import Records

/// Puts a constant text in the place of a value.
package struct Redact: MappingFunction {
  package static let signature = FunctionSignature(
    "redact",
    "Puts a constant text in the place of a value: it says that there is one, not what it is.",
    parameters: [.init("with", .text, "as in [removed]")],
    takes: .any,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("with \(step["with"]) in its place", loses: "the value itself")
  }

  package static let examples: [FunctionExample] = [
    .gives("[removed]", from: "Ada", ["with": "[removed]"], because: "a text"),
    .gives("yes", from: 42, as: .int, ["with": "yes"], because: "anything"),
    .gives(nil, from: nil, ["with": "[removed]"], because: "nothing to hide"),
  ]

  private let replacement: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    replacement = Array(try arguments.nonEmptyText("with").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let start = arena.position
    arena.append(replacement)
    return arena.text(from: start)
  }
}
