package import Records

/// Keeps the values listed and makes null of all others.
package struct OnlyValues: MappingFunction {
  package static let signature = FunctionSignature(
    "only_values",
    "Keeps the values listed and makes null of all others; with each on a list.",
    parameters: [.init("values", .scalars, "compared exactly")],
    takes: .scalar,
    gives: .sameAsInput
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "if it is \(step.any("values"))",
      loses: "what is not \(step.any("values"))",
      keeps: true
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("gold", from: "gold", ["values": ["gold", "silver"]], because: "listed"),
    .gives(nil, from: "tin", ["values": ["gold", "silver"]], because: "not listed"),
    .gives(nil, from: nil, ["values": ["gold"]], because: "null stays null"),
  ]

  private let values: ScalarTable

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    values = ScalarTable(try arguments.scalars("values"))
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    values.index(of: input, &arena) == nil ? .null : input
  }
}
