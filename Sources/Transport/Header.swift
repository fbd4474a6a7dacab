/// One header line of a request or a response.
package struct Header: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  package init(_ name: String, _ value: String) { self.init(name: name, value: value) }

  /// Whether this header has the name, as HTTP compares names: without regard to ASCII case.
  package func isNamed(_ other: String) -> Bool {
    name.utf8.lazy.map(Self.lowercased).elementsEqual(other.utf8.lazy.map(Self.lowercased))
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte | 0x20 : byte
  }
}
