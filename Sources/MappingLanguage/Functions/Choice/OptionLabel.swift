package import Records

/// Writes the label that people see instead of the option's value.
package struct OptionLabel: MappingFunction {
  package static let signature = FunctionSignature(
    "option_label",
    "Writes the label of the source field's option; a value without one is itself.",
    takes: .types([.option]),
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("by its label", standsIn: "the value itself where \(step.it) has no label")
  }

  /// The examples run against a source field with the option `new` (New customer).
  package static let exampleOptions = [FieldOption("new", label: "New customer")]

  package static let examples: [FunctionExample] = [
    .gives("New customer", from: "new", as: .option, because: "an option with a label"),
    .gives("odd", from: "odd", as: .option, because: "no label"),
    .gives(nil, from: nil, as: .option, because: "null stays null"),
  ]

  private let values: ScalarTable
  private let labels: [[UInt8]]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    values = ScalarTable(arguments.sourceOptions.map { .text(Array($0.value.utf8)) })
    labels = arguments.sourceOptions.map { Array($0.label.utf8) }
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard let index = values.index(of: input, &arena) else { return input }
    let start = arena.position
    arena.append(labels[index])
    return arena.text(from: start)
  }
}
