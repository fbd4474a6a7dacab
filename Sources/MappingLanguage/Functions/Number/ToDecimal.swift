package import Records

/// Reads a decimal number, exactly as written.
package struct ToDecimal: MappingFunction {
  package static let signature = FunctionSignature(
    "to_decimal",
    "Reads a decimal number from a text, exactly; 3e4 is read too.",
    parameters: [
      .init("decimal_separator", .text, required: false, "a point unless said"),
      .init("group_separator", .text, required: false, NumberText.groupNote),
      .init("scale", .integer, required: false, "more digits after the point are an error"),
    ],
    takes: .types([.text, .int, .dec]),
    gives: .type(.dec),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let digits = step.number("scale").map { " or has more than \($0.of("digit")) after the point" }
    return StepWording(
      "read as a number\(step.numberForm)",
      fails: step.noNumber("is no number") + (digits ?? "")
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(.number("1234.50"), from: "1,234.50", ["group_separator": ","], because: "groups"),
    .gives(
      .number("1234.5"),
      from: "1.234,5",
      ["group_separator": ".", "decimal_separator": ","],
      because: "as written in Germany"
    ),
    .gives(
      .number("1234567"),
      from: "12,34,567",
      ["group_separator": ","],
      because: "as written in India"
    ),
    .gives(.number("30000"), from: "3e4", because: "exponents"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notANumber, from: "1.234", ["scale": 2], because: "no silent rounding"),
    .fails(.notANumber, from: "about 5", because: "not a number"),
    .fails(
      .notANumber,
      from: "1.23",
      ["group_separator": ".", "decimal_separator": ","],
      because: "a group has three digits"
    ),
  ]

  private let form: NumberText
  private let scale: Int

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    form = try NumberText(arguments)
    scale = try arguments.integer("scale", default: nil) ?? ExactDecimal.scaleMax
    guard (0...ExactDecimal.scaleMax).contains(scale) else {
      throw ArgumentFault("scale", "a number from 0 to \(ExactDecimal.scaleMax) is needed")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let number = input.kind == .text ? form.read(input.range, in: arena) : input.exactDecimal
    guard let number else { throw FunctionFault(.notANumber, "The text is not a number.") }
    guard number.scale <= scale || number.normalized.scale <= scale else {
      throw FunctionFault(.notANumber, "The number has more than \(scale) digits after the point.")
    }
    return .decimal(number.scale <= scale ? number : number.normalized)
  }
}
