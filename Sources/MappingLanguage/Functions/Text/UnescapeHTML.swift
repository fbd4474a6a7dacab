package import Records

/// Reads the character references of HTML.
package struct UnescapeHTML: MappingFunction {
  package static let signature = FunctionSignature(
    "unescape_html",
    "Puts characters in the place of HTML's references, such as &amp; and &#228;.",
    takes: .text,
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("with characters in place of HTML's references")
  }

  package static let examples: [FunctionExample] = [
    .gives("Fjord & Sons", from: "Fjord &amp; Sons", because: "a name"),
    .gives("Jürgen ä €", from: "J&uuml;rgen &#228; &#x80;", because: "numbers too"),
    .gives("a & b &now;", from: "a & b &now;", because: "what is no reference stays"),
    .gives("© 2026", from: "&copy 2026", because: "old names need no semicolon"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard arena.bytes[input.range].contains(UInt8(ascii: "&")) else { return input }
    let start = arena.position
    arena.append(HTMLText.unescaped(arena.bytes[input.range]))
    return arena.text(from: start)
  }
}
