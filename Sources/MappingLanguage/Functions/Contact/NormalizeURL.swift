package import Records

/// Writes a web address in the normal form of the URL standard.
package struct NormalizeURL: MappingFunction {
  package static let signature = FunctionSignature(
    "normalize_url",
    "Writes an http or https address in its normal form and checks it.",
    parameters: [
      .init("default_scheme", .word(["https", "http"]), required: false, "for www.example.com"),
      .init("drop_query", .boolean, required: false, "leaves out what follows ?, up to #"),
    ],
    takes: .text,
    gives: .type(.url),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let scheme =
      step.says("default_scheme") ? " (\(step.plain("default_scheme")) where it does not say)" : ""
    let drops = step.flag("drop_query")
    return StepWording(
      "written as a web address\(scheme)\(drops ? " without what follows ?" : "")",
      loses: drops ? "what follows ?" : nil,
      fails: "is no web address"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("https://example.com/a%20b", from: "HTTPS://Example.COM:443/x/../a b", because: "form"),
    .gives(
      "https://www.example.com/",
      from: "www.example.com",
      ["default_scheme": "https"],
      because: "people leave the scheme out"
    ),
    .gives(
      "https://example.com/p#top",
      from: "https://example.com/p?utm_source=x#top",
      ["drop_query": true],
      because: "without the query, with the fragment"
    ),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notAURL, from: "www.example.com", because: "no scheme and no default"),
    .fails(
      .notAURL,
      from: "not a site",
      ["default_scheme": "https"],
      because: "no host has blanks"
    ),
  ]

  private let scheme: String?
  private let dropsQuery: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    scheme =
      arguments["default_scheme"] == nil
      ? nil : try arguments.word("default_scheme", of: ["https", "http"])
    dropsQuery = try arguments.flag("drop_query")
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard var url = URLText(Array(arena.bytes[range]), defaultScheme: scheme) else {
      throw FunctionFault(.notAURL, "The text is not a web address.")
    }
    if dropsQuery { url.query = nil }
    let start = arena.position
    arena.append(url.bytes)
    return arena.text(from: start)
  }
}
