package import Records

/// Removes blanks, or characters of your choice, from the ends.
package struct Trim: MappingFunction {
  package static let signature = FunctionSignature(
    "trim",
    "Removes blanks, or the characters given, from the ends of a text.",
    parameters: [
      .init("side", .word(["both", "start", "end"]), required: false, "both unless said"),
      .init("characters", .text, required: false, "what to remove instead of blanks"),
    ],
    takes: .text,
    gives: .sameAsInput
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let what = step.says("characters") ? "the characters \(step["characters"])" : "blanks"
    return switch step.text("side") {
    case "start": StepWording("without \(what) at the beginning")
    case "end": StepWording("without \(what) at the end")
    default: StepWording("without \(what) at both ends")
    }
  }

  package static let examples: [FunctionExample] = [
    .gives("Ada", from: "  Ada ", because: "blanks at both ends"),
    .gives("Ada  ", from: "  Ada  ", ["side": "start"], because: "only where it says"),
    .gives("Ada", from: "\"Ada\"", ["characters": "\""], because: "other characters"),
    .gives(nil, from: "   ", because: "nothing left is null"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  private let start: Bool
  private let end: Bool
  private let characters: [Unicode.Scalar]?

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let side =
      arguments["side"] == nil
      ? "both" : try arguments.word("side", of: ["both", "start", "end"])
    start = side != "end"
    end = side != "start"
    characters =
      arguments["characters"] == nil
      ? nil : Array(try arguments.nonEmptyText("characters").unicodeScalars)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = input.range
    let kept =
      characters.map { trimmed(range, of: $0, in: arena.bytes) }
      ?? WhiteSpace.trimmed(range, in: arena.bytes, start: start, end: end)
    return kept.isEmpty ? .null : .text(kept)
  }

  private func trimmed(
    _ range: Range<Int>,
    of characters: [Unicode.Scalar],
    in bytes: [UInt8]
  ) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while start, lower < upper, characters.contains(UTF8Text.scalar(at: lower, in: bytes)) {
      lower += UTF8Text.length(bytes[lower])
    }
    while end, upper > lower {
      let last = UTF8Text.start(before: upper, from: lower, in: bytes)
      guard characters.contains(UTF8Text.scalar(at: last, in: bytes)) else { break }
      upper = last
    }
    return lower..<upper
  }
}
