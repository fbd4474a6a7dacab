/// Goes from line to line of bytes that are in memory.
///
/// A line is a line whatever is on it: one that is not JSON never hurts its neighbours.
package struct LineCursor: Sendable {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A line without its line end; blank ones are left out.
  package struct Line: Hashable, Sendable {
    /// One-based; blank lines count.
    package let number: Int
    /// Where it stands in the bytes.
    package let range: Range<Int>
  }

  /// Where a file's first line begins: behind a byte order mark.
  static func start(of bytes: borrowing Span<UInt8>) -> Int {
    guard bytes.count >= byteOrderMark.count else { return 0 }
    for (index, byte) in byteOrderMark.enumerated() where bytes[index] != byte { return 0 }
    return byteOrderMark.count
  }

  /// How many lines are behind the cursor.
  package private(set) var number = 0
  private var position: Int
  private let end: Int

  /// A cursor before the first line that begins in `range`.
  package init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next line of the bytes, which are the same at every call.
  package mutating func next(in bytes: borrowing Span<UInt8>) -> Line? {
    while position < end {
      let start = position
      let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start).map { min($0, end) }
      position = (lineEnd ?? end) + 1
      number += 1
      if let range = Self.content(start..<(lineEnd ?? end), of: bytes) {
        return Line(number: number, range: range)
      }
    }
    return nil
  }

  /// The line without a carriage return; `nil` where it is blank.
  private static func content(_ line: Range<Int>, of bytes: borrowing Span<UInt8>) -> Range<Int>? {
    var range = line
    if let last = range.last, bytes[last] == UInt8(ascii: "\r") {
      range = range.lowerBound..<last
    }
    for index in range where bytes[index] != UInt8(ascii: " ") && bytes[index] != 0x09 {
      return range
    }
    return nil
  }
}
