/// Where a pattern matched, and where its groups did, as byte offsets in the text searched.
///
/// The whole match and three groups are kept inline, so the usual match allocates nothing.
package struct PatternMatch: Sendable {
  /// Start in the upper half, end in the lower; all ones where a group took no part.
  typealias Packed = UInt64

  static let unset = Packed.max
  private static let nearCount = 4

  /// Groups of the pattern, without the whole match.
  package let groupCount: Int
  private var near = InlineArray<4, Packed>(repeating: PatternMatch.unset)
  private var far: [Packed] = []

  init(groupCount: Int, packed: (Int) -> Packed) {
    self.groupCount = groupCount
    for group in 0...groupCount {
      if group < Self.nearCount { near[group] = packed(group) } else { far.append(packed(group)) }
    }
  }

  /// What a packed range says; `nil` where the group took no part.
  static func range(_ packed: Packed) -> Range<Int>? {
    packed == unset ? nil : Int(packed >> 32)..<Int(packed & 0xFFFF_FFFF)
  }

  /// The whole match.
  package var range: Range<Int> { self[0] ?? 0..<0 }

  /// Group 0 is the whole match; `nil` where the group took no part, or does not exist.
  package subscript(group: Int) -> Range<Int>? {
    guard (0...groupCount).contains(group) else { return nil }
    return Self.range(group < Self.nearCount ? near[group] : far[group - Self.nearCount])
  }
}
