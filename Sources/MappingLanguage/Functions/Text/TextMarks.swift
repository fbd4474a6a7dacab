import Records

/// The marks of `text_before` and `text_after`, and what happens without one.
struct TextMarks: Sendable {
  static let parameters: [FunctionSignature.Parameter] = [
    .init("any_of", .texts, "the marks, tried together"),
    .init("last", .boolean, required: false, "the last mark instead of the first"),
    .init("if_missing", .word(["keep", "null"]), "what a text without a mark becomes"),
  ]

  private let marks: [[UInt8]]
  private let takesLast: Bool
  private let keepsMissing: Bool

  init(_ arguments: StepArguments) throws(ArgumentFault) {
    marks = try arguments.separators("any_of")
    takesLast = try arguments.flag("last")
    keepsMissing = try arguments.word("if_missing", of: ["keep", "null"]) == "keep"
  }

  func missing(_ input: Value) -> Value { keepsMissing ? input : .null }

  func find(in range: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    var found: Range<Int>?
    for index in range {
      guard
        let mark = marks.first(where: {
          UTF8Text.holds($0, at: index, end: range.upperBound, in: bytes)
        })
      else { continue }
      found = index..<(index + mark.count)
      if !takesLast { return found }
    }
    return found
  }
}
