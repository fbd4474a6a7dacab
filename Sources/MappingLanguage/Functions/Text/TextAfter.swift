package import Records

/// Takes what stands after a mark.
package struct TextAfter: MappingFunction {
  package static let signature = FunctionSignature(
    "text_after",
    "Takes what stands after the first, or the last, of some marks, trimmed.",
    parameters: TextMarks.parameters,
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    step.marks(side: "after", rest: "before")
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "Countess",
      from: "Ada, Countess",
      ["any_of": [","], "if_missing": "keep"],
      because: "after the mark"
    ),
    .gives(
      "c",
      from: "a.b.c",
      ["any_of": ["."], "last": true, "if_missing": "null"],
      because: "the last mark"
    ),
    .gives("Ada", from: "Ada", ["any_of": [","], "if_missing": "keep"], because: "no mark: keep"),
    .gives(nil, from: "Ada,", ["any_of": [","], "if_missing": "keep"], because: "nothing left"),
    .gives(nil, from: nil, ["any_of": [","], "if_missing": "keep"], because: "null stays null"),
  ]

  private let marks: TextMarks

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    marks = try TextMarks(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard let mark = marks.find(in: input.range, arena.bytes) else { return marks.missing(input) }
    let part = WhiteSpace.trimmed(mark.upperBound..<input.range.upperBound, in: arena.bytes)
    return part.isEmpty ? .null : .text(part)
  }
}
