package import Records

/// Takes the percent signs out of a text.
package struct URLDecode: MappingFunction {
  package static let signature = FunctionSignature(
    "url_decode",
    "Reads a text with percent signs; what is no escape stays as it is, a plus too.",
    takes: .text,
    gives: .type(.text),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "read from its form with percent signs",
      fails: "has percent signs that stand for no text"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("spring sale", from: "spring%20sale", because: "an escape"),
    .gives("100% c++", from: "100% c++", because: "no escapes"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.unreadable, from: "%FF", because: "no text comes of it"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let bytes = PercentText.decoded(arena.bytes[input.range])
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw FunctionFault(.unreadable, "What the percent signs stand for is no text.")
    }
    let start = arena.position
    arena.append(bytes)
    return arena.text(from: start)
  }
}
