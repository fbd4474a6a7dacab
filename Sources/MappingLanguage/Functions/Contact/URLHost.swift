package import Records

/// Takes the host out of a web address.
package struct URLHost: MappingFunction {
  package static let signature = FunctionSignature(
    "url_host",
    "Takes the host name out of a web address, in small letters; www stays.",
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only its host name", loses: "the rest of the address")
  }

  package static let examples: [FunctionExample] = [
    .gives("www.example.com", from: "https://WWW.Example.com/about?x=1", because: "the host"),
    .gives("example.com", from: "example.com:8080/a", because: "without a scheme too"),
    .gives(
      "xn--bcher-kva.example",
      from: "https://bücher.example",
      because: "as networks write it"
    ),
    .gives(nil, from: "not a site", because: "no web address is null"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let url = URLText(Array(arena.bytes[range]), defaultScheme: "https") else {
      return .null
    }
    let start = arena.position
    arena.append(url.host)
    return arena.text(from: start)
  }
}
