package import Records

/// Takes what stands before the @ of an e-mail address.
package struct EmailLocalPart: MappingFunction {
  package static let signature = FunctionSignature(
    "email_local_part",
    "Takes what stands before the @ of an e-mail address, as it is written.",
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only what stands before the @", loses: "the domain")
  }

  package static let examples: [FunctionExample] = [
    .gives("Ada.L", from: "Ada.L@example.com", because: "case is kept"),
    .gives(nil, from: "ada", because: "no @ is null"),
    .gives(nil, from: "@example.com", because: "nothing before it is null"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let at = range.last(where: { arena.bytes[$0] == UInt8(ascii: "@") }),
      at > range.lowerBound
    else { return .null }
    return .text(range.lowerBound..<at)
  }
}
