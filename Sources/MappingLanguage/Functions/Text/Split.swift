package import Records

/// Cuts a text at separators.
package struct Split: MappingFunction {
  package static let signature = FunctionSignature(
    "split",
    "Cuts a text into a list at any of the separators; parts are trimmed, blank ones left out.",
    parameters: [
      .init("separators", .texts, "tried together"),
      .init("limit", .integer, required: false, "most parts; the last holds the rest"),
    ],
    takes: .text,
    gives: .listOf(.text)
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let most = step.number("limit").map { " into at most \($0.of("part"))" } ?? ""
    return StepWording("cut at \(step.any("separators"))\(most)")
  }

  package static let examples: [FunctionExample] = [
    .gives(["a", "b", "c"], from: "a; b ,c", ["separators": [";", ","]], because: "any of them"),
    .gives(["a", "b;c"], from: "a;b;c", ["separators": [";"], "limit": 2], because: "the rest"),
    .gives(["a"], from: ";a;;", ["separators": [";"]], because: "blank parts are nothing"),
    .gives(nil, from: ";;", ["separators": [";"]], because: "an empty list is null"),
    .gives(nil, from: nil, ["separators": [";"]], because: "no text has no parts"),
  ]

  private let separators: [[UInt8]]
  private let limit: Int

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    separators = try arguments.separators("separators")
    limit = try arguments.integer("limit", default: nil) ?? .max
    guard limit > 0 else { throw ArgumentFault("limit", "a number above 0 is needed") }
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = input.range
    var parts: [Value] = []
    var start = range.lowerBound
    var index = start
    while index < range.upperBound, parts.count < limit - 1 {
      guard let length = separator(at: index, range.upperBound, in: arena.bytes) else {
        index += 1
        continue
      }
      add(start..<index, to: &parts, arena.bytes)
      index += length
      start = index
    }
    add(start..<range.upperBound, to: &parts, arena.bytes)
    return arena.list(parts)
  }

  private func add(_ range: Range<Int>, to parts: inout [Value], _ bytes: [UInt8]) {
    let kept = WhiteSpace.trimmed(range, in: bytes)
    if !kept.isEmpty { parts.append(.text(kept)) }
  }

  private func separator(at index: Int, _ upper: Int, in bytes: [UInt8]) -> Int? {
    for separator in separators
    where UTF8Text.holds(separator, at: index, end: upper, in: bytes) {
      return separator.count
    }
    return nil
  }
}
