import Compression
import Testing

@Suite("Compressed streams")
struct DecompressorTests {
  /// `hello\n` as `gzip -n` and `zstd` write it.
  static let files: [CompressionFormat: [UInt8]] = [
    .gzip: [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9,
      0xE7, 0x02, 0x00, 0x20, 0x30, 0x3A, 0x36, 0x06, 0x00, 0x00, 0x00,
    ],
    .zstandard: [
      0x28, 0xB5, 0x2F, 0xFD, 0x24, 0x06, 0x31, 0x00, 0x00, 0x68, 0x65, 0x6C, 0x6C, 0x6F, 0x0A,
      0x53, 0x88, 0xBD, 0x91,
    ],
  ]

  /// The text of a stream that arrives in pieces, and is read into rooms of a size.
  static func text(
    of bytes: [UInt8],
    _ format: CompressionFormat,
    pieces: Int,
    room: Int = 64
  ) throws(CompressionFault) -> String {
    var decompressor = try Decompressor(format)
    var text: [UInt8] = []
    var rest = bytes[...]
    var piece: [UInt8] = []
    while true {
      if piece.isEmpty {
        piece = Array(rest.prefix(pieces))
        rest = rest.dropFirst(pieces)
      }
      var output = [UInt8](repeating: 0, count: room + 1)
      var span = output.mutableSpan
      let step = try decompressor.decompress(piece.span, into: &span, from: 1)
      piece.removeFirst(step.taken)
      text += output[1..<1 + step.written]
      if piece.isEmpty, rest.isEmpty, step.written < room { break }
    }
    try decompressor.finish()
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: CompressionFormat.allCases, [1, 3, 100])
  func `come out whole, in pieces and rooms of any size`(
    format: CompressionFormat,
    pieces: Int
  ) throws {
    let file = try #require(Self.files[format])
    #expect(try Self.text(of: file, format, pieces: pieces) == "hello\n")
    #expect(try Self.text(of: file, format, pieces: pieces, room: 2) == "hello\n")
    #expect(try Self.text(of: file + file, format, pieces: pieces) == "hello\nhello\n")
  }

  @Test(arguments: CompressionFormat.allCases)
  func `that end too early are told from damaged ones`(format: CompressionFormat) throws {
    let file = try #require(Self.files[format])
    for length in 0..<file.count {
      #expect(throws: CompressionFault.cut, "\(length) bytes") {
        try Self.text(of: Array(file.prefix(length)), format, pieces: 7)
      }
    }
    var damaged = file
    damaged[damaged.count - 5] ^= 0x40
    #expect(throws: CompressionFault.damaged) { try Self.text(of: damaged, format, pieces: 7) }
    #expect(throws: CompressionFault.damaged) {
      try Self.text(of: file + Array("{\"a\":1}\n".utf8), format, pieces: 7)
    }
  }

  @Test func `are known by their names`() {
    #expect(CompressionFormat.split("a.csv.gz")?.inner == "a.csv")
    #expect(CompressionFormat.split("A.JSONL.ZST")?.format == .zstandard)
    #expect(CompressionFormat.split("gz") == nil)
  }
}
