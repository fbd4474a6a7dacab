package import Records

/// Writes a single value as text, in the one canonical form of its type.
package struct ToText: MappingFunction {
  package static let signature = FunctionSignature(
    "to_text",
    "Writes a value as text: plain digits, true or false, ISO 8601.",
    takes: .types([.text, .int, .dec, .bool, .date, .datetime]),
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("as text")
  }

  package static let examples: [FunctionExample] = [
    .gives("42", from: 42, as: .int, because: "a whole number"),
    .gives("0.50", from: "0.50", as: .dec, because: "a decimal keeps its digits"),
    .gives("2026-01-15", from: "2026-01-15", as: .date, because: "a date"),
    .gives(
      "2026-01-15T08:30:00.000Z",
      from: "2026-01-15T09:30:00+01:00",
      as: .datetime,
      because: "an instant, in UTC"
    ),
    .gives("true", from: true, as: .bool, because: "a truth value"),
    .gives(nil, from: nil, as: .int, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    PlainText.of(input, &arena)
  }
}
