package import Records

/// Takes what stands before a mark.
package struct TextBefore: MappingFunction {
  package static let signature = FunctionSignature(
    "text_before",
    "Takes what stands before the first, or the last, of some marks, trimmed.",
    parameters: TextMarks.parameters,
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    step.marks(side: "before", rest: "after")
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "Ada",
      from: "Ada, Countess",
      ["any_of": [","], "if_missing": "keep"],
      because: "before the mark"
    ),
    .gives(
      "a.b",
      from: "a.b.c",
      ["any_of": ["."], "last": true, "if_missing": "null"],
      because: "the last mark"
    ),
    .gives("Ada", from: "Ada", ["any_of": [","], "if_missing": "keep"], because: "no mark: keep"),
    .gives(nil, from: "Ada", ["any_of": [","], "if_missing": "null"], because: "no mark: null"),
    .gives(nil, from: nil, ["any_of": [","], "if_missing": "keep"], because: "null stays null"),
  ]

  private let marks: TextMarks

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    marks = try TextMarks(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard let mark = marks.find(in: input.range, arena.bytes) else { return marks.missing(input) }
    let part = WhiteSpace.trimmed(input.range.lowerBound..<mark.lowerBound, in: arena.bytes)
    return part.isEmpty ? .null : .text(part)
  }
}
