package import Records

/// Makes null of values that mean "no value".
package struct NullIf: MappingFunction {
  package static let signature = FunctionSignature(
    "null_if",
    "Makes null of the values listed.",
    parameters: [.init("values", .scalars, "compared exactly")],
    takes: .scalar,
    gives: .sameAsInput
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "unless it is \(step.any("values"))",
      loses: "what is \(step.any("values"))",
      keeps: true
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(nil, from: "n/a", ["values": ["n/a", "-"]], because: "listed"),
    .gives("N/A", from: "N/A", ["values": ["n/a", "-"]], because: "exact, case too"),
    .gives(nil, from: 0, as: .int, ["values": [0]], because: "numbers too"),
    .gives(
      nil,
      from: "1900-01-01",
      as: .date,
      ["values": ["1900-01-01"]],
      because: "a date is read as one"
    ),
    .gives(nil, from: nil, ["values": ["n/a"]], because: "null stays null"),
  ]

  private let values: ScalarTable

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    values = ScalarTable(try arguments.scalars("values"))
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    values.index(of: input, &arena) == nil ? input : .null
  }
}
