extension Span<UInt8> {
  /// Where the byte first stands at or after `start`; `nil` where it does not.
  ///
  /// Eight bytes at a time.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let pattern = ones &* UInt64(byte)
    var index = start
    while index + 8 <= count {
      let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) ^ pattern
      let hits = (word &- ones) & ~word & highs
      if hits != 0 { return index + UInt64(littleEndian: hits).trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
