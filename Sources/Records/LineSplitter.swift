/// Lines out of a file that arrives in pieces, so that it never has to be in memory whole.
///
/// The memory is that of the longest line, and used again.
package struct LineSplitter: ~Copyable {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A line without its line end; blank ones are left out.
  package struct Line: Hashable, Sendable {
    /// One-based; blank lines count.
    package let number: Int
    /// Where it stands in ``LineSplitter/bytes``, until more is read.
    package let range: Range<Int>
  }

  /// What has been read and is not done with, and free room behind it.
  package private(set) var bytes: [UInt8]
  private let pieceSize: Int
  /// Where the next line begins.
  private var start = 0
  /// How far a line end has been looked for.
  private var searched = 0
  /// Where what has been read ends.
  private var end = 0
  private var number = 0

  /// `pieceSize`: how many bytes are asked for at once.
  package init(pieceSize: Int = 1 << 18) {
    self.pieceSize = pieceSize
    bytes = Array(repeating: 0, count: pieceSize * 2)
  }

  /// Lets a reader write the next piece from the place it is given; it says how many bytes it
  /// wrote, 0 at the end.
  package mutating func fill<Fault>(
    _ read: (inout MutableSpan<UInt8>, Int) throws(Fault) -> Int
  ) throws(Fault) -> Bool {
    makeRoom()
    let place = end
    var room = bytes.mutableSpan
    let count = try read(&room, place)
    precondition(end + count <= bytes.count, "a reader writes what there is room for")
    end += count
    return count > 0
  }

  /// The next line that has come whole, or `nil` until more is read.
  package mutating func next() -> Line? {
    while let lineEnd = bytes.span.extracting(0..<end).firstIndex(of: Self.newLine, from: searched)
    {
      searched = lineEnd + 1
      if let line = line(to: lineEnd) { return line }
    }
    searched = end
    return nil
  }

  /// The last line, where the file does not end with a line end.
  package mutating func last() -> Line? {
    guard start < end else { return nil }
    return line(to: end)
  }

  private static let newLine = UInt8(ascii: "\n")

  /// The line up to its end, which is done with then; `nil` where it is blank.
  private mutating func line(to lineEnd: Int) -> Line? {
    defer { start = lineEnd + 1 }
    number += 1
    let hasMark = number == 1 && bytes[start..<lineEnd].starts(with: Self.byteOrderMark)
    let range = (hasMark ? start + 3 : start)..<lineEnd
    return Self.content(range, of: bytes).map { Line(number: number, range: $0) }
  }

  /// What is done with goes; a line that is longer than all before gets more room.
  private mutating func makeRoom() {
    if start > 0 {
      start = min(start, end)
      let rest = end - start
      unsafe bytes.withUnsafeMutableBytes { memory in
        let kept = unsafe UnsafeRawBufferPointer(rebasing: memory[start..<start + rest])
        unsafe memory.copyMemory(from: kept)
      }
      searched -= start
      (start, end) = (0, rest)
    }
    let missing = end + pieceSize - bytes.count
    if missing > 0 { bytes += Array(repeating: 0, count: max(missing, bytes.count)) }
  }

  /// The line without a carriage return; `nil` where it is blank.
  static func content(_ line: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    var range = line
    if let last = range.last, bytes[last] == UInt8(ascii: "\r") {
      range = range.lowerBound..<last
    }
    let isBlank = range.allSatisfy {
      bytes[$0] == UInt8(ascii: " ") || bytes[$0] == UInt8(ascii: "\t")
    }
    return isBlank ? nil : range
  }
}
