import CSimdJSON
import Glibc

extension Span<UInt8> {
  /// Where the byte first stands at or after `start`; `nil` where it does not.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    start < count ? firstIndex(of: byte, in: start..<count) : nil
  }

  /// Where the byte first stands in a part of the bytes; `nil` where it does not.
  package func firstIndex(of byte: UInt8, in part: Range<Int>) -> Int? {
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

  /// Whether every byte is ASCII.
  package var isASCII: Bool { asciiPrefix == count }

  /// Whether both hold the same bytes.
  package func isEqual(to other: borrowing Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return unsafe withUnsafeBytes { bytes in
      unsafe other.withUnsafeBytes { other in
        guard let base = bytes.baseAddress, let otherBase = other.baseAddress else { return true }
        return unsafe memcmp(base, otherBase, bytes.count) == 0
      }
    }
  }

  /// How many bytes at the beginning are ASCII.
  package var asciiPrefix: Int {
    unsafe withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return unsafe csimdjson_ascii_prefix(base, bytes.count)
    }
  }

  /// A hash for tables in memory, of eight bytes at a time; other machines may have another.
  package var quickHash: UInt64 {
    var hash = UInt64(count)
    var index = 0
    while index + 8 <= count {
      mix(unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self), into: &hash)
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(self[index])
      index += 1
    }
    mix(rest, into: &hash)
    return hash
  }

  @inline(__always)
  private func mix(_ word: UInt64, into hash: inout UInt64) {
    hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
  }

  /// How many characters UTF-8 text has; eight bytes at a time.
  package var characterCount: Int {
    let highs: UInt64 = 0x8080_8080_8080_8080
    var more = 0
    var index = 0
    while index + 8 <= count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      // The second highest bit of each byte, moved to the highest, tells what goes on from what
      // begins.
      let goesOn = word & ~(word << 1) & highs
      if goesOn != 0 { more += goesOn.nonzeroBitCount }
      index += 8
    }
    while index < count {
      if self[index] & 0xC0 == 0x80 { more += 1 }
      index += 1
    }
    return count - more
  }

  /// How many bytes the first characters of UTF-8 text have; eight bytes at a time.
  package func byteCount(ofCharacters most: Int) -> Int {
    let highs: UInt64 = 0x8080_8080_8080_8080
    var left = most
    var index = 0
    while left >= 8, index + 8 <= count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      left -= 8 - (word & ~(word << 1) & highs).nonzeroBitCount
      index += 8
    }
    while index < count {
      if self[index] & 0xC0 != 0x80 {
        guard left > 0 else { break }
        left -= 1
      }
      index += 1
    }
    return index
  }
}
