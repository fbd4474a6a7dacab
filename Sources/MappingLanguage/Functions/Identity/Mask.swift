package import Records

/// Hides the middle of a text.
package struct Mask: MappingFunction {
  package static let signature = FunctionSignature(
    "mask",
    "Hides all characters of a text but the first and the last ones.",
    parameters: [
      .init(
        "keep_start",
        .integer,
        required: false,
        "how many stay at the start; none unless said"
      ),
      .init("keep_end", .integer, required: false, "how many stay at the end; none unless said"),
      .init("with", .text, required: false, "the character in their place; * unless said"),
    ],
    takes: .text,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let first = step.number("keep_start") ?? 0
    let last = step.number("keep_end") ?? 0
    let shown = [
      first > 0 ? "the first \(first)" : nil, last > 0 ? "the last \(last)" : nil,
    ].compactMap { $0 }
    let but = shown.isEmpty ? "all characters" : "all characters but \(shown.listed("and"))"
    return StepWording(
      "with \(step.says("with") ? step["with"] : "'*'") in place of \(but)",
      loses: but
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("A*a", from: "Ada", ["keep_start": 1, "keep_end": 1], because: "both ends stay"),
    .gives("••••0134", from: "55550134", ["keep_end": 4, "with": "•"], because: "the last four"),
    .gives("***", from: "Ada", ["keep_start": 2, "keep_end": 1], because: "too short to keep any"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  private let first: Int
  private let last: Int
  private let mark: Unicode.Scalar

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    first = try arguments.integer("keep_start", default: 0) ?? 0
    last = try arguments.integer("keep_end", default: 0) ?? 0
    for (name, count) in [("keep_start", first), ("keep_end", last)] where count < 0 {
      throw ArgumentFault(name, "a number from 0 on is needed")
    }
    let with = try arguments.text("with", default: "*").unicodeScalars
    guard let mark = with.first, with.count == 1 else {
      throw ArgumentFault("with", "one character is needed")
    }
    self.mark = mark
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let count = UTF8Text.count(input.range, in: arena.bytes, .codePoint)
    // A text whose characters all would stay is hidden whole.
    let isHidden = first >= count || last >= count - first
    var place = 0
    var index = input.range.lowerBound
    let start = arena.position
    while index < input.range.upperBound {
      let next = index + UTF8Text.length(arena.bytes[index])
      if !isHidden, place < first || place >= count - last {
        arena.append(slice: index..<next)
      } else {
        arena.append(mark)
      }
      place += 1
      index = next
    }
    return arena.text(from: start)
  }
}
