package import Diagnostics

/// What a file of records is written in.
package enum RecordFormat: Hashable, Sendable, CaseIterable {
  case jsonLines
  case csv
}

/// What gives the bytes of a file in their order.
package protocol ByteSource: ~Copyable {
  /// Writes what comes next, to the place in `room` and behind it; how many bytes, 0 at the end.
  mutating func read(
    into room: inout MutableSpan<UInt8>,
    from place: Int
  ) throws(DiagnosticList) -> Int
}

/// Some whole records in a row out of a file.
package struct RecordBlock: Sendable {
  package enum Content: Sendable {
    case lines
    case rows(CSVHeader)
    /// One record that is longer than ``RecordSplitter/recordBytesMax``, and left out.
    case oversized(lines: Int)
  }

  package let content: Content
  package let bytes: [UInt8]
  /// Where the records stand in the bytes.
  package let range: Range<Int>
  /// Lines before the block that belong to no other: those of a header.
  package let linesBefore: Int
}

/// Whole records out of a file that arrives in pieces, so that it never has to be in memory whole.
///
/// The memory is that of a piece or of the longest record, and used again.
package struct RecordSplitter: ~Copyable {
  /// The longest line or row that is read; one that is longer is told and left out.
  package static let recordBytesMax = 32 << 20

  private let format: RecordFormat
  private let source: String
  private let pieceSize: Int
  private let recordBytesMax: Int
  /// What has been read and is not handed over, and free room behind it.
  private var bytes: [UInt8]
  private var spare: [[UInt8]] = []
  /// Where the first record begins, and where what has been read ends.
  private var start = 0
  private var end = 0
  /// How far line ends have been looked for.
  private var searched = 0
  private var isOpen = true
  private var isBegun = false
  private var header: CSVHeader?
  /// Where the rows are being read.
  private var rows = CSVScanner(position: 0)
  private var cells: [CSVScanner.Cell] = []
  /// The rows are looked at again when so much has come: an unfinished row of megabytes is not
  /// read anew for each piece.
  private var awaited = 0
  private var headerLines = 0

  /// `source` is how messages name the file; `pieceSize` how many bytes are asked for at once;
  /// `recordBytesMax` is more than a byte order mark has.
  package init(
    _ format: RecordFormat,
    source: String,
    pieceSize: Int = 1 << 18,
    recordBytesMax: Int = RecordSplitter.recordBytesMax
  ) {
    precondition(recordBytesMax > LineCursor.byteOrderMark.count, "a mark is no record")
    self.format = format
    self.source = source
    self.pieceSize = pieceSize
    self.recordBytesMax = recordBytesMax
    bytes = Array(repeating: 0, count: pieceSize * 2)
  }

  /// The next records that have come whole; `nil` at the end of the file.
  ///
  /// Throws what the source throws; a record that has begun is lost then. Throws SMP107, SMP201,
  /// SMP202, SMP204 or SMP205 where a CSV file has no header that can be one.
  package mutating func next(
    from file: inout some ByteSource & ~Copyable
  ) throws(DiagnosticList) -> RecordBlock? {
    while true {
      let isReady = try hasHeader()
      if isReady {
        let cut = lastRecordEnd()
        if cut > start { return handOver(to: cut) }
        if !isOpen { return nil }
      }
      if end - start >= recordBytesMax {
        guard isReady else { throw DiagnosticList([longHeader]) }
        return try leaveOut(&file)
      }
      try fill(from: &file)
    }
  }

  /// Takes back the memory of a block that is done with.
  package mutating func recycle(_ block: consuming RecordBlock) {
    let memory = block.bytes
    if memory.count == pieceSize * 2, spare.count < 8 { spare.append(memory) }
  }

  private mutating func fill(
    from file: inout some ByteSource & ~Copyable
  ) throws(DiagnosticList) {
    guard isOpen else { return }
    let missing = end + pieceSize - bytes.count
    if missing > 0 { bytes += Array(repeating: 0, count: max(missing, bytes.count)) }
    let place = end
    var room = bytes.mutableSpan
    let count = try file.read(into: &room, from: place)
    precondition(end + count <= bytes.count, "a reader writes what there is room for")
    end += count
    isOpen = count > 0
    if !isBegun, end >= LineCursor.byteOrderMark.count || !isOpen {
      isBegun = true
      if format == .jsonLines { start = LineCursor.start(of: bytes.span.extracting(0..<end)) }
    }
  }

  private var longHeader: Diagnostic {
    Diagnostic(
      .error,
      .SMP107,
      "the header is longer than \(recordBytesMax) bytes",
      at: Location(source, line: 1),
      hint: "Write the names of the columns on the first line."
    )
  }

  /// Whether the header has come, or none is to come.
  private mutating func hasHeader() throws(DiagnosticList) -> Bool {
    guard format == .csv, header == nil else { return true }
    let bytes = bytes
    let span = bytes.span.extracting(0..<end)
    guard let read = try CSVHeader.read(span, isWhole: !isOpen, source: source) else {
      return false
    }
    header = read.header
    headerLines = read.scanner.line - 1
    rows = CSVScanner(
      position: read.scanner.position,
      delimiter: read.header.delimiter,
      rowBytesMax: recordBytesMax
    )
    start = rows.position
    return true
  }

  /// Where the last record ends that has come whole.
  private mutating func lastRecordEnd() -> Int {
    guard isOpen else { return end }
    guard isBegun else { return start }
    if format == .csv, hasQuotes() { return lastRowEnd() }
    let from = max(searched, start)
    var index = end
    while index > from, bytes[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    searched = end
    rows.position = max(index, start)
    return index > from ? index : start
  }

  private func hasQuotes() -> Bool {
    bytes.span.extracting(0..<end).firstIndex(of: UInt8(ascii: "\""), from: start) != nil
  }

  private mutating func lastRowEnd() -> Int {
    guard end - start >= min(awaited, recordBytesMax) else { return start }
    rows.position = start
    var (cut, seen) = (start, start)
    let bytes = bytes
    let span = bytes.span.extracting(0..<end)
    reading: while true {
      rows.skipBlankLines(of: span, isWhole: false)
      switch rows.row(of: span, isWhole: false, into: &cells) {
      case .cells: break
      case .malformed(let fault):
        // Whoever reads the block must find the same fault.
        if fault.reason == .textAfterQuote { seen = max(seen, fault.offset + 2) }
      case .end, .unfinished: break reading
      }
      if rows.position >= seen { cut = rows.position }
    }
    let rest = end - cut
    awaited = rest < pieceSize ? 0 : rest * 2
    return cut
  }

  private mutating func handOver(to cut: Int) -> RecordBlock {
    let rest = end - cut
    var next = spare.popLast() ?? Array(repeating: 0, count: pieceSize * 2)
    if next.count < rest + pieceSize { next = Array(repeating: 0, count: rest + pieceSize) }
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe next.withUnsafeMutableBytes { next in
        unsafe next.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[cut..<end]))
      }
    }
    let block = RecordBlock(
      content: header.map { .rows($0) } ?? .lines,
      bytes: bytes,
      range: start..<cut,
      linesBefore: headerLines
    )
    bytes = next
    (start, end, searched, headerLines) = (0, rest, rest, 0)
    rows.position = 0
    return block
  }

  /// Reads on to the next line, keeping nothing of the record that is too long.
  private mutating func leaveOut(
    _ file: inout some ByteSource & ~Copyable
  ) throws(DiagnosticList) -> RecordBlock {
    var lines = 1
    var from = start
    while let lineEnd = bytes.span.extracting(0..<end).firstIndex(of: 0x0A, from: from) {
      lines += 1
      from = lineEnd + 1
    }
    while isOpen {
      (start, end) = (0, 0)
      try fill(from: &file)
      guard let lineEnd = bytes.span.extracting(0..<end).firstIndex(of: 0x0A, from: 0) else {
        continue
      }
      start = lineEnd + 1
      break
    }
    if !isOpen { (start, end) = (0, 0) }
    searched = start
    rows.position = start
    awaited = 0
    defer { headerLines = 0 }
    return RecordBlock(
      content: .oversized(lines: lines),
      bytes: [],
      range: 0..<0,
      linesBefore: headerLines
    )
  }
}
