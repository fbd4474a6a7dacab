import CPCRE2

/// A regular expression: compiled once, searched by any number of threads, never for ever.
///
/// PCRE2 syntax on Unicode characters; `\d`, `\w` and `\s` mean ASCII, `\p{L}` any letter; `$` also
/// matches before a line feed that ends the text. Every search stops after
/// ``PatternLimits/stepsMin`` steps and ``PatternLimits/stepsPerByte`` more for each byte.
///
/// Texts are UTF-8 bytes that somebody has validated before: PCRE2 does not check them again, and
/// its behaviour on anything else is undefined.
package final class Pattern: Sendable {
  /// The pattern as written.
  package let text: String
  private let compiled: CompiledPattern

  /// Compiles a pattern, or says why it is not accepted and where.
  package init(_ text: String) throws(PatternFault) {
    guard text.unicodeScalars.count <= PatternLimits.charactersMax else {
      throw .refused(.tooLong, at: PatternLimits.charactersMax)
    }
    self.text = text
    compiled = try CompiledPattern(text)
    try PatternReview.check(text)
  }

  /// Compiles a pattern of a data table, which no person wrote.
  ///
  /// It may be long, and nobody looks for nested repeats; the limits of a search hold for it too.
  package init(ofTable text: String) throws(PatternFault) {
    self.text = text
    compiled = try CompiledPattern(text)
  }

  /// Groups in the pattern, without the whole match.
  package var groupCount: Int { compiled.groupCount }

  /// Whether the pattern can match where there is nothing, as `a*` does.
  package var canMatchEmpty: Bool { compiled.canMatchEmpty }

  /// Whether the pattern matches anywhere in the text.
  package func matches(_ subject: Span<UInt8>) throws(PatternFault) -> Bool {
    try search(subject, from: 0, with: scratch(for: subject))
  }

  /// The first match that begins at `offset` or later; lookbehinds see what stands before.
  package func firstMatch(
    in subject: Span<UInt8>,
    from offset: Int = 0
  ) throws(PatternFault) -> PatternMatch? {
    let scratch = try scratch(for: subject)
    guard try search(subject, from: offset, with: scratch) else { return nil }
    return PatternMatch(groupCount: groupCount, packed: scratch.packed)
  }

  /// Where the whole (group 0) or a group of the first match stands; `nil` where nothing matches
  /// or the group took no part.
  package func firstRange(
    ofGroup group: Int,
    in subject: Span<UInt8>
  ) throws(PatternFault) -> Range<Int>? {
    precondition((0...groupCount).contains(group), "the pattern has such a group")
    let scratch = try scratch(for: subject)
    guard try search(subject, from: 0, with: scratch) else { return nil }
    return PatternMatch.range(scratch.packed(group))
  }

  /// Matches from left to right that do not overlap, at most `limit` of them.
  package func allMatches(
    in subject: Span<UInt8>,
    limit: Int = .max
  ) throws(PatternFault) -> [PatternMatch] {
    var found: [PatternMatch] = []
    try forEachMatch(in: subject, limit: limit) { found.append($0) }
    return found
  }

  /// The matches of ``allMatches(in:limit:)``, one after another.
  func forEachMatch(
    in subject: Span<UInt8>,
    limit: Int,
    _ body: (PatternMatch) throws(PatternFault) -> Void
  ) throws(PatternFault) {
    let scratch = try scratch(for: subject)
    var count = 0
    var offset = 0
    var isAfterEmpty = false
    while count < limit,
      try search(subject, from: offset, isAfterEmpty: isAfterEmpty, with: scratch)
    {
      let match = PatternMatch(groupCount: groupCount, packed: scratch.packed)
      try body(match)
      count += 1
      offset = match.range.upperBound
      isAfterEmpty = match.range.isEmpty
    }
  }

  /// The thread's scratch; the place where every search of a text begins.
  func scratch(for subject: Span<UInt8>) throws(PatternFault) -> MatchScratch {
    assert((try? UTF8Span(validating: subject)) != nil, "the text is not valid UTF-8")
    guard subject.count <= PatternLimits.subjectBytesMax else { throw .limit }
    guard let scratch = MatchScratch.ofThisThread() else {
      throw .engine(code: PCRE2_ERROR_NOMEMORY)
    }
    return scratch
  }

  /// One search; `isAfterEmpty` forbids a second empty match in the same place.
  func search(
    _ subject: Span<UInt8>,
    from offset: Int,
    isAfterEmpty: Bool = false,
    with scratch: MatchScratch
  ) throws(PatternFault) -> Bool {
    precondition((0...subject.count).contains(offset), "the search begins outside the text")
    let options = isAfterEmpty ? PCRE2_NOTEMPTY_ATSTART : 0
    let outcome = scratch.search(compiled, subject, from: offset, options: options)
    switch outcome {
    case 1...: return true
    case PCRE2_ERROR_NOMATCH: return false
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
      PCRE2_ERROR_JIT_STACKLIMIT:
      throw .limit
    default: throw .engine(code: outcome)
    }
  }
}
