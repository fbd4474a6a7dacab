package import Records

/// Turns true into false and false into true.
package struct Not: MappingFunction {
  package static let signature = FunctionSignature(
    "not",
    "Turns true into false and false into true.",
    takes: .types([.bool]),
    gives: .type(.bool),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("the opposite of it")
  }

  package static let examples: [FunctionExample] = [
    .gives(false, from: true, because: "the opposite"),
    .gives(true, from: false, because: "of both"),
    .gives(nil, from: nil, as: .bool, because: "unknown stays unknown"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    .boolean(!input.asBoolean)
  }
}
