package import Records

/// Reads a whole number; never rounds.
package struct ToInteger: MappingFunction {
  package static let signature = FunctionSignature(
    "to_integer",
    "Reads a whole number from a text or a decimal; a fraction is an error.",
    parameters: [
      .init("group_separator", .text, required: false, NumberText.groupNote),
      .init("min", .integer, required: false, "smaller is an error"),
      .init("max", .integer, required: false, "larger is an error"),
    ],
    takes: .types([.text, .int, .dec]),
    gives: .type(.int),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let marks = step.numberForm
    var fails = step.noNumber("is no whole number")
    if let least = step.number("min") { fails += " or is below \(least)" }
    if let most = step.number("max") { fails += " or is above \(most)" }
    return StepWording("read as a whole number\(marks)", fails: fails)
  }

  package static let examples: [FunctionExample] = [
    .gives(1200, from: "1,200", ["group_separator": ","], because: "groups"),
    .gives(42, from: " 42 ", because: "blanks at the ends do not matter"),
    .gives(3, from: "3.0", as: .dec, because: "a decimal without a fraction"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notANumber, from: "3.7", because: "no silent rounding"),
    .fails(.notANumber, from: "many", because: "not a number"),
    .fails(
      .notANumber,
      from: "12'00",
      ["group_separator": "'"],
      because: "a group has three digits"
    ),
    .fails(.notANumber, from: "12", ["max": 10], because: "beyond the maximum"),
  ]

  private let form: NumberText
  private let least: Int64
  private let most: Int64

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    form = try NumberText(arguments)
    least = try arguments.integer("min", default: nil).map { Int64($0) } ?? .min
    most = try arguments.integer("max", default: nil).map { Int64($0) } ?? .max
    guard least <= most else { throw ArgumentFault("max", "it is smaller than \"min\"") }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let number = input.kind == .text ? form.read(input.range, in: arena) : input.exactDecimal
    guard let number else { throw FunctionFault(.notANumber, "The text is not a number.") }
    guard let integer = number.integer else {
      throw FunctionFault(.notANumber, "The number is not whole, or has more than 64 bits.")
    }
    guard integer >= least else {
      throw FunctionFault(.notANumber, "The number is smaller than \(least).")
    }
    guard integer <= most else {
      throw FunctionFault(.notANumber, "The number is larger than \(most).")
    }
    return .integer(integer)
  }
}
