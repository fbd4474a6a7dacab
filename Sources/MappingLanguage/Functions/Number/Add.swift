package import Records

/// Adds a constant number.
package struct Add: MappingFunction {
  package static let signature = FunctionSignature(
    "add",
    "Adds a constant number, exactly.",
    parameters: [.init("by", .decimal, Arithmetic.byNote)],
    takes: .number,
    gives: .sameAsInput,
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("plus \(step["by"])", fails: StepWording.overflow)
  }

  package static let examples: [FunctionExample] = [
    .gives(3, from: 1, as: .int, ["by": 2], because: "whole numbers stay whole"),
    .gives(
      .number("1.5"),
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
      ["by": 1],
      because: "more than 64 bits"
    ),
  ]

  private let number: ExactDecimal

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    number = try Arithmetic.number("by", of: arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try Arithmetic.result(.sum, input, number)
  }
}
