package import Records

/// Fills a text up to a length from the left.
package struct PadStart: MappingFunction {
  package static let signature = FunctionSignature(
    "pad_start",
    "Fills a text up to a length by putting a character before it, as often as needed.",
    parameters: [
      .init("length", .integer, "1 to 1000; a longer text stays as it is"),
      .init("with", .text, "one character"),
    ],
    takes: .text,
    gives: .type(.text),
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "filled up to \((step.number("length") ?? 0).of("character")) with \(step["with"]) before it"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("00042", from: "42", ["length": 5, "with": "0"], because: "zeros in front"),
    .gives("12345", from: "12345", ["length": 3, "with": "0"], because: "long enough"),
    .gives(nil, from: nil, ["length": 3, "with": "0"], because: "null stays null"),
  ]

  private let length: Int
  private let filler: Unicode.Scalar

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    length = try arguments.integer("length")
    guard (1...1000).contains(length) else {
      throw ArgumentFault("length", "a number from 1 to 1000 is needed")
    }
    let with = try arguments.text("with").unicodeScalars
    guard let filler = with.first, with.count == 1 else {
      throw ArgumentFault("with", "one character is needed")
    }
    self.filler = filler
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let missing = length - UTF8Text.count(input.range, in: arena.bytes, .codePoint)
    guard missing > 0 else { return input }
    let start = arena.position
    for _ in 0..<missing { arena.append(filler) }
    arena.append(slice: input.range)
    return arena.text(from: start)
  }
}
