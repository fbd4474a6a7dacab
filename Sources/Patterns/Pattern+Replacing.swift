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
    var output: [UInt8] = []
    if try !replace(in: subject, with: template, firstOnly: firstOnly, to: &output) {
      Self.append(subject, 0..<subject.count, to: &output)
    }
    return output
  }

  /// Appends the text with its matches replaced, as ``replacing(in:with:firstOnly:)`` gives it;
  /// `false`, and nothing is appended, where nothing matches.
  package func replace(
    in subject: Span<UInt8>,
    with template: PatternTemplate,
    firstOnly: Bool = false,
    to output: inout [UInt8]
  ) throws(PatternFault) -> Bool {
    precondition(template.highestGroup <= groupCount, "the template was made for another pattern")
    let before = output.count
    let scratch = try scratch(for: subject)
    var done = 0
    var isAfterEmpty = false
    var hasMatched = false
    while try search(subject, from: done, isAfterEmpty: isAfterEmpty, with: scratch) {
      guard let found = PatternMatch.range(scratch.packed(0)) else { break }
      hasMatched = true
      Self.append(subject, done..<found.lowerBound, to: &output)
      for part in template.parts {
        switch part {
        case .text(let bytes): output.append(contentsOf: bytes)
        case .group(let number):
          guard let range = PatternMatch.range(scratch.packed(number)) else { continue }
          Self.append(subject, range, to: &output)
        }
        guard output.count - before <= PatternLimits.outputBytesMax else { throw .limit }
      }
      done = found.upperBound
      isAfterEmpty = found.isEmpty
      if firstOnly { break }
    }
    if hasMatched { Self.append(subject, done..<subject.count, to: &output) }
    return hasMatched
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
