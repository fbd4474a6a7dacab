package import Records

/// Takes one parameter out of a web address.
package struct URLQueryParameter: MappingFunction {
  package static let signature = FunctionSignature(
    "url_query_parameter",
    "Takes a parameter out of a web address, decoded; the first of that name.",
    parameters: [.init("name", .text, "as in utm_source")],
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only its parameter \(step["name"])", loses: "the rest of the address")
  }

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
    .gives(nil, from: nil, ["name": "utm_source"], because: "null stays null"),
  ]

  private let name: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    name = Array(try arguments.nonEmptyText("name").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
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
    PercentText.decoded(text, plus: UInt8(ascii: " "))
  }
}
