package import Records

/// Counts the elements of a list.
package struct Count: MappingFunction {
  package static let signature = FunctionSignature(
    "count",
    "Counts the elements of a list; nothing is null, not 0.",
    takes: .list,
    gives: .type(.int),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("how many there are", loses: "the elements themselves")
  }

  package static let examples: [FunctionExample] = [
    .gives(2, from: ["a", "b"], because: "two elements"),
    .gives(nil, from: nil, because: "write default 0 after it if you want 0"),
    .gives(1, from: ["a"], because: "one element"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    .integer(Int64(input.range.count))
  }
}
