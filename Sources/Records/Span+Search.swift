import Glibc

extension Span<UInt8> {
  /// Where the byte first stands at or after `start`; `nil` where it does not.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    start < count ? firstIndex(of: byte, in: start..<count) : nil
  }

  /// Where the byte first stands in a part of the bytes; `nil` where it does not.
  func firstIndex(of byte: UInt8, in part: Range<Int>) -> Int? {
    unsafe withUnsafeBytes { bytes in
      let start = part.lowerBound
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[part])
      guard let base = rest.baseAddress,
        let found = unsafe memchr(base, Int32(byte), rest.count)
      else { return nil }
      return unsafe start + (UnsafeRawPointer(found) - base)
    }
  }

  /// Where the byte last stands in a part of the bytes; `nil` where it does not.
  func lastIndex(of byte: UInt8, in part: Range<Int>) -> Int? {
    unsafe withUnsafeBytes { bytes in
      let start = part.lowerBound
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[part])
      return unsafe rest.lastIndex(of: byte).map { start + $0 }
    }
  }

  /// Whether every byte is ASCII; eight at a time.
  package var isASCII: Bool {
    let highs: UInt64 = 0x8080_8080_8080_8080
    var all: UInt64 = 0
    var index = 0
    while index + 8 <= count {
      all |= unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < count {
      all |= UInt64(self[index])
      index += 1
    }
    return all & highs == 0
  }
}
