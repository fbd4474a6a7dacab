package import Records

/// Says that there must be a value.
///
/// Like `default` it is called with null; that is what it is for.
package struct RequiredValue: MappingFunction {
  package static let signature = FunctionSignature(
    "required",
    "Fails where there is no value.",
    takes: .any,
    gives: .sameAsInput,
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("which must be there", fails: "is empty", keeps: true)
  }

  package static let seesNull = true

  package static let examples: [FunctionExample] = [
    .gives("Ada", from: "Ada", because: "there is one"),
    .gives(0, from: 0, as: .int, because: "zero is a value"),
    .fails(.requiredNull, from: nil, because: "there is none"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard !input.isNull else {
      throw FunctionFault(.requiredNull, "There is no value, and one is required.")
    }
    return input
  }
}
