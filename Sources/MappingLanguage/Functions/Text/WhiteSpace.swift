import Records

/// Unicode's White_Space characters, found in UTF-8 without decoding.
enum WhiteSpace {
  /// Bytes of the blank that begins at `index`; 0 where there is none.
  static func length(at index: Int, end: Int, in bytes: [UInt8]) -> Int {
    let first = bytes[index]
    if first < 0x80 { return first == 0x20 || (first >= 0x09 && first <= 0x0D) ? 1 : 0 }
    guard first >= 0xC2, first <= 0xE3, index + 1 < end else { return 0 }
    let second = bytes[index + 1]
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < end else { return 0 }
    let third = bytes[index + 2]
    switch (first, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80):
      return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Whether it is an ASCII character that is no blank.
  @inline(__always)
  private static func isVisible(_ byte: UInt8) -> Bool { byte &- 0x21 < 0x5F }

  /// Whether a text begins and ends with ASCII characters that are no blanks, as most do.
  @inline(__always)
  static func isTight(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    !range.isEmpty && isVisible(bytes[range.lowerBound]) && isVisible(bytes[range.upperBound - 1])
  }

  /// The range without blanks at its ends; empty where there is nothing else.
  static func trimmed(
    _ range: Range<Int>,
    in bytes: [UInt8],
    start: Bool = true,
    end: Bool = true
  ) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    if isTight(range, in: bytes) { return range }
    while start, lower < upper {
      let length = length(at: lower, end: upper, in: bytes)
      guard length > 0 else { break }
      lower += length
    }
    while end, upper > lower {
      let last = UTF8Text.start(before: upper, from: lower, in: bytes)
      guard length(at: last, end: upper, in: bytes) == upper - last else { break }
      upper = last
    }
    return lower..<upper
  }
}
