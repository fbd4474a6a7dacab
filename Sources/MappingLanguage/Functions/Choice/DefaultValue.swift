package import Records

/// Stands in where there is no value.
///
/// The only function that is called with null.
package struct DefaultValue: MappingFunction {
  package static let signature = FunctionSignature(
    "default",
    "Gives a constant where there is no value.",
    parameters: [.init("value", .scalar)],
    takes: .any,
    gives: .sameAsInput
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "or \(step["value"]) where that is empty",
      standsIn: "\(step["value"]) where \(step.absence)",
      keeps: true
    )
  }

  package static let seesNull = true

  package static let examples: [FunctionExample] = [
    .gives("Marketing Site", from: nil, ["value": "Marketing Site"], because: "no value"),
    .gives("Web", from: "Web", ["value": "Marketing Site"], because: "there is one"),
    .gives(0, from: nil, as: .int, ["value": 0], because: "numbers too"),
  ]

  private let value: ScalarConstant

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    value = try arguments.scalar("value")
    guard value != .null else { throw ArgumentFault("value", "the default is null itself") }
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    input.isNull ? value.make(in: &arena) : input
  }
}
