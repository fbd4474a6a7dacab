package import Records

/// Divides by a constant number.
package struct Divide: MappingFunction {
  package static let signature = FunctionSignature(
    "divide",
    "Divides by a constant number; to how many digits and how it is rounded is always said.",
    parameters: [
      .init("by", .decimal, "a number other than 0"),
      .init("scale", .integer, "digits after the point, 0 to 10"),
      .init("mode", .word(Rounding.allCases.map(\.rawValue)), "as in round"),
    ],
    takes: .number,
    gives: .type(.dec),
    fallible: true,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "divided by \(step["by"]) and rounded to \(step.rounding)",
      loses: "further digits after the point",
      fails: StepWording.overflow
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      .number("12.35"),
      from: 1235,
      as: .int,
      ["by": 100, "scale": 2, "mode": "half_up"],
      because: "cents"
    ),
    .gives(
      .number("0.67"),
      from: 2,
      as: .int,
      ["by": 3, "scale": 2, "mode": "half_up"],
      because: "rounded once, at the end"
    ),
    .gives(nil, from: nil, as: .int, ["by": 3, "scale": 2, "mode": "up"], because: "null"),
    .fails(
      .overflow,
      from: .number("99999999999999999999999999999999999999"),
      as: .dec,
      ["by": .number("0.1"), "scale": 10, "mode": "up"],
      because: "more than 38 digits"
    ),
  ]

  private let divisor: ExactDecimal
  private let scale: Int
  private let rounding: Rounding

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    divisor = try Arithmetic.number("by", of: arguments).normalized
    guard divisor.mantissa != 0 else { throw ArgumentFault("by", "nothing can be divided by 0") }
    scale = try arguments.integer("scale")
    guard (0...10).contains(scale) else {
      throw ArgumentFault("scale", "a number from 0 to 10 is needed")
    }
    let mode = try arguments.word("mode", of: Rounding.allCases.map(\.rawValue))
    rounding = Rounding(rawValue: mode) ?? .halfEven
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard let number = input.exactDecimal?.normalized else {
      throw FunctionFault(.notANumber, "The value is not a number.")
    }
    // number / divisor with `scale` digits: one of the two is stretched, then whole numbers divide.
    let power = scale + divisor.scale - number.scale
    let factor = Int128(ExactDecimal.power(min(abs(power), ExactDecimal.scaleMax)))
    let (dividend, overflows) =
      power >= 0
      ? number.mantissa.multipliedReportingOverflow(by: factor) : (number.mantissa, false)
    let (other, overflowsToo) =
      power < 0
      ? divisor.mantissa.multipliedReportingOverflow(by: factor) : (divisor.mantissa, false)
    guard !overflows, !overflowsToo, abs(power) <= ExactDecimal.scaleMax,
      let result = ExactDecimal(rounding.divided(dividend, by: other), scale: scale)
    else { throw FunctionFault(.overflow, "The result has more than 38 digits.") }
    return .decimal(result.normalized)
  }
}
