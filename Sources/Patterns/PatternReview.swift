/// What PCRE2 would accept and we do not.
///
/// The match limit bounds every search in any case; the review tells the author beforehand. It
/// knows repeats of repeats, as in `(a+)+`, but no repeated branches that overlap: `(a|b|ab)*c`.
/// Those are tried on short texts when a spec is checked; where none shows them, the limit ends the
/// search in a run.
enum PatternReview {
  /// Reads a pattern that PCRE2 has compiled and refuses what must not be in it.
  static func check(_ text: String) throws(PatternFault) {
    var reader = PatternReader(text)
    for branch in try reader.readBranches() {
      for element in branch where element.item.hasNestedLoops {
        throw .refused(.nestedQuantifier, at: element.start)
      }
    }
    try checkPieces(of: text)
  }

  /// Asks PCRE2 itself for calls and verbs: a call can run for minutes before any limit is met, so
  /// our own reading of a pattern must not be the only one.
  private static func checkPieces(of text: String) throws(PatternFault) {
    let bytes = Array(text.utf8)
    for range in try CompiledPattern.pieces(of: text) {
      // Behind options that end a pattern PCRE2 sees a piece that is not there.
      let piece = bytes[range.clamped(to: bytes.indices)]
      let refusal: PatternRefusal? =
        if calls.contains(where: { piece.starts(with: $0.utf8) }) {
          .recursion
        } else if piece.starts(with: "(*".utf8) {
          .verb
        } else {
          nil
        }
      guard let refusal else { continue }
      let before = String(decoding: bytes.prefix(range.lowerBound), as: UTF8.self)
      throw .refused(refusal, at: before.unicodeScalars.count)
    }
  }

  /// What calls of the pattern or of a group begin with.
  private static let calls =
    ["(?R", "(?&", "(?P>", "\\g<", "\\g'", "(?(R", "(?(DEFINE"]
    + ["", "+", "-"].flatMap { sign in (0...9).map { "(?\(sign)\($0)" } }
}
