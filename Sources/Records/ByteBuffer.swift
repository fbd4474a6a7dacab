import CSimdJSON

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

  /// Appends a JSON string literal, quotes included.
  mutating func append(literal text: borrowing Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { text in
      unsafe append(opening: 0..<0, literal: 0..<text.count, of: text)
    }
  }

  /// Appends a part of some bytes as it is, and another as a JSON string literal behind it, quotes
  /// included.
  ///
  /// The text is copied while it is looked at, sixteen bytes at a time.
  mutating func append(
    opening: Range<Int>,
    literal text: Range<Int>,
    of bytes: UnsafeBufferPointer<UInt8>
  ) {
    precondition(max(opening.upperBound, text.upperBound) <= bytes.count, "both are parts")
    // Two quotes, and what a copy may write behind its end.
    reserve(opening.count + text.count + 18)
    guard let start = unsafe end else { return }
    var end = unsafe start
    if let source = bytes.baseAddress {
      unsafe ByteCopy.copy(source + opening.lowerBound, to: end, count: opening.count)
    }
    unsafe end += opening.count
    unsafe end.pointee = UInt8(ascii: "\"")
    unsafe end += 1
    if let source = bytes.baseAddress {
      unsafe end += csimdjson_copy_plain(source + text.lowerBound, text.count, end)
    }
    let written = unsafe end - start
    count += written
    let copied = written - opening.count - 1
    if copied < text.count {
      unsafe appendEscaped(.init(rebasing: bytes[text.dropFirst(copied)]))
    }
    unsafe memory[count] = UInt8(ascii: "\"")
    count += 1
  }

  /// Appends what stands in a JSON string literal, beginning with a byte to escape; room for one
  /// more byte is left.
  @inline(never)
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      unsafe JSON.appendEscaped(text[index], to: &self)
      index += 1
      reserve(text.count - index + 17)
      let left = unsafe UnsafeBufferPointer(rebasing: text[index...])
      guard let source = left.baseAddress, let end = unsafe end else { return }
      let copied = unsafe csimdjson_copy_plain(source, left.count, end)
      count += copied
      index += copied
    }
  }

  /// Where the next byte will stand; the buffer has memory from the beginning.
  private var end: UnsafeMutablePointer<UInt8>? {
    unsafe memory.baseAddress.map { unsafe ($0 + count).assumingMemoryBound(to: UInt8.self) }
  }

  /// Copies bytes for which there is room.
  @inline(__always)
  private mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let end = unsafe end else { return }
    unsafe ByteCopy.copy(bytes.baseAddress, to: end, count: bytes.count)
    count += bytes.count
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    unsafe bytes.withMemoryRebound(to: UInt8.self) { unsafe put($0) }
  }

  /// Forgets the bytes and keeps the memory.
  package mutating func removeAll() { count = 0 }

  /// Forgets the bytes behind a place.
  package mutating func removeAll(from place: Int) {
    precondition(place <= count, "there are bytes up to the place")
    count = place
  }

  /// Lends the bytes.
  package func lend(_ body: (borrowing Span<UInt8>) -> Void) {
    unsafe memory.withMemoryRebound(to: UInt8.self) { memory in
      body(unsafe UnsafeBufferPointer(rebasing: memory[..<count]).span)
    }
  }

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
