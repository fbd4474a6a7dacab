/// The lines of a file that is in memory; blank ones are left out, as is a byte order mark.
package struct JSONLines: Sequence, Sendable {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package func makeIterator() -> Iterator { Iterator(bytes: bytes) }

  package struct Iterator: IteratorProtocol {
    private let bytes: [UInt8]
    private var cursor: LineCursor

    init(bytes: [UInt8]) {
      self.bytes = bytes
      cursor = LineCursor(LineCursor.start(of: bytes.span)..<bytes.count)
    }

    package mutating func next() -> JSONLine? {
      let bytes = bytes
      return cursor.next(in: bytes.span).map {
        JSONLine(number: $0.number, bytes: bytes[$0.range])
      }
    }
  }
}
