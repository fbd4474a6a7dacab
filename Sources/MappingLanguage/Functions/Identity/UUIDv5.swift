import Crypto
package import Records

/// Makes a UUID of a text: the same text always gives the same one.
package struct UUIDv5: MappingFunction {
  package static let signature = FunctionSignature(
    "uuid_v5",
    "Makes a UUID (version 5, RFC 9562) of a text; the same text always gives the same one.",
    parameters: [
      .init("namespace", .text, "a UUID of your own, or dns, url, oid, x500")
    ],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "as an identifier made from it (a UUID of \(step["namespace"]))",
      loses: "the text itself, which cannot be read back"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "2ed6657d-e927-568b-95e1-2665a8aea6a2",
      from: "www.example.com",
      ["namespace": "dns"],
      because: "the vector of RFC 9562"
    ),
    .gives(
      "2ed6657d-e927-568b-95e1-2665a8aea6a2",
      from: "www.example.com",
      ["namespace": "6ba7b810-9dad-11d1-80b4-00c04fd430c8"],
      because: "a namespace of your own"
    ),
    .gives(nil, from: nil, ["namespace": "dns"], because: "null stays null"),
  ]

  private let namespace: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let text = try arguments.text("namespace")
    let known = ["dns": "10", "url": "11", "oid": "12", "x500": "14"]
    let full = known[text].map { "6ba7b8\($0)-9dad-11d1-80b4-00c04fd430c8" } ?? text
    let digits = full.utf8.filter { $0 != UInt8(ascii: "-") }
    let groups = full.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16)
    }
    guard groups == [8, 4, 4, 4, 12], bytes.count == 16 else {
      throw ArgumentFault("namespace", "a UUID, or dns, url, oid or x500, is needed")
    }
    namespace = bytes
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let digest = Insecure.SHA1.hash(data: namespace + arena.bytes[input.range])
    var bytes = Array(Array(digest).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Digits.hexadecimal(bytes)
    let start = arena.position
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { arena.append(UInt8(ascii: "-")) }
      arena.append(digit)
    }
    return arena.text(from: start)
  }
}
