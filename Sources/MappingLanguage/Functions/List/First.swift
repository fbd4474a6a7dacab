package import Records

/// Takes the first element of a list.
package struct First: MappingFunction {
  package static let signature = FunctionSignature(
    "first",
    "Takes the first element of a list.",
    takes: .list,
    gives: .element,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only the first of them", loses: "all but the first")
  }

  package static let examples: [FunctionExample] = [
    .gives("a", from: ["a", "b"], because: "the first of two"),
    .gives(nil, from: nil, because: "an empty list is null"),
    .gives(1, from: [1], because: "the only one"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    arena.elements[input.range.lowerBound]
  }
}
