import Crypto
package import Diagnostics
package import Records

/// Makes a pseudonym of a text that only who has the secret can make.
package struct HMACSHA256: MappingFunction {
  package static let signature = FunctionSignature(
    "hmac_sha256",
    "Makes a pseudonym: HMAC-SHA-256 of the UTF-8 bytes of a text, with a secret of the workspace.",
    parameters: [
      .init("secret", .secret, "what the workspace calls the secret; never the secret itself"),
      .init("encoding", .word(["hex", "base64"]), "hex: 64 small digits; base64: 44"),
    ],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "as a pseudonym made with the secret \(step.plain("secret"))",
      loses: "the text itself, which cannot be read back"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
      from: "The quick brown fox jumps over the lazy dog",
      ["secret": "example", "encoding": "hex"],
      because: "where the secret called example is \"key\""
    ),
    .gives(
      "97yD9DBThCSxMpjmqm+xQ+9NWaFJRhdZl0edvC0aPNg=",
      from: "The quick brown fox jumps over the lazy dog",
      ["secret": "example", "encoding": "base64"],
      because: "the same in Base64"
    ),
    .gives(nil, from: nil, ["secret": "example", "encoding": "hex"], because: "null stays null"),
  ]

  /// The secrets that examples name.
  package static let exampleSecrets: [String: Result<[UInt8], Diagnostic>] = [
    "example": .success(Array("key".utf8))
  ]

  /// A secret of fewer bytes can be found by trying.
  static let secretBytesMin = 16

  private let key: SymmetricKey
  private let isHex: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let name = try arguments.text("secret")
    switch arguments.resources.secrets[name] {
    case .success(let secret): key = SymmetricKey(data: secret)
    case .failure(let missing):
      throw ArgumentFault("secret", "the secret \"\(name)\" has no value: \(missing.message)")
    case nil: throw ArgumentFault("secret", "the workspace has no secret called \"\(name)\"")
    }
    isHex = try arguments.word("encoding", of: ["hex", "base64"]) == "hex"
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let code = Array(HMAC<SHA256>.authenticationCode(for: arena.bytes[input.range], using: key))
    let start = arena.position
    arena.append(isHex ? Digits.hexadecimal(code) : Digits.base64(code))
    return arena.text(from: start)
  }
}
