import Diagnostics
import Records
import Testing

/// A file that arrives in pieces of a size.
struct RecordPieces {
  private let bytes: [UInt8]
  private let size: Int

  init(_ bytes: [UInt8], of size: Int) {
    self.bytes = bytes
    self.size = size
  }

  private struct Arrival: ByteSource {
    var rest: ArraySlice<UInt8>
    let size: Int

    mutating func read(into room: inout MutableSpan<UInt8>, from place: Int) -> Int {
      let piece = rest.prefix(size)
      for (index, byte) in piece.enumerated() { room[place + index] = byte }
      rest = rest.dropFirst(size)
      return piece.count
    }
  }

  func blocks(
    _ format: RecordFormat,
    recordBytesMax: Int = RecordSplitter.recordBytesMax
  ) throws(DiagnosticList) -> [RecordBlock] {
    var splitter = RecordSplitter(
      format,
      source: "leads.csv",
      pieceSize: size,
      recordBytesMax: recordBytesMax
    )
    var file = Arrival(rest: bytes[...], size: size)
    var blocks: [RecordBlock] = []
    while let block = try splitter.next(from: &file) { blocks.append(block) }
    return blocks
  }

  /// Records as `line:json`, problems as `line:column code`, as ``CSVReaderTests/rows(_:)``.
  func rows(recordBytesMax: Int = RecordSplitter.recordBytesMax) throws -> [String] {
    var rows: [String] = []
    var lines = 0
    for block in try blocks(.csv, recordBytesMax: recordBytesMax) {
      lines += block.linesBefore
      guard case .rows(let header) = block.content else {
        if case .leftOut(let problem) = block.content {
          var place = problem.location
          place?.line = problem.location?.line.map { $0 + lines }
          rows.append("\(place?.description ?? "") \(problem.code.rawValue)")
          lines += 1
        }
        continue
      }
      var cursor = CSVRowCursor(header, from: block.range.lowerBound, source: "leads.csv")
      let bytes = block.bytes.span.extracting(0..<block.range.upperBound)
      while let row = cursor.next(in: bytes) {
        switch row {
        case .record(let line):
          rows.append("\(lines + line):\(String(decoding: cursor.json, as: UTF8.self))")
        case .problem(let problem):
          var place = problem.location
          place?.line = problem.location?.line.map { $0 + lines }
          rows.append("\(place?.description ?? "") \(problem.code.rawValue)")
        }
      }
      lines += cursor.lineCount
    }
    return rows
  }
}

@Suite("Records out of files in pieces")
struct RecordSplitterTests {
  static let files = [
    "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "\u{FEFF}a;b\n\n \r\n1;2\n\n",
    "a,b\n\"x\r\ny\",\"1,2\"\n3,4\n\"say \"\"hi\"\"\",\"\"\"\"\n",
    "\n\n\"a\nb\",c\n1,2\n1\n1,2,3\n\"x\"y,2\n3,4\n\"open,5\n6,7\n",
    "a,b\n\"open,2\n\"quoted\",4\n5,\"six\"\r\n", "a\n\"x\"\r", "a\n\"x\"", "a", "a\n",
    "a,b\nx\ry,\"\"\r\n,\n",
    "5\"a\nb\";c\n1;2\n", "sep=;\na,b;c\n1;2\n",
    "\u{FEFF}\nSEP=|\r\na|b||\r\n1|2\r\n1|2| |\n1||\n3|4|x|\n",
    "sep=", "sep=;;\n1\n", "sep,b\n1,2\n", "s", "sep=\t\na\tb\n1\t2",
    "a,b,c;\"d\n\";e;f;g\n1,2\n3;4;5\n",
  ]

  @Test(arguments: files, [1, 2, 3, 5, 7, 16, 1000])
  func `are those of the whole file`(file: String, size: Int) throws {
    #expect(try RecordPieces(Array(file.utf8), of: size).rows() == CSVReaderTests.rows(file))
  }

  @Test(arguments: [1, 4, 100])
  func `need a header that can be one`(size: Int) {
    for (file, code) in [
      ("", DiagnosticCode.SMP201), ("sep=;", .SMP201), ("sep=;\r", .SMP201), ("sep=;\n;;", .SMP201),
      ("a,a\n1,2", .SMP202), ("\"a\n", .SMP204),
    ] {
      let error = #expect(throws: DiagnosticList.self) {
        try RecordPieces(Array(file.utf8), of: size).rows()
      }
      #expect(error?.diagnostics.map(\.code) == [code])
    }
    #expect(throws: DiagnosticList.self) {
      try RecordPieces(Array(String(repeating: "a,", count: 60).utf8), of: size)
        .rows(recordBytesMax: 100)
    }
  }

  @Test(arguments: [1, 4, 30])
  func `that are too long are told and hurt no others`(size: Int) throws {
    let long = String(repeating: "x", count: 200)
    let lines = try RecordPieces(Array("{}\n\(long)\n{}\n\(long)".utf8), of: size)
      .blocks(.jsonLines, recordBytesMax: 50)
    let leftOut = lines.count {
      if case .leftOut(let problem) = $0.content { problem.code == .SMP107 } else { false }
    }
    #expect(leftOut == 2)
    let text = lines.map { String(decoding: $0.bytes[$0.range], as: UTF8.self) }.joined()
    #expect(text == "{}\n{}\n")

    let csv = "a\n1\n\(long)\n2\n\"open\n3\n\(String(repeating: "4\n", count: 60))"
    let rows = try RecordPieces(Array(csv.utf8), of: size).rows(recordBytesMax: 50)
    #expect(
      rows.prefix(5) == [
        #"2:{"a":"1"}"#, "leads.csv:3 SMP107", #"4:{"a":"2"}"#, "leads.csv:5 SMP107",
        #"6:{"a":"3"}"#,
      ]
    )
    #expect(rows.count == 65)
  }

  /// Rows and a header of some length, such as a cell between quotes with lines in it.
  static let longFiles = [
    "a,b\n1,2\n\(String(repeating: "x", count: 17)),3\n4,5\n",
    "a,b\n\"\(String(repeating: "x\n", count: 8))\",3\n4,5\n",
    "a,b\n\"x\n\"\"\n\(String(repeating: "y,z\n", count: 9))",
    "a,b\n\"x\",\"yyyyyyyyyyyyyyy\"\r\n1,2",
    "a,b\n\"x\n1,2\n3,\"4\n5,6\n\"\"\"\"\"\"\"\n7,8\n",
    "a,b\n\(String(repeating: " ", count: 19))\r\n\n1,2\n",
    "\n\n\"aaaaaa\",\"bbbbbbb\"\n1,2\n", "a,b\n\"x,1\n\"y,2\n\"z\n,\"w\"v\n1,2\n",
  ]

  @Test(arguments: longFiles, 15...22)
  func `that may be too long are told by their own length`(file: String, limit: Int) {
    let bytes = Array(file.utf8)
    let whole = Result { try CSVReaderTests.rows(bytes, recordBytesMax: limit) }
    for size in [1, 2, 3, 5, 8, 13, 21, 34, 1000] {
      let pieces = Result { try RecordPieces(bytes, of: size).rows(recordBytesMax: limit) }
      switch (whole, pieces) {
      case (.success(let whole), .success(let pieces)): #expect(whole == pieces, "size \(size)")
      case (.failure, .failure): break
      default: Issue.record("\(whole) in pieces of \(size) is \(pieces)")
      }
    }
  }

  @Test func `may have as many bytes as the limit says, and no more`() throws {
    let file = "a\n123456789\n1234567890\n\"12345678\"\n\"1\n34567\"\n\"1\n3456789\"\n"
    #expect(
      try CSVReaderTests.rows(Array(file.utf8), recordBytesMax: 9) == [
        #"2:{"a":"123456789"}"#, "leads.csv:3 SMP107", "leads.csv:4 SMP107",
        #"5:{"a":"1\n34567"}"#, "leads.csv:7 SMP107", #"8:{"a":"3456789\""}"#,
      ]
    )
  }

  @Test(arguments: ["\"open", "\"open\n\"x"])
  func `come in small blocks also behind a quote that nothing closes`(opening: String) throws {
    let lines = String(repeating: "1\n2,3\n", count: 2_000)
    let pieces = RecordPieces(Array("a\n\(opening)\n\(lines)".utf8), of: 64)
    let blocks = try pieces.blocks(.csv)
    #expect(blocks.allSatisfy { $0.range.count <= 3 * 64 })
    let rows = try pieces.rows()
    #expect(rows.count == 4_000 + opening.utf8.count { $0 == 10 } + 1)
    #expect(rows == (try CSVReaderTests.rows("a\n\(opening)\n\(lines)")))
  }

  @Test(arguments: [RecordFormat.csv, .jsonLines], [1, 3, 100])
  func `are refused where the file is something else`(format: RecordFormat, size: Int) {
    let files: [([UInt8], DiagnosticCode)] = [
      ([0x1F, 0x8B, 8, 0, 0], .SMP109), ([0x28, 0xB5, 0x2F, 0xFD, 4], .SMP109),
      ([0x50, 0x4B, 3, 4, 20], .SMP109), (Array("[{\"a\": 1}]".utf8), .SMP109),
      ([0xFF, 0xFE, 0x61, 0, 0x0A, 0], .SMP205), ([0xFE, 0xFF, 0, 0x61, 0, 0x0A], .SMP205),
      ([0x61, 0, 0x0A, 0], .SMP205), ([0, 0x61, 0, 0x0A], .SMP205),
    ]
    for (bytes, code) in files {
      let error = #expect(throws: DiagnosticList.self) {
        try RecordPieces(bytes, of: size).blocks(format)
      }
      #expect(error?.diagnostics.map(\.code) == [code], "\(bytes)")
    }
  }

  @Test(arguments: [1, 4, 100])
  func `of lines that carriage returns alone end are refused`(size: Int) {
    for file in ["a,b\r1,2\r3,4\r", "\ra\r1", "\"a\r\"\r1"] {
      let error = #expect(throws: DiagnosticList.self) {
        try RecordPieces(Array(file.utf8), of: size).rows()
      }
      #expect(error?.diagnostics.map(\.code) == [.SMP109], "\(file)")
    }
  }
}
