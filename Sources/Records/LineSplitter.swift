/// Lines out of a file that arrives in pieces, so that it never has to be in memory whole.
package struct LineSplitter: Sendable {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The beginning of a line whose end has not come yet.
  private var rest: [UInt8] = []
  private var number = 0

  package init() {}

  /// The lines that end in this piece.
  package mutating func lines(of piece: [UInt8]) -> [JSONLine] {
    let searched = rest.count
    rest.append(contentsOf: piece)
    var lines: [JSONLine] = []
    var position = 0
    while let end = rest.span.firstIndex(of: UInt8(ascii: "\n"), from: max(position, searched)) {
      if let line = line(rest[position..<end]) { lines.append(line) }
      position = end + 1
    }
    if position > 0 { rest = Array(rest[position...]) }
    return lines
  }

  /// The last line, where the file does not end with a line end.
  package mutating func lastLine() -> JSONLine? {
    defer { rest = [] }
    return rest.isEmpty ? nil : line(rest[...])
  }

  private mutating func line(_ bytes: ArraySlice<UInt8>) -> JSONLine? {
    var bytes = bytes
    if number == 0, bytes.starts(with: Self.byteOrderMark) { bytes = bytes.dropFirst(3) }
    number += 1
    return Self.content(bytes).map { JSONLine(number: number, bytes: $0) }
  }

  /// The line without a carriage return; `nil` where it is blank.
  static func content(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    let blank = line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return blank ? nil : line
  }
}
