import Diagnostics
import Records

extension FuzzTarget {
  /// A line with the format, the size of the pieces and the longest record, such as `csv 3 100`,
  /// then a file.
  static let records = FuzzTarget(
    "records",
    "Records of a file in pieces are those of the whole file; what is too long hurts no others.",
    words: ["csv 1 40", "jsonl 3 20", "\"", "\"\"", ",", "\r\n", "\n", "\n\n", "\u{FEFF}", "{}"]
  ) { input throws(BrokenLaw) in
    let bytes = Array(input.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
    let options = String(decoding: input.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      .split(separator: " ")
    let numbers = options.dropFirst().compactMap { Int($0) }
    let pieceSize = min(max(numbers.first ?? 1, 1), 1 << 16)
    let recordBytesMax = numbers.count > 1 ? max(numbers[1], 4) : RecordSplitter.recordBytesMax
    let file = PiecewiseFile(bytes: bytes, pieceSize: pieceSize, recordBytesMax: recordBytesMax)
    if options.first == "csv" { try file.checkRows() } else { try file.checkLines() }
  }
}

/// A file that arrives in pieces, and the laws of its records.
private struct PiecewiseFile {
  private struct Arrival: ByteSource {
    let bytes: [UInt8]
    let pieceSize: Int
    var position = 0

    mutating func read(into room: inout MutableSpan<UInt8>, from place: Int) -> Int {
      let count = min(pieceSize, bytes.count - position)
      for index in 0..<count { room[place + index] = bytes[position + index] }
      position += count
      return count
    }
  }

  /// A record, or what is wrong with the row that begins there.
  private struct Read: Hashable, CustomStringConvertible {
    /// One-based, in the file.
    let line: Int
    let text: String
    /// A problem has the line of its place, which may be behind where the row begins.
    var isProblem = false

    var description: String { "\(line): \(text)" }
  }

  let bytes: [UInt8]
  let pieceSize: Int
  let recordBytesMax: Int

  private func blocks(_ format: RecordFormat) throws(DiagnosticList) -> [RecordBlock] {
    var splitter = RecordSplitter(
      format,
      source: "input",
      pieceSize: pieceSize,
      recordBytesMax: recordBytesMax
    )
    var arrival = Arrival(bytes: bytes, pieceSize: pieceSize)
    var blocks: [RecordBlock] = []
    while let block = try splitter.next(from: &arrival) { blocks.append(block) }
    return blocks
  }

  func checkLines() throws(BrokenLaw) {
    var found: [Read] = []
    var tooLong: Set<Int> = []
    var lines = 0
    guard let blocks = try? blocks(.jsonLines) else {
      throw BrokenLaw("lines need no header, and are refused")
    }
    for block in blocks {
      if case .oversized(let count) = block.content {
        try expect(count == 1, "a line that is too long is \(count) lines")
        tooLong.insert(lines + 1)
        lines += count
        continue
      }
      var cursor = LineCursor(block.range)
      while let line = cursor.next(in: block.bytes.span) {
        found.append(Read(line: lines + line.number, text: Self.text(block.bytes[line.range])))
      }
      lines += cursor.number
    }
    var expected: [Read] = []
    for line in JSONLines(bytes) where !tooLong.contains(line.number) {
      expected.append(Read(line: line.number, text: Self.text(line.bytes[...])))
    }
    try expect(found == expected, "\(expected) in pieces is \(found)")
  }

  func checkRows() throws(BrokenLaw) {
    let whole = try? CSVReader(bytes, source: "input")
    guard let blocks = try? blocks(.csv) else {
      let isShort = recordBytesMax <= bytes.count
      return try expect(whole == nil || isShort, "the header is refused in pieces only")
    }
    var found: [Read] = []
    var lines = 0
    var leftOut = false
    for block in blocks {
      lines += block.linesBefore
      switch block.content {
      case .lines: throw BrokenLaw("rows come as lines")
      case .oversized(let count):
        leftOut = true
        lines += count
      case .rows(let header):
        var cursor = CSVRowCursor(header, from: block.range.lowerBound, source: "input")
        let rows = Self.rows(&cursor, of: block.bytes[..<block.range.upperBound], after: lines)
        for row in rows where recordBytesMax <= bytes.count { try checkAlone(row, header) }
        found += rows
        lines += cursor.lineCount
      }
    }
    let begins = found.filter { !$0.isProblem }.map(\.line)
    try expect(begins == begins.sorted(), "rows go back: \(found)")
    guard recordBytesMax > bytes.count else { return }
    try expect(!leftOut, "a row of a short file is too long")
    guard let whole else { return try expect(found.isEmpty, "a refused file has \(found)") }
    let expected = whole.map { Self.read($0) }
    try expect(found == expected, "\(expected) in pieces is \(found)")
  }

  /// A row is the one that begins on its line, whatever was left out before it.
  private func checkAlone(_ row: Read, _ header: CSVHeader) throws(BrokenLaw) {
    guard !row.isProblem else { return }
    var start = 0
    for _ in 1..<row.line {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
        throw BrokenLaw("the file has no line for \(row)")
      }
      start = end + 1
    }
    var cursor = CSVRowCursor(header, from: start, source: "input")
    guard case .record(let line) = cursor.next(in: bytes.span), line == 1 else {
      throw BrokenLaw("no row begins where \(row) was read")
    }
    let alone = Self.text(cursor.json[...])
    try expect(alone == row.text, "\(row) is \(alone) where nothing was left out")
  }

  private static func rows(
    _ cursor: inout CSVRowCursor,
    of bytes: ArraySlice<UInt8>,
    after lines: Int
  ) -> [Read] {
    var rows: [Read] = []
    let bytes = Array(bytes)
    while let row = cursor.next(in: bytes.span) {
      switch row {
      case .record(let line): rows.append(Read(line: lines + line, text: text(cursor.json[...])))
      case .problem(let problem): rows.append(read(problem, after: lines))
      }
    }
    return rows
  }

  private static func read(_ record: FileRecord) -> Read {
    switch record {
    case .record(let record): Read(line: Int(record.id) ?? 0, text: text(record.json[...]))
    case .problem(let problem): read(problem, after: 0)
    }
  }

  private static func read(_ problem: Diagnostic, after lines: Int) -> Read {
    let place = problem.location
    return Read(
      line: lines + (place?.line ?? 0),
      text: "\(problem.code.rawValue) at \(place?.column ?? 0)",
      isProblem: true
    )
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
