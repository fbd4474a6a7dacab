package import Records

/// Makes one blank of every run of blanks, and none of those at the ends.
package struct CollapseWhitespace: MappingFunction {
  package static let signature = FunctionSignature(
    "collapse_whitespace",
    "Makes one blank of every run of blanks and trims the ends.",
    takes: .text,
    gives: .sameAsInput,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("without needless blanks")
  }

  package static let examples: [FunctionExample] = [
    .gives("Ada King Lovelace", from: " Ada   King\tLovelace ", because: "runs and ends"),
    .gives("Ada", from: "Ada", because: "nothing to do"),
    .gives(nil, from: " \n ", because: "nothing left is null"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard !range.isEmpty else { return .null }
    guard needsWork(range, in: arena.bytes) else { return .text(range) }
    let start = arena.position
    var index = range.lowerBound
    var isInside = false
    while index < range.upperBound {
      let length = WhiteSpace.length(at: index, end: range.upperBound, in: arena.bytes)
      if length > 0 {
        if !isInside { arena.append(UInt8(ascii: " ")) }
        isInside = true
        index += length
      } else {
        isInside = false
        arena.append(arena.bytes[index])
        index += 1
      }
    }
    return arena.text(from: start)
  }

  /// Whether there is a blank other than a single space.
  private func needsWork(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = WhiteSpace.length(at: index, end: range.upperBound, in: bytes)
      if length > 0 {
        let next = index + length
        if bytes[index] != 0x20 { return true }
        if next < range.upperBound,
          WhiteSpace.length(at: next, end: range.upperBound, in: bytes) > 0
        {
          return true
        }
      }
      index += max(length, 1)
    }
    return false
  }
}
