package import Records

/// Finds the currency that a text means.
package struct ToCurrency: MappingFunction {
  package static let signature = FunctionSignature(
    "to_currency",
    "Finds the currency that a code, a name or a sign means (ISO 4217); a dollar sign alone is none.",
    takes: .text,
    gives: .type(.currency),
    fallible: true,
    total: true,
    tables: [.currencies]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("as the code of the currency it names", fails: "names no currency, or several")
  }

  package static let examples: [FunctionExample] = [
    .gives("EUR", from: "euros", because: "a name in any case"),
    .gives("GBP", from: "£", because: "a sign"),
    .gives("CHF", from: "chf", because: "a code"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notACurrency, from: "$", because: "several currencies have it"),
    .fails(.notACurrency, from: "gold", because: "no currency"),
  ]

  private let table: CurrencyTable

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    table = arguments.resources[.currencies].content()
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let code = table.code(Array(arena.bytes[range])) else {
      throw FunctionFault(.notACurrency, "The text names no currency, or several.")
    }
    let start = arena.position
    arena.append(code)
    return arena.text(from: start)
  }
}
