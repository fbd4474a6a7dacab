package import Records

/// Takes the last element of a list.
package struct Last: MappingFunction {
  package static let signature = FunctionSignature(
    "last",
    "Takes the last element of a list.",
    takes: .list,
    gives: .element,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only the last of them", loses: "all but the last")
  }

  package static let examples: [FunctionExample] = [
    .gives("b", from: ["a", "b"], because: "the last of two"),
    .gives("a", from: ["a"], because: "the only one"),
    .gives(nil, from: nil, because: "an empty list is null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    arena.elements[input.range.upperBound - 1]
  }
}
