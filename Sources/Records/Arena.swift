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

  /// Text, and free memory behind ``position`` that has no meaning.
  @usableFromInline package internal(set) var bytes = [UInt8](repeating: 0, count: 4096)
  /// Where the next byte will stand; the start of a text under construction.
  @usableFromInline package internal(set) var position = 0
  /// What functions have remarked since somebody last looked.
  @usableFromInline package var remarks = Remarks()
  /// Text under construction while other text is read; kept for its memory.
  @usableFromInline var scratch: [UInt8] = []
  @usableFromInline package internal(set) var elements: [Value] = []

  /// What happened to a value on its way that a count should tell.
  @usableFromInline
  package struct Remarks: OptionSet, BitwiseCopyable, Sendable {
    @usableFromInline package let rawValue: UInt8

    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A text was cut to a length.
    package static let cut = Remarks(rawValue: 1)
    /// A table, the options or the ranges do not list the value.
    package static let unlisted = Remarks(rawValue: 2)
  }

  package init() {}

  package var mark: Mark { Mark(bytes: position, elements: elements.count) }

  /// Forgets everything made after the mark, keeping the memory.
  package mutating func reset(to mark: Mark) {
    position = mark.bytes
    if elements.count > mark.elements { elements.removeLast(elements.count - mark.elements) }
  }

  // MARK: Building text

  @inlinable @inline(__always)
  mutating func reserve(_ more: Int) {
    if more > bytes.count - position { grow(by: more) }
  }

  @usableFromInline @inline(never)
  mutating func grow(by more: Int) {
    bytes += repeatElement(0, count: max(bytes.count, more))
  }

  /// Lends memory at the end of the text, of `room` bytes; `body` says how many of them are text.
  @inlinable @inline(__always)
  mutating func lend(room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    reserve(room)
    let place = position
    let count = unsafe bytes.withUnsafeMutableBufferPointer { memory in
      guard let base = memory.baseAddress else { return 0 }
      return unsafe body(base + place)
    }
    precondition(count >= 0 && count <= room, "text ends inside the memory that was lent")
    position += count
  }

  @inlinable package mutating func append(_ byte: UInt8) {
    reserve(1)
    bytes[position] = byte
    position += 1
  }

  @inlinable package mutating func append(_ text: some Sequence<UInt8>) {
    let copied: Void? = text.withContiguousStorageIfAvailable { text in
      append(unsafe text.span)
    }
    if copied == nil { for byte in text { append(byte) } }
  }

  @inlinable package mutating func append(_ text: [UInt8]) { append(text.span) }

  @inlinable package mutating func append(_ text: ArraySlice<UInt8>) { append(text.span) }

  @inlinable package mutating func append(_ text: String) { append(text.utf8) }

  @inlinable package mutating func append(_ text: borrowing Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { text in
      unsafe lend(room: text.count) { memory in
        unsafe ByteCopy.copy(text.baseAddress, to: memory, count: text.count)
        return text.count
      }
    }
  }

  /// Appends a copy of bytes that are already in the arena.
  @inlinable package mutating func append(slice range: Range<Int>) {
    precondition(range.upperBound <= position, "a slice of the arena ends inside it")
    let before = position
    unsafe lend(room: range.count) { memory in
      unsafe ByteCopy.copy(memory - before + range.lowerBound, to: memory, count: range.count)
      return range.count
    }
  }

  /// Appends a copy of bytes that are already in the arena, each changed.
  @inlinable package mutating func append(slice range: Range<Int>, _ change: (UInt8) -> UInt8) {
    precondition(range.upperBound <= position, "a slice of the arena ends inside it")
    let before = position
    unsafe lend(room: range.count) { memory in
      let source = unsafe memory - before + range.lowerBound
      for index in 0..<range.count { unsafe memory[index] = change(source[index]) }
      return range.count
    }
  }

  /// Appends what a function writes.
  package mutating func write<Fault>(_ body: (inout [UInt8]) throws(Fault) -> Void) throws(Fault) {
    scratch.removeAll(keepingCapacity: true)
    try body(&scratch)
    append(scratch)
  }

  /// The text from `start` to the end of the bytes; an empty one is null.
  @inlinable package func text(from start: Int) -> Value {
    start == position ? .null : .text(start..<position)
  }

  /// Stores a text; an empty one is null.
  @inlinable package mutating func text(_ string: String) -> Value {
    let start = position
    append(string)
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
    append(scratch)
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

  /// The text of a `.text`, `.number` or `.json` value; for the edges, not for the engine.
  package func string(_ value: Value) -> String {
    String(decoding: bytes[value.range], as: UTF8.self)
  }

  package func isEqualText(_ left: Value, _ right: Value) -> Bool {
    let bytes = bytes.span
    return bytes.extracting(left.range).isEqual(to: bytes.extracting(right.range))
  }
}
