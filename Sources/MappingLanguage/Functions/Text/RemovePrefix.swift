package import Records

/// Takes a text off the beginning, once, where it stands there.
package struct RemovePrefix: MappingFunction {
  package static let signature = FunctionSignature(
    "remove_prefix",
    "Takes a constant text off the beginning, where it stands there.",
    parameters: [.init("prefix", .text)],
    takes: .text,
    gives: .type(.text)
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "without \(step["prefix"]) at its beginning",
      loses: "\(step["prefix"]) at its beginning"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("441234", from: "00441234", ["prefix": "00"], because: "it stands there"),
    .gives("1200", from: "1200", ["prefix": "00"], because: "it does not"),
    .gives(nil, from: "00", ["prefix": "00"], because: "nothing left is null"),
    .gives(nil, from: nil, ["prefix": "00"], because: "null stays null"),
  ]

  private let prefix: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    prefix = Array(try arguments.nonEmptyText("prefix").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = input.range
    guard UTF8Text.holds(prefix, at: range.lowerBound, end: range.upperBound, in: arena.bytes)
    else { return input }
    let rest = (range.lowerBound + prefix.count)..<range.upperBound
    return rest.isEmpty ? .null : .text(rest)
  }
}
