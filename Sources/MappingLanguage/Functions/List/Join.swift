package import Records

/// Makes one text of a list.
package struct Join: MappingFunction {
  package static let signature = FunctionSignature(
    "join",
    "Makes one text of a list, with a separator between its elements.",
    parameters: [.init("separator", .text, "may be empty")],
    takes: .scalars,
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let between = step.text("separator") == "" ? "" : " with \(step["separator"]) between them"
    return StepWording("joined\(between)")
  }

  package static let examples: [FunctionExample] = [
    .gives("a; b", from: ["a", "b"], ["separator": "; "], because: "between the elements"),
    .gives("a", from: ["a"], ["separator": ";"], because: "one element"),
    .gives("1,2", from: [1, 2], ["separator": ","], because: "numbers in plain form"),
    .gives(nil, from: nil, ["separator": ";"], because: "null stays null"),
  ]

  private let separator: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    separator = Array(try arguments.text("separator").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let start = arena.position
    for index in input.range {
      if index > input.range.lowerBound { arena.append(separator) }
      PlainText.append(arena.elements[index], to: &arena)
    }
    return arena.text(from: start)
  }
}
