extension Pattern {
  /// The text with its matches replaced, all of them or only the first.
  ///
  /// A group that took no part in a match stands for nothing. Throws ``PatternFault/limit`` when
  /// the
  /// result would pass ``PatternLimits/outputBytesMax``.
  package func replacing(
    in subject: Span<UInt8>,
    with template: PatternTemplate,
    firstOnly: Bool = false
  ) throws(PatternFault) -> [UInt8] {
    precondition(template.highestGroup <= groupCount, "the template was made for another pattern")
    var output: [UInt8] = []
    output.reserveCapacity(subject.count)
    var done = 0
    for match in try allMatches(in: subject, limit: firstOnly ? 1 : .max) {
      Self.append(subject, done..<match.range.lowerBound, to: &output)
      for part in template.parts {
        switch part {
        case .text(let bytes): output.append(contentsOf: bytes)
        case .group(let number):
          guard let range = match[number] else { continue }
          Self.append(subject, range, to: &output)
        }
        guard output.count <= PatternLimits.outputBytesMax else { throw .limit }
      }
      done = match.range.upperBound
    }
    Self.append(subject, done..<subject.count, to: &output)
    return output
  }

  private static func append(
    _ subject: Span<UInt8>,
    _ range: Range<Int>,
    to output: inout [UInt8]
  ) {
    let piece = subject.extracting(range)
    unsafe piece.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
  }
}
