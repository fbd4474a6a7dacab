package import Records

/// Writes a text in small letters.
///
/// Unicode's simple mapping in the root locale: every character becomes exactly one.
package struct Lower: MappingFunction {
  package static let signature = FunctionSignature(
    "lower",
    "Writes a text in small letters, in every script, one for one.",
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("in small letters", loses: "which letters were capitals")
  }

  package static let examples: [FunctionExample] = [
    .gives("ada@example.com", from: "Ada@Example.COM", because: "letters"),
    .gives("österreich", from: "ÖSTERREICH", because: "every script has small letters"),
    .gives("istanbul", from: "İstanbul", because: "one character stays one"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    CaseMapping.lower(input, &arena)
  }
}
