package import Records

/// Cuts a text to a length, never in the middle of a character.
package struct Truncate: MappingFunction {
  package static let signature = FunctionSignature(
    "truncate",
    "Cuts a text to a length.",
    parameters: [
      .init("max", .integer, "the longest result, its ending included"),
      .init(
        "unit",
        .word(LengthUnit.allCases.map(\.rawValue)),
        required: false,
        "unless said, the target field's in a rule, and code points elsewhere"
      ),
      .init("ending", .text, required: false, "what a cut text ends with, nothing unless said"),
    ],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let unit = step.text("unit").flatMap(LengthUnit.init(rawValue:)) ?? step.lengthUnit
    let length = step.number("max").map { unit.of($0) } ?? "a length"
    let ending = step.says("ending") ? " (ending with \(step["ending"]) where it is cut)" : ""
    return StepWording("cut to \(length)\(ending)", loses: "what is beyond \(length)")
  }

  package static let examples: [FunctionExample] = [
    .gives("Analy", from: "Analytical Engine", ["max": 5], because: "too long"),
    .gives("Ada", from: "Ada", ["max": 5], because: "short enough"),
    .gives("Anal…", from: "Analytical", ["max": 5, "ending": "…"], because: "the ending counts"),
    .gives("Zo", from: "Zoë", ["max": 3, "unit": "byte"], because: "no half characters"),
    .gives("a", from: "a😀b", ["max": 2, "unit": "utf16"], because: "an emoji has two units"),
    .gives(nil, from: nil, ["max": 5], because: "null stays null"),
  ]

  private let most: Int
  private let unit: LengthUnit
  private let ending: [UInt8]
  private let endingLength: Int

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    most = try arguments.integer("max")
    guard most > 0 else { throw ArgumentFault("max", "a number above 0 is needed") }
    if arguments["unit"] == nil {
      unit = arguments.targetLengthUnit
    } else {
      let word = try arguments.word("unit", of: LengthUnit.allCases.map(\.rawValue))
      unit = LengthUnit(rawValue: word) ?? .codePoint
    }
    ending = Array(try arguments.text("ending", default: "").utf8)
    endingLength = UTF8Text.count(0..<ending.count, in: ending, unit)
    guard endingLength <= most else { throw ArgumentFault("ending", "it is longer than \"max\"") }
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = input.range
    // No unit has more of itself than there are bytes.
    guard range.count > most else { return input }
    var kept = UTF8Text.prefix(range, in: arena.bytes, most: most, unit)
    guard kept.count < range.count else { return input }
    arena.remarks.insert(.cut)
    guard !ending.isEmpty else { return kept.isEmpty ? .null : .text(kept) }
    kept = UTF8Text.prefix(kept, in: arena.bytes, most: most - endingLength, unit)
    let start = arena.position
    arena.append(slice: kept)
    arena.append(ending)
    return arena.text(from: start)
  }
}
