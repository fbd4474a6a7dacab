package import Records

/// Multiplies by a constant number.
package struct Multiply: MappingFunction {
  package static let signature = FunctionSignature(
    "multiply",
    "Multiplies by a constant number, exactly.",
    parameters: [.init("by", .decimal, Arithmetic.byNote)],
    takes: .number,
    gives: .sameAsInput,
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("times \(step["by"])", fails: StepWording.overflow)
  }

  package static let examples: [FunctionExample] = [
    .gives(6, from: 3, as: .int, ["by": 2], because: "whole numbers stay whole"),
    .gives(.number("1.19"), from: 1, as: .int, ["by": .number("1.19")], because: "a rate"),
    .gives(nil, from: nil, as: .int, ["by": 1], because: "null stays null"),
    .fails(
      .overflow,
      from: .number("9223372036854775807"),
      as: .int,
      ["by": 2],
      because: "more than 64 bits"
    ),
  ]

  private let number: ExactDecimal

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    number = try Arithmetic.number("by", of: arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try Arithmetic.result(.product, input, number)
  }
}
