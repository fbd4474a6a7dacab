/// What bytes are appended to: an array, or a ``ByteBuffer``.
protocol ByteSink: ~Copyable {
  mutating func append(_ byte: UInt8)
  mutating func append(_ bytes: borrowing Span<UInt8>)
}

extension ByteSink where Self: ~Copyable {
  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(unsafe $0.span) }
  }
}

extension [UInt8]: ByteSink {
  /// Appends a copy of the bytes.
  @inlinable package mutating func append(_ span: borrowing Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

/// Bytes that one owner appends to, millions of times: never shared, so that no append asks whether
/// they are.
@safe @usableFromInline
package struct ByteBuffer: ~Copyable, ByteSink {
  @usableFromInline var memory: UnsafeMutableRawBufferPointer
  @usableFromInline package internal(set) var count = 0

  package init() { unsafe memory = .allocate(byteCount: 4096, alignment: 16) }

  deinit { unsafe memory.deallocate() }

  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe memory[count] = byte
    count += 1
  }

  package mutating func append(_ bytes: borrowing Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe append($0) }
  }

  /// Appends a JSON string literal, quotes included: copied while it is looked at, eight bytes at a
  /// time.
  mutating func append(literal text: borrowing Span<UInt8>) {
    reserve(text.count + 10)
    unsafe memory[count] = UInt8(ascii: "\"")
    count += 1
    var index = 0
    while index < text.count {
      // The last word may begin with bytes that are written: as they are, or it has one to escape.
      let start = min(index, text.count - 8)
      if start >= 0 {
        let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
        if !JSON.needsEscapes(word) {
          let place = count - (index - start)
          unsafe memory.storeBytes(of: word, toByteOffset: place, as: UInt64.self)
          count = place + 8
          index = start + 8
          continue
        }
      }
      let byte = text[index]
      index += 1
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        JSON.appendEscaped(byte, to: &self)
        // What is left must have room again.
        reserve(text.count - index + 10)
      } else {
        unsafe memory[count] = byte
        count += 1
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a copy of another buffer.
  package mutating func append(_ other: borrowing ByteBuffer) {
    unsafe append(UnsafeRawBufferPointer(rebasing: other.memory[..<other.count]))
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    unsafe UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
    count += bytes.count
  }

  /// Forgets the bytes and keeps the memory.
  package mutating func removeAll() { count = 0 }

  /// A copy.
  package var array: [UInt8] { unsafe Array(memory[..<count]) }

  @inlinable @inline(__always)
  mutating func reserve(_ more: Int) {
    if unsafe more > memory.count - count { grow(by: more) }
  }

  @usableFromInline @inline(never)
  mutating func grow(by more: Int) {
    let larger = unsafe UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(memory.count * 2, count + more),
      alignment: 16
    )
    unsafe larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    unsafe memory.deallocate()
    unsafe memory = larger
  }
}
