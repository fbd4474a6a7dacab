package import Records

/// Takes one parameter out of a web address.
package struct URLQueryParameter: MappingFunction {
  package static let signature = FunctionSignature(
    "url_query_parameter",
    "Takes a parameter out of a web address, decoded; the first of that name.",
    parameters: [.init("name", .text, "as in utm_source")],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    aliases: ["query_param", "get_query_parameter", "utm", "url_param", "parse_qs"]
  )

  package static let examples: [FunctionExample] = [
    .gives(
      "spring sale",
      from: "https://example.com/?a=1&utm_campaign=spring+sale#top",
      ["name": "utm_campaign"],
      because: "decoded"
    ),
    .gives(
      "ü",
      from: "https://example.com/?q=%C3%BC",
      ["name": "q"],
      because: "percent signs too"
    ),
    .gives(nil, from: "https://example.com/", ["name": "utm_source"], because: "not there"),
  ]

  private let name: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    name = Array(try arguments.nonEmptyText("name").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let text = arena.bytes[input.range]
    let body = text.prefix { $0 != UInt8(ascii: "#") }
    guard let mark = body.firstIndex(of: UInt8(ascii: "?")) else { return .null }
    for pair in body[(mark + 1)...].split(separator: UInt8(ascii: "&")) {
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      guard decoded(pair[..<equals]) == name else { continue }
      let value = decoded(pair[equals...].dropFirst())
      guard String(validating: value, as: UTF8.self) != nil else { return .null }
      let start = arena.position
      arena.append(value)
      return arena.text(from: start)
    }
    return .null
  }

  /// The decoder of `application/x-www-form-urlencoded` in the URL standard.
  private func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "%"), index + 2 < text.endIndex,
        let high = digit(text[index + 1]), let low = digit(text[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
        continue
      }
      output.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      index += 1
    }
    return output
  }

  private func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
