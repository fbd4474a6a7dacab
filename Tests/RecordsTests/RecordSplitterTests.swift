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
        if case .oversized(let count) = block.content {
          rows.append("\(lines + 1): oversized")
          lines += count
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
    "5\"a\nb\";c\n1;2\n", "a,b,c;\"d\n\";e;f;g\n1,2\n3;4;5\n",
  ]

  @Test(arguments: files, [1, 2, 3, 5, 7, 16, 1000])
  func `are those of the whole file`(file: String, size: Int) throws {
    #expect(try RecordPieces(Array(file.utf8), of: size).rows() == CSVReaderTests.rows(file))
  }

  @Test(arguments: [1, 4, 100])
  func `need a header that can be one`(size: Int) {
    for (file, code) in [("", DiagnosticCode.SMP201), ("a,a\n1,2", .SMP202), ("\"a\n", .SMP204)] {
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
    let oversized = lines.count {
      if case .oversized(lines: 1) = $0.content { true } else { false }
    }
    #expect(oversized == 2)
    let text = lines.map { String(decoding: $0.bytes[$0.range], as: UTF8.self) }.joined()
    #expect(text == "{}\n{}\n")

    let csv = "a\n1\n\(long)\n2\n\"open\n3\n\(String(repeating: "4\n", count: 60))"
    let rows = try RecordPieces(Array(csv.utf8), of: size).rows(recordBytesMax: 50)
    #expect(
      rows.prefix(5) == [
        #"2:{"a":"1"}"#, "3: oversized", #"4:{"a":"2"}"#, "leads.csv:5:1 SMP204", #"6:{"a":"3"}"#,
      ]
    )
    #expect(rows.count == 65)
  }
}
