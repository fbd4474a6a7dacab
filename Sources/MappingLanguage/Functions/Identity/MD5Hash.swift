import Crypto
package import Records

/// Hashes a text with MD5, for targets that take nothing else.
package struct MD5Hash: MappingFunction {
  package static let signature = FunctionSignature(
    "md5",
    "Hashes the UTF-8 bytes of a text with MD5; only for targets that demand it.",
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("hashed with MD5", loses: "the text itself, which cannot be read back")
  }

  package static let examples: [FunctionExample] = [
    .gives("900150983cd24fb0d6963f7d28e17f72", from: "abc", because: "the vector of RFC 1321"),
    .gives("1a382809b7c03f686e12dd15677c5497", from: "Ada", because: "small digits"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let digest = Array(Insecure.MD5.hash(data: Array(arena.bytes[input.range])))
    let start = arena.position
    arena.append(Digits.hexadecimal(digest))
    return arena.text(from: start)
  }
}
