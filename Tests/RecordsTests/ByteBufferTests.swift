import Testing

@testable import Records

@Suite struct ByteBufferTests {
  /// The text as a literal, behind what stands in the buffer already.
  private func literal(_ text: [UInt8], after filled: Int) -> [UInt8] {
    var buffer = ByteBuffer()
    for _ in 0..<filled { buffer.append(UInt8(ascii: "x")) }
    buffer.append(literal: text.span)
    return Array(buffer.array.dropFirst(filled))
  }

  private func expected(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    JSON.writeString(text.span, into: &output)
    return output
  }

  @Test(arguments: [0, 7, 4080, 4090, 4096])
  func `a literal is the one that arrays get, wherever it begins`(_ filled: Int) {
    for length in 0..<40 {
      let plain = Array("Zoë: ".utf8) + Array(repeating: UInt8(ascii: "a"), count: length)
      #expect(literal(plain, after: filled) == expected(plain))
      for place in 0..<length {
        for special in [UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x00, 0x09, 0x0A, 0x1F, 0x7F] {
          var text = plain
          text[text.count - 1 - place] = special
          #expect(literal(text, after: filled) == expected(text))
        }
      }
    }
  }

  @Test func `a literal that is all escapes grows as it needs`() {
    for count in [1, 700, 5_000] {
      let text = Array(repeating: UInt8(0x01), count: count)
      #expect(literal(text, after: 0) == expected(text))
    }
  }
}
