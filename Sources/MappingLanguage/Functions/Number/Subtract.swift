package import Records

/// Takes a constant number away.
package struct Subtract: MappingFunction {
  package static let signature = FunctionSignature(
    "subtract",
    "Takes a constant number away, exactly.",
    parameters: [.init("by", .decimal, Arithmetic.byNote)],
    takes: .number,
    gives: .sameAsInput,
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("minus \(step["by"])", fails: StepWording.overflow)
  }

  package static let examples: [FunctionExample] = [
    .gives(-1, from: 1, as: .int, ["by": 2], because: "below zero"),
    .gives(
      .number("0.5"),
      from: 1,
      as: .int,
      ["by": .number("0.5")],
      because: "decimals are exact"
    ),
    .gives(nil, from: nil, as: .int, ["by": 1], because: "null stays null"),
    .fails(
      .overflow,
      from: .number("9223372036854775807"),
      as: .int,
      ["by": -1],
      because: "more than 64 bits"
    ),
  ]

  private let number: ExactDecimal

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    number = try Arithmetic.number("by", of: arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try Arithmetic.result(.difference, input, number)
  }
}
