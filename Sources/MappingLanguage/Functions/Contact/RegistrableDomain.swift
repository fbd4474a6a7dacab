package import Records

/// Takes the part of a host name that somebody registered: what companies are matched by.
package struct RegistrableDomain: MappingFunction {
  package static let signature = FunctionSignature(
    "registrable_domain",
    "Takes the registered domain out of a web address, an e-mail address or a host name.",
    takes: .text,
    gives: .type(.text),
    fallible: true,
    lossy: true,
    tables: [.publicSuffixes]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "only the domain that somebody registered",
      loses: "the rest of the address",
      fails: "has no host name"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("example.co.uk", from: "https://Shop.Example.co.uk/a", because: "of a web address"),
    .gives("example.com", from: "ada@mail.example.com", because: "of an e-mail address"),
    .gives("example.com", from: "www.example.com", because: "of a host name"),
    .gives(nil, from: "co.uk", because: "nobody's own domain is null"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notAURL, from: "Example Ltd", because: "no host name"),
  ]

  private let table: PublicSuffixTable

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    table = arguments.resources[.publicSuffixes].content()
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    let text = Array(arena.bytes[range])
    guard
      let host = EmailText(range, in: arena)?.domain
        ?? URLText(text, defaultScheme: "https")?.host
    else { throw FunctionFault(.notAURL, "The text has no host name.") }
    guard HostName.normalized(host) != nil, let domain = table.registrable(host) else {
      return .null
    }
    let start = arena.position
    arena.append(domain)
    return arena.text(from: start)
  }
}
