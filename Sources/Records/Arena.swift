/// The memory behind the values of one record, used again for the next.
///
/// Bytes hold text, elements hold lists and records. Constants are put in first; `reset(to:)` goes
/// back to the mark after them. One worker owns one arena; nothing in it is shared.
@usableFromInline
package struct Arena: ~Copyable {
  /// A state to go back to.
  package struct Mark: Sendable {
    fileprivate let bytes: Int
    fileprivate let elements: Int
  }

  @usableFromInline package internal(set) var bytes: [UInt8] = []
  /// Text under construction while other text is read; kept for its memory.
  @usableFromInline var scratch: [UInt8] = []
  @usableFromInline package internal(set) var elements: [Value] = []

  package init() {}

  package var mark: Mark { Mark(bytes: bytes.count, elements: elements.count) }

  /// Forgets everything made after the mark, keeping the memory.
  package mutating func reset(to mark: Mark) {
    bytes.removeLast(bytes.count - mark.bytes)
    elements.removeLast(elements.count - mark.elements)
  }

  // MARK: Building text

  /// Where the next byte will stand; the start of a text under construction.
  @inlinable package var position: Int { bytes.count }

  @inlinable package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  @inlinable package mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
  }

  @inlinable package mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  @inlinable package mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
  }

  @inlinable package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a copy of bytes that are already in the arena.
  @inlinable package mutating func append(slice range: Range<Int>) {
    precondition(range.upperBound <= bytes.count, "a slice of the arena ends inside it")
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: range.count))
    unsafe bytes.withUnsafeMutableBytes { memory in
      let source = unsafe UnsafeRawBufferPointer(rebasing: memory[range])
      unsafe UnsafeMutableRawBufferPointer(rebasing: memory[start...]).copyMemory(from: source)
    }
  }

  /// Appends a copy of bytes that are already in the arena, each changed.
  @inlinable package mutating func append(slice range: Range<Int>, _ change: (UInt8) -> UInt8) {
    let start = position
    append(slice: range)
    for index in start..<position { bytes[index] = change(bytes[index]) }
  }

  @inlinable package mutating func append(_ span: borrowing Span<UInt8>) {
    bytes.append(span)
  }

  /// Lends the end of the bytes to a function that writes text; it may only append.
  package mutating func write<Fault>(_ body: (inout [UInt8]) throws(Fault) -> Void) throws(Fault) {
    let before = bytes.count
    try body(&bytes)
    precondition(bytes.count >= before, "a writer only appends")
  }

  /// The text from `start` to the end of the bytes; an empty one is null.
  @inlinable package func text(from start: Int) -> Value {
    start == bytes.count ? .null : .text(start..<bytes.count)
  }

  /// Stores a text; an empty one is null.
  @inlinable package mutating func text(_ string: String) -> Value {
    let start = position
    bytes.append(contentsOf: string.utf8)
    return text(from: start)
  }

  /// Lends the bytes beside a buffer that is empty, for text that is made while text is read.
  @inlinable package mutating func scratch<Result, Fault>(
    _ body: ([UInt8], inout [UInt8]) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    scratch.removeAll(keepingCapacity: true)
    return try body(bytes, &scratch)
  }

  /// Stores what ``scratch(_:)`` was given as a text.
  @inlinable package mutating func textOfScratch() -> Value {
    let start = position
    bytes.append(contentsOf: scratch)
    return text(from: start)
  }

  // MARK: Building lists

  /// Stores a list; nulls are left out, an empty list is null.
  @inlinable package mutating func list(_ values: [Value]) -> Value {
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
  // The bytes of a value without a copy: `arena.bytes.span.extracting(value.range)`.

  /// Appends a copy of a slice of the bytes.
  package func copy(_ range: Range<Int>, to output: inout ByteBuffer) {
    output.append(bytes.span.extracting(range))
  }

  /// The text of a `.text`, `.number` or `.json` value; for the edges, not for the engine.
  package func string(_ value: Value) -> String {
    String(decoding: bytes[value.range], as: UTF8.self)
  }

  @inlinable package func isEqualText(_ left: Value, _ right: Value) -> Bool {
    let (left, right) = (left.range, right.range)
    guard left.count == right.count else { return false }
    let bytes = bytes.span
    for offset in 0..<left.count
    where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] {
      return false
    }
    return true
  }
}
