package import Records

/// Writes a text in capitals.
///
/// Unicode's full mapping in the root locale: one character may become several.
package struct Upper: MappingFunction {
  package static let signature = FunctionSignature(
    "upper",
    "Writes a text in capitals, in every script; \u{DF} becomes SS.",
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("in capitals", loses: "which letters were small")
  }

  package static let examples: [FunctionExample] = [
    .gives("DE", from: "de", because: "letters"),
    .gives("STRASSE", from: "Straße", because: "full mapping"),
    .gives("A1", from: "A1", because: "nothing to do"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    CaseMapping.upper(input, &arena)
  }
}
