package import Records

/// Rounds a number; how is always said.
package struct Round: MappingFunction {
  package static let signature = FunctionSignature(
    "round",
    "Rounds a number to so many digits after the point.",
    parameters: [
      .init("scale", .integer, "0 gives a whole number, still a decimal"),
      .init(
        "mode",
        .word(["half_even", "half_up", "down", "up"]),
        "half_up: away from zero; down: towards zero"
      ),
    ],
    takes: .number,
    gives: .type(.dec),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("rounded to \(step.rounding)", loses: "further digits after the point")
  }

  package static let examples: [FunctionExample] = [
    .gives(
      .number("2.35"),
      from: "2.345",
      as: .dec,
      ["scale": 2, "mode": "half_up"],
      because: "up"
    ),
    .gives(
      .number("2.34"),
      from: "2.345",
      as: .dec,
      ["scale": 2, "mode": "half_even"],
      because: "to the even neighbour"
    ),
    .gives(.number("-2"), from: "-2.9", as: .dec, ["scale": 0, "mode": "down"], because: "cut"),
    .gives(.number("2.5"), from: "2.5", as: .dec, ["scale": 2, "mode": "up"], because: "short"),
    .gives(nil, from: nil, as: .dec, ["scale": 0, "mode": "up"], because: "null stays null"),
  ]

  private let scale: Int
  private let rounding: Rounding

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    scale = try arguments.integer("scale")
    guard (0...ExactDecimal.scaleMax).contains(scale) else {
      throw ArgumentFault("scale", "a number from 0 to \(ExactDecimal.scaleMax) is needed")
    }
    let mode = try arguments.word("mode", of: Rounding.allCases.map(\.rawValue))
    rounding = Rounding(rawValue: mode) ?? .halfEven
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard let number = input.exactDecimal else { return input }
    return .decimal(rounding.rounded(number, scale: scale))
  }
}
