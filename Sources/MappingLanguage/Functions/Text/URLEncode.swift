package import Records

/// Writes a text so that it can stand in a web address.
package struct URLEncode: MappingFunction {
  package static let signature = FunctionSignature(
    "url_encode",
    "Writes a text with percent signs, so that it can stand inside a web address.",
    takes: .text,
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("written with percent signs, as in a web address")
  }

  package static let examples: [FunctionExample] = [
    .gives("spring%20sale", from: "spring sale", because: "blanks"),
    .gives("caf%C3%A9%26co", from: "café&co", because: "everything but A-Z a-z 0-9 - . _ ~"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    var output: [UInt8] = []
    for byte in arena.bytes[input.range] {
      if Self.isPlain(byte) { output.append(byte) } else { PercentText.append(byte, to: &output) }
    }
    let start = arena.position
    arena.append(output)
    return arena.text(from: start)
  }

  /// RFC 3986, section 2.3.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }
}
