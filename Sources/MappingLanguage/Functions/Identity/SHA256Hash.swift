import Crypto
package import Records

/// Hashes a text, the way advertising platforms take addresses.
package struct SHA256Hash: MappingFunction {
  package static let signature = FunctionSignature(
    "sha256",
    "Hashes the UTF-8 bytes of a text with SHA-256.",
    parameters: [.init("encoding", .word(["hex", "base64"]), "hex: 64 small digits; base64: 44")],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("hashed with SHA-256", loses: "the text itself, which cannot be read back")
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      from: "abc",
      ["encoding": "hex"],
      because: "the vector of FIPS 180-4"
    ),
    .gives(
      "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
      from: "abc",
      ["encoding": "base64"],
      because: "the same in Base64"
    ),
    .gives(nil, from: nil, ["encoding": "hex"], because: "null stays null"),
  ]

  private let isHex: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    isHex = try arguments.word("encoding", of: ["hex", "base64"]) == "hex"
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let digest = Array(SHA256.hash(data: Array(arena.bytes[input.range])))
    let start = arena.position
    arena.append(isHex ? Digits.hexadecimal(digest) : Digits.base64(digest))
    return arena.text(from: start)
  }
}
