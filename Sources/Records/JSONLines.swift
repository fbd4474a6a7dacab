/// The lines of a file that is in memory; blank ones are left out, as is a byte order mark.
///
/// A line is a line whatever is on it: one that is not JSON never hurts its neighbours.
package struct JSONLines: Sequence, Sendable {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package func makeIterator() -> Iterator { Iterator(bytes: bytes) }

  package struct Iterator: IteratorProtocol {
    private let bytes: [UInt8]
    private var position: Int
    private var number = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
      position = bytes.starts(with: LineSplitter.byteOrderMark) ? 3 : 0
    }

    package mutating func next() -> JSONLine? {
      while position < bytes.count {
        let end = bytes.span.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? bytes.count
        let line = LineSplitter.content(position..<end, of: bytes)
        position = end + 1
        number += 1
        if let line { return JSONLine(number: number, bytes: bytes[line]) }
      }
      return nil
    }
  }
}
