package import Records

/// Takes the text out of HTML.
package struct StripHTML: MappingFunction {
  package static let signature = FunctionSignature(
    "strip_html",
    "Takes the text out of HTML: no tags, comments or scripts, references read, blanks collapsed.",
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("without HTML", loses: "tags, comments and scripts")
  }

  package static let examples: [FunctionExample] = [
    .gives("Hello Ada & co.", from: "<p>Hello <b>Ada</b> &amp; co.</p>", because: "tags go"),
    .gives("One Two", from: "<li>One</li><li>Two</li>", because: "blocks do not run together"),
    .gives("a < b", from: "a < b<!-- no --><style>p {}</style>", because: "a sign is no tag"),
    .gives(nil, from: "<br/>", because: "nothing left is null"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let start = arena.position
    arena.append(HTMLText.text(of: Array(arena.bytes[input.range])))
    return arena.text(from: start)
  }
}
