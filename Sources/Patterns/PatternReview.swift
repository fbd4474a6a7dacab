/// What PCRE2 would accept and we do not.
///
/// The match limit bounds every search in any case; the review tells the author beforehand.
enum PatternReview {
  /// Reads a pattern that PCRE2 has compiled and refuses what must not be in it.
  static func check(_ text: String) throws(PatternFault) {
    var reader = PatternReader(text)
    for branch in try reader.readBranches() {
      for element in branch where element.item.hasNestedLoops {
        throw .refused(.nestedQuantifier, at: element.start)
      }
    }
  }
}
