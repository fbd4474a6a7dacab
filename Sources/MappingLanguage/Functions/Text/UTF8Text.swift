import Records

/// Walking through UTF-8 that has been validated before.
enum UTF8Text {
  /// Bytes of the character that begins with this byte.
  static func length(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// Where the character before `index` begins.
  static func start(before index: Int, from lower: Int, in bytes: [UInt8]) -> Int {
    var start = index - 1
    while start > lower, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The character that begins at `index`.
  static func scalar(at index: Int, in bytes: [UInt8]) -> Unicode.Scalar {
    let first = bytes[index]
    let value: UInt32
    switch length(first) {
    case 1: value = UInt32(first)
    case 2: value = UInt32(first & 0x1F) << 6 | tail(bytes[index + 1])
    case 3:
      value = UInt32(first & 0x0F) << 12 | tail(bytes[index + 1]) << 6 | tail(bytes[index + 2])
    default:
      value =
        UInt32(first & 0x07) << 18 | tail(bytes[index + 1]) << 12 | tail(bytes[index + 2]) << 6
        | tail(bytes[index + 3])
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func tail(_ byte: UInt8) -> UInt32 { UInt32(byte & 0x3F) }

  /// The characters of a text that fulfil a condition, as a new text.
  static func filtered(
    _ range: Range<Int>,
    _ arena: inout Arena,
    _ isKept: (Unicode.Scalar) -> Bool
  ) -> Value {
    let start = arena.position
    var index = range.lowerBound
    while index < range.upperBound {
      let next = index + length(arena.bytes[index])
      if isKept(scalar(at: index, in: arena.bytes)) { arena.append(slice: index..<next) }
      index = next
    }
    return arena.text(from: start)
  }

  /// Whether every byte is ASCII.
  static func isASCII(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes.span.extracting(range).isASCII
  }

  /// Whether `part` stands at `index`.
  static func holds(_ part: [UInt8], at index: Int, end: Int, in bytes: [UInt8]) -> Bool {
    guard index + part.count <= end else { return false }
    for offset in part.indices where bytes[index + offset] != part[offset] { return false }
    return true
  }

  /// Characters, UTF-16 units or bytes of the text.
  static func count(_ range: Range<Int>, in bytes: [UInt8], _ unit: LengthUnit) -> Int {
    switch unit {
    case .byte: return range.count
    case .codePoint:
      return bytes.span.extracting(range).characterCount
    case .utf16:
      var count = 0
      for index in range where bytes[index] & 0xC0 != 0x80 { count += bytes[index] >= 0xF0 ? 2 : 1 }
      return count
    }
  }

  /// The longest beginning of the text that has at most `most` units and splits no character.
  static func prefix(
    _ range: Range<Int>,
    in bytes: [UInt8],
    most: Int,
    _ unit: LengthUnit
  ) -> Range<Int> {
    // A character of ASCII is one of every unit.
    let ascii = bytes.span.extracting(range.prefix(most)).asciiPrefix
    if ascii >= most { return range.lowerBound..<(range.lowerBound + most) }
    if unit == .codePoint {
      let count = bytes.span.extracting(range).byteCount(ofCharacters: most)
      return range.lowerBound..<(range.lowerBound + count)
    }
    var index = range.lowerBound + ascii
    var left = most - ascii
    while index < range.upperBound {
      let length = length(bytes[index])
      switch unit {
      case .utf16: left -= length == 4 ? 2 : 1
      case .byte, .codePoint: left -= length
      }
      guard left >= 0 else { break }
      index += length
    }
    return range.lowerBound..<index
  }
}

extension Arena {
  /// Appends one character.
  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      append(UInt8(value))
    } else if value < 0x800 {
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    } else {
      if value < 0x1_0000 {
        append(UInt8(0xE0 | value >> 12))
      } else {
        append(UInt8(0xF0 | value >> 18))
        append(UInt8(0x80 | value >> 12 & 0x3F))
      }
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }
}
