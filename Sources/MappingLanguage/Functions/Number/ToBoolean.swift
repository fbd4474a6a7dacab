package import Records

/// Reads true or false.
package struct ToBoolean: MappingFunction {
  package static let signature = FunctionSignature(
    "to_boolean",
    "Reads true or false from a text or a number, ignoring case.",
    parameters: [
      .init("true_values", .scalars, required: false, "true unless said"),
      .init("false_values", .scalars, required: false, "false unless said"),
    ],
    takes: .types([.text, .int, .bool]),
    gives: .type(.bool),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let yes = step.says("true_values") ? step.any("true_values") : "true"
    let no = step.says("false_values") ? step.any("false_values") : "false"
    return StepWording(
      "read as true (\(yes)) or false (\(no))",
      fails: "is neither true nor false"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(true, from: "TRUE", because: "any case"),
    .gives(
      false,
      from: "No",
      ["true_values": ["yes"], "false_values": ["no"]],
      because: "your own words"
    ),
    .gives(
      true,
      from: 1,
      as: .int,
      ["true_values": [1], "false_values": [0]],
      because: "numbers"
    ),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notABoolean, from: "maybe", because: "neither"),
  ]

  private let trues: ScalarTable
  private let falses: ScalarTable

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let yes = try Self.values(arguments, "true_values", [.text(Array("true".utf8))])
    let no = try Self.values(arguments, "false_values", [.text(Array("false".utf8))])
    if yes.contains(where: no.contains) {
      throw ArgumentFault("false_values", "a value is among the true values too")
    }
    trues = ScalarTable(yes, ignoresCase: true)
    falses = ScalarTable(no, ignoresCase: true)
  }

  private static func values(
    _ arguments: StepArguments,
    _ name: String,
    _ usual: [ScalarConstant]
  ) throws(ArgumentFault) -> [ScalarConstant] {
    arguments[name] == nil ? usual : try arguments.scalars(name)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    if input.kind == .boolean { return input }
    if trues.index(of: input, &arena) != nil { return .boolean(true) }
    if falses.index(of: input, &arena) != nil { return .boolean(false) }
    throw FunctionFault(.notABoolean, "The value is neither true nor false.")
  }
}
