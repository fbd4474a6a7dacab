package import Records

/// Puts one text in the place of another, letter by letter, no patterns.
package struct Replace: MappingFunction {
  package static let signature = FunctionSignature(
    "replace",
    "Puts one constant text in the place of another; no patterns.",
    parameters: [
      .init("search", .text),
      .init("with", .text, "may be empty"),
      .init("first_only", .boolean, required: false, "false unless said"),
      .init("case_insensitive", .boolean, required: false, "false unless said"),
    ],
    takes: .text,
    gives: .type(.text)
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let which = step.flag("first_only") ? "the first " : ""
    let any = step.flag("case_insensitive") ? ", in capitals or not" : ""
    let lost = "\(which.isEmpty ? "every " : which)\(step["search"])\(any)"
    guard step.text("with") != "" else {
      return StepWording("without \(which)\(step["search"])\(any)", loses: lost)
    }
    return StepWording(
      "with \(step["with"]) in place of \(which)\(step["search"])\(any)",
      loses: "\(lost), which becomes \(step["with"])"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("1200", from: "$1$200", ["search": "$", "with": ""], because: "everywhere"),
    .gives("b-a", from: "a-a", ["search": "a", "with": "b", "first_only": true], because: "once"),
    .gives(
      "Acme Ltd",
      from: "Acme LIMITED",
      ["search": "limited", "with": "Ltd", "case_insensitive": true],
      because: "any case"
    ),
    .gives(nil, from: "n/a", ["search": "n/a", "with": ""], because: "nothing left is null"),
    .gives(nil, from: nil, ["search": "$", "with": ""], because: "null stays null"),
  ]

  private let search: [UInt8]
  private let folded: [Unicode.Scalar]
  private let replacement: [UInt8]
  private let firstOnly: Bool
  private let ignoresCase: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let text = try arguments.nonEmptyText("search")
    search = Array(text.utf8)
    folded = text.unicodeScalars.map(CaseMapping.simpleFold)
    replacement = Array(try arguments.text("with").utf8)
    firstOnly = try arguments.flag("first_only")
    ignoresCase = try arguments.flag("case_insensitive")
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = input.range
    guard var found = match(from: range.lowerBound, range.upperBound, in: arena.bytes) else {
      return input
    }
    let start = arena.position
    var done = range.lowerBound
    while true {
      arena.append(slice: done..<found.lowerBound)
      arena.append(replacement)
      done = found.upperBound
      // What is longer than any text may be is refused after the step: no need to end it.
      guard !firstOnly, arena.position - start <= MadeText.bytesMax,
        let next = match(from: done, range.upperBound, in: arena.bytes)
      else { break }
      found = next
    }
    arena.append(slice: done..<range.upperBound)
    return arena.text(from: start)
  }

  private func match(from lower: Int, _ upper: Int, in bytes: [UInt8]) -> Range<Int>? {
    if !ignoresCase { return plainMatch(from: lower, upper, in: bytes) }
    var index = lower
    while index < upper {
      if let end = end(at: index, upper, in: bytes) { return index..<end }
      index += UTF8Text.length(bytes[index])
    }
    return nil
  }

  private func plainMatch(from lower: Int, _ upper: Int, in bytes: [UInt8]) -> Range<Int>? {
    var index = lower
    while index < upper,
      let next = bytes.span.firstIndex(of: search[0], in: index..<upper)
    {
      if UTF8Text.holds(search, at: next, end: upper, in: bytes) {
        return next..<(next + search.count)
      }
      index = next + 1
    }
    return nil
  }

  private func end(at index: Int, _ upper: Int, in bytes: [UInt8]) -> Int? {
    var place = index
    for wanted in folded {
      guard place < upper, CaseMapping.simpleFold(UTF8Text.scalar(at: place, in: bytes)) == wanted
      else { return nil }
      place += UTF8Text.length(bytes[place])
    }
    return place
  }
}
