package import Records

/// Takes the domain of an e-mail address.
package struct EmailDomain: MappingFunction {
  package static let signature = FunctionSignature(
    "email_domain",
    "Takes the domain of an e-mail address, in small letters.",
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only its domain", loses: "what stands before the @")
  }

  package static let examples: [FunctionExample] = [
    .gives("example.com", from: "ada@Example.com", because: "after the @"),
    .gives(nil, from: "ada", because: "no @ is null"),
    .gives("example.com", from: "a@b@example.com", because: "the last @ counts"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let at = range.last(where: { arena.bytes[$0] == UInt8(ascii: "@") }),
      at + 1 < range.upperBound
    else { return .null }
    return CaseMapping.lower(.text((at + 1)..<range.upperBound), &arena)
  }
}
