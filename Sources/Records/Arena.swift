/// The memory behind the values of one record, used again for the next.
///
/// Bytes hold text, elements hold lists and records. Constants are put in first; `reset(to:)` goes
/// back to the mark after them. One worker owns one arena; nothing in it is shared.
package struct Arena: ~Copyable {
  /// A state to go back to.
  package struct Mark: Sendable {
    fileprivate let bytes: Int
    fileprivate let elements: Int
  }

  package private(set) var bytes: [UInt8] = []
  package private(set) var elements: [Value] = []

  package init() {}

  package var mark: Mark { Mark(bytes: bytes.count, elements: elements.count) }

  /// Forgets everything made after the mark, keeping the memory.
  package mutating func reset(to mark: Mark) {
    bytes.removeSubrange(mark.bytes...)
    elements.removeSubrange(mark.elements...)
  }

  // MARK: Building text

  /// Where the next byte will stand; the start of a text under construction.
  package var position: Int { bytes.count }

  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  package mutating func append(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

  /// Appends a copy of bytes that are already in the arena.
  package mutating func append(slice range: Range<Int>) {
    bytes.reserveCapacity(bytes.count + range.count)
    for index in range { bytes.append(bytes[index]) }
  }

  package mutating func append(_ span: borrowing Span<UInt8>) {
    bytes.reserveCapacity(bytes.count + span.count)
    for index in span.indices { bytes.append(span[index]) }
  }

  /// The text from `start` to the end of the bytes; an empty one is null.
  package func text(from start: Int) -> Value {
    start == bytes.count ? .null : .text(start..<bytes.count)
  }

  /// Stores a text; an empty one is null.
  package mutating func text(_ string: String) -> Value {
    let start = position
    bytes.append(contentsOf: string.utf8)
    return text(from: start)
  }

  // MARK: Building lists

  /// Stores a list; nulls are left out, an empty list is null.
  package mutating func list(_ values: [Value]) -> Value {
    let start = elements.count
    for value in values where !value.isNull { elements.append(value) }
    return .list(start..<elements.count)
  }

  /// Stores a record from names (texts) and values in turn.
  package mutating func record(_ namesAndValues: [Value]) -> Value {
    let start = elements.count
    elements.append(contentsOf: namesAndValues)
    return .record(start..<elements.count)
  }

  // MARK: Reading

  /// The text of a `.text`, `.number` or `.json` value; for the edges, not for the engine.
  package func string(_ value: Value) -> String {
    String(decoding: bytes[value.range], as: UTF8.self)
  }

  package func isEqualText(_ left: Value, _ right: Value) -> Bool {
    bytes[left.range].elementsEqual(bytes[right.range])
  }
}
