package import Records

/// Cuts words out of a text.
package struct Words: MappingFunction {
  package static let signature = FunctionSignature(
    "words",
    "Takes the words from one place to another, both included; words end at blanks.",
    parameters: [
      .init("from", .integer, "0 is the first word, -1 the last"),
      .init("to", .integer, "0 is the first word, -1 the last"),
    ],
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only \(step.places("word"))", loses: step.rest("word"))
  }

  package static let examples: [FunctionExample] = [
    .gives("Ada", from: "Ada King Lovelace", ["from": 0, "to": 0], because: "the first word"),
    .gives("Lovelace", from: "Ada King Lovelace", ["from": -1, "to": -1], because: "the last"),
    .gives(
      "Ada King",
      from: "Ada King Lovelace",
      ["from": 0, "to": -2],
      because: "all but the last"
    ),
    .gives(nil, from: "Ada", ["from": 1, "to": -1], because: "nothing left is null"),
    .gives(nil, from: nil, ["from": 0, "to": 0], because: "null stays null"),
  ]

  private let places: PlaceRange

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    places = try PlaceRange(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let words = words(of: input.range, in: arena.bytes)
    guard let places = places.places(of: words.count) else { return .null }
    return .text(words[places.lowerBound].lowerBound..<words[places.upperBound].upperBound)
  }

  private func words(of range: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let blank = WhiteSpace.length(at: index, end: range.upperBound, in: bytes)
      if blank > 0, let begin = start {
        words.append(begin..<index)
        start = nil
      } else if blank == 0, start == nil {
        start = index
      }
      index += max(blank, 1)
    }
    if let start { words.append(start..<range.upperBound) }
    return words
  }
}
