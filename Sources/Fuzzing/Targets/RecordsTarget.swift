import Diagnostics
import Records

extension FuzzTarget {
  /// A line with the format, the size of the pieces and the longest record, such as `csv 3 100`,
  /// then a file.
  static let records = FuzzTarget(
    "records",
    "Records of a file in pieces are those of the whole file, as are those that are too long.",
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
    guard let blocks = try? blocks(.jsonLines) else {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      return try expect(
        bytes.dropFirst(start).first != UInt8(ascii: "{"),
        "lines that are objects are refused"
      )
    }
    var found: [Read] = []
    var lines = 0
    for block in blocks {
      if case .leftOut(let problem) = block.content {
        found.append(Self.read(problem, after: lines))
        lines += 1
        continue
      }
      var cursor = LineCursor(block.range)
      while let line = cursor.next(in: block.bytes.span) {
        found.append(Read(line: lines + line.number, text: Self.text(block.bytes[line.range])))
      }
      lines += cursor.number
    }
    let expected = expectedLines
    try expect(found == expected, "\(expected) in pieces is \(found)")
  }

  /// The lines of the whole file; of one with too many bytes, the problem.
  private var expectedLines: [Read] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
    var short = JSONLines(bytes).makeIterator()
    var next = short.next()
    var expected: [Read] = []
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let isNext = next?.number == number
      if line.count > recordBytesMax {
        expected.append(Read(line: number, text: "SMP107 at 0", isProblem: true))
      } else if isNext, let next {
        expected.append(Read(line: number, text: Self.text(next.bytes[...])))
      }
      if isNext { next = short.next() }
    }
    return expected
  }

  func checkRows() throws(BrokenLaw) {
    let whole = try? CSVReader(bytes, source: "input", recordBytesMax: recordBytesMax)
    guard let blocks = try? blocks(.csv) else {
      return try expect(whole == nil, "the header is refused in pieces only")
    }
    guard let whole else { throw BrokenLaw("the header is refused in the whole file only") }
    var found: [Read] = []
    var lines = 0
    for block in blocks {
      lines += block.linesBefore
      switch block.content {
      case .lines: throw BrokenLaw("rows come as lines")
      case .leftOut(let problem):
        found.append(Self.read(problem, after: lines))
        lines += 1
      case .rows(let header):
        var cursor = CSVRowCursor(header, from: block.range.lowerBound, source: "input")
        found += Self.rows(&cursor, of: block.bytes[..<block.range.upperBound], after: lines)
        lines += cursor.lineCount
      }
    }
    let expected = whole.map { Self.read($0) }
    try expect(found == expected, "\(expected) in pieces is \(found)")
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
