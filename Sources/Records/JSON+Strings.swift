extension JSON {
  /// Appends a JSON string literal, quotes included.
  package static func writeString(_ text: some Sequence<UInt8>, into output: inout [UInt8]) {
    let written: Void? = text.withContiguousStorageIfAvailable { bytes in
      writeString(unsafe bytes.span, into: &output)
    }
    if written == nil { writeString(Array(text).span, into: &output) }
  }

  /// Appends a JSON string literal, quotes included; stretches without escapes are copied whole.
  package static func writeString(_ text: borrowing Span<UInt8>, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var start = 0
    while true {
      let next = endOfPlain(text, from: start)
      output.append(text.extracting(start..<next))
      guard next < text.count else { break }
      appendEscaped(text[next], to: &output)
      start = next + 1
    }
    output.append(UInt8(ascii: "\""))
  }

  /// How many bytes a JSON string literal has, quotes included.
  static func byteCount(ofString text: String) -> Int {
    text.utf8.reduce(2) { count, byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x0A, 0x0D, 0x09: count + 2
      case 0x00..<0x20: count + 6
      default: count + 1
      }
    }
  }

  /// Appends one byte of a string's content, escaped where JSON asks for it.
  static func appendEscaped(_ byte: UInt8, to output: inout some ByteSink & ~Copyable) {
    switch byte {
    case UInt8(ascii: "\""): output.append(#"\""#)
    case UInt8(ascii: "\\"): output.append(#"\\"#)
    case 0x0A: output.append(#"\n"#)
    case 0x0D: output.append(#"\r"#)
    case 0x09: output.append(#"\t"#)
    case 0x00..<0x20:
      output.append(#"\u00"#)
      output.append(hexDigit(byte >> 4))
      output.append(hexDigit(byte & 15))
    default: output.append(byte)
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// Whether one of eight bytes needs an escape.
  ///
  /// A high bit appears where a byte is below 0x20, is a quote or is a backslash; bytes of 0x80 and
  /// more never count. A borrow marks bytes only after a real one.
  @inline(__always)
  static func needsEscapes(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let control = word &- ones &* 0x20
    let quote = (word ^ (ones &* 0x22)) &- ones
    let backslash = (word ^ (ones &* 0x5C)) &- ones
    return (control | quote | backslash) & ~word & highs != 0
  }

  /// Where the first byte at or after `start` stands that needs an escape; eight bytes at a time.
  private static func endOfPlain(_ text: borrowing Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= text.count {
      let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard !needsEscapes(word) else { break }
      index += 8
    }
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      index += 1
    }
    return index
  }
}
