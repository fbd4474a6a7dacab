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
    /// One record that cannot be read, and why; reading goes on at the line after the one it
    /// begins on.
    case leftOut(Diagnostic)
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
/// The memory is that of some pieces or of the longest record, and used again. What is read does
/// not depend on the pieces.
package struct RecordSplitter: ~Copyable {
  /// The most bytes that a line or row may have before its line end; one that has more is told and
  /// left out.
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
  /// Up to here there is no end of a line.
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

  /// The names of the columns of a CSV file; `nil` until its header has come.
  package var columns: [String]? { header?.names }

  /// What is said of a record with more bytes than records may have.
  static func tooLong(_ bytesMax: Int, at place: Location) -> Diagnostic {
    Diagnostic(.error, .SMP107, "the record is longer than \(bytesMax) bytes", at: place)
  }

  /// The next records that have come whole; `nil` at the end of the file.
  ///
  /// Throws what the source throws; a record that has begun is lost then. Throws SMP109 or SMP205
  /// where the file is something else than what it is read as; SMP107, SMP201, SMP202 or SMP204
  /// where a CSV file has no header that can be one.
  package mutating func next(
    from file: inout some ByteSource & ~Copyable
  ) throws(DiagnosticList) -> RecordBlock? {
    while true {
      if try hasHeader() {
        switch found() {
        case .records(let cut): return handOver(to: cut)
        case .unreadable(let problem): return try leaveOut(problem, &file)
        case .unfinished: if !isOpen { return nil }
        }
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
    if end + pieceSize > bytes.count {
      moveDown()
      let missing = end + pieceSize - bytes.count
      if missing > 0 { bytes += Array(repeating: 0, count: max(missing, bytes.count)) }
    }
    let place = end
    var room = bytes.mutableSpan
    let count = try file.read(into: &room, from: place)
    precondition(end + count <= bytes.count, "a reader writes what there is room for")
    end += count
    isOpen = count > 0
    if format == .jsonLines, !isBegun, end >= FileSignature.bytesMax || !isOpen {
      isBegun = true
      let bytes = bytes
      let span = bytes.span.extracting(0..<end)
      start = LineCursor.start(of: span)
      try FileSignature.check(span, is: format, source: source)
    }
  }

  /// Makes room where at least half of what is in memory is done with.
  private mutating func moveDown() {
    guard start >= end - start else { return }
    let (from, to) = (start, end)
    unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[from..<to]))
    }
    (start, end, searched) = (0, end - start, max(searched - start, 0))
  }

  /// Whether the header has come, or none is to come.
  private mutating func hasHeader() throws(DiagnosticList) -> Bool {
    guard format == .csv, header == nil else { return isBegun || format == .csv }
    let bytes = bytes
    let read = try CSVHeader.read(
      bytes.span.extracting(0..<end),
      isWhole: !isOpen,
      source: source,
      rowBytesMax: recordBytesMax
    )
    guard let read else { return false }
    header = read.header
    headerLines = read.scanner.line - 1
    rows = read.scanner
    start = rows.position
    return true
  }

  private enum Found {
    /// Records have come whole, up to here.
    case records(Int)
    /// The first record cannot be read.
    case unreadable(Diagnostic)
    /// Of the first record more has to come.
    case unfinished
  }

  private mutating func found() -> Found {
    let cut = lastLineEnd()
    let quote = bytes.span.extracting(0..<cut).firstIndex(of: UInt8(ascii: "\""), from: start)
    return format == .csv && quote != nil ? foundRows() : foundLines(before: cut)
  }

  /// Behind the last line that has come whole, of few pieces; where it begins if none has.
  private mutating func lastLineEnd() -> Int {
    let bytes = bytes
    let span = bytes.span.extracting(0..<end)
    let (from, near) = (max(searched, start), start + 2 * pieceSize)
    let lineEnd =
      near < end
      ? span.lastIndex(of: 0x0A, in: start..<near)
        ?? span.firstIndex(of: 0x0A, in: max(from, near)..<end)
      : span.lastIndex(of: 0x0A, in: from..<end)
    if let lineEnd { return lineEnd + 1 }
    searched = end
    return isOpen ? start : end
  }

  private func foundLines(before end: Int) -> Found {
    if self.end - start > recordBytesMax, let long = firstLongLine(before: end) {
      return long > start ? .records(long) : .unreadable(longRecord)
    }
    return end > start ? .records(end) : .unfinished
  }

  /// Where the first line begins that has too many bytes.
  private func firstLongLine(before cut: Int) -> Int? {
    let span = bytes.span.extracting(0..<end)
    var line = start
    while line < cut {
      let lineEnd = span.firstIndex(of: UInt8(ascii: "\n"), in: line..<cut) ?? cut
      if lineEnd - line > recordBytesMax { return line }
      line = lineEnd + 1
    }
    return cut == start && end - start > recordBytesMax ? start : nil
  }

  private var longRecord: Diagnostic {
    let place = Location(source, line: 1)
    return format == .csv
      ? rows.tooLong(source, line: 1) : Self.tooLong(recordBytesMax, at: place)
  }

  private mutating func foundRows() -> Found {
    let isWorthwhile = end - start >= awaited || end - start > recordBytesMax
    guard isWorthwhile || !isOpen else { return .unfinished }
    awaited = 0
    rows.position = start
    var (cut, seen) = (start, start)
    // Of the row at the cut, where what shows it stands behind it.
    var pending: Diagnostic?
    let bytes = bytes
    let span = bytes.span.extracting(0..<end)
    while cut - start < pieceSize {
      rows.skipBlankLines(of: span, isWhole: !isOpen)
      if rows.position >= seen { cut = rows.position }
      let (line, place) = (rows.line, rows.position)
      switch rows.row(of: span, isWhole: !isOpen, into: &cells) {
      case .cells: break
      case .malformed(let fault):
        let problem = fault.diagnostic(source, lines: line - 1)
        if fault.offset - place > pieceSize {
          return cut > start ? .records(cut) : .unreadable(pending ?? problem)
        }
        // Whoever reads the block must find the same fault.
        seen = max(seen, min(fault.offset + 2, end))
        if cut == place { pending = problem }
      case .tooLong: return cut > start ? .records(cut) : .unreadable(pending ?? longRecord)
      case .end: return cut > start ? .records(cut) : .unfinished
      case .unfinished:
        if end - cut >= pieceSize { awaited = (end - cut) * 2 }
        return cut > start ? .records(cut) : .unfinished
      }
      if rows.position >= seen { (cut, pending) = (rows.position, nil) }
    }
    return .records(cut)
  }

  private mutating func handOver(to cut: Int) -> RecordBlock {
    defer { headerLines = 0 }
    let content = header.map { RecordBlock.Content.rows($0) } ?? .lines
    let (rest, from) = (cut..<end, start..<cut)
    if from.count < rest.count {
      // The rest is more to copy than the block.
      let memory = copy(of: from, room: from.count)
      start = cut
      return RecordBlock(
        content: content,
        bytes: memory,
        range: 0..<from.count,
        linesBefore: headerLines
      )
    }
    let next = copy(of: rest, room: rest.count + pieceSize)
    let block = RecordBlock(content: content, bytes: bytes, range: from, linesBefore: headerLines)
    bytes = next
    (start, end, searched) = (0, rest.count, max(searched - cut, 0))
    return block
  }

  /// A part of the bytes at the beginning of memory with some room.
  private mutating func copy(of part: Range<Int>, room: Int) -> [UInt8] {
    var memory = spare.popLast() ?? Array(repeating: 0, count: pieceSize * 2)
    if memory.count < room { memory = Array(repeating: 0, count: room) }
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe memory.withUnsafeMutableBytes { memory in
        unsafe memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[part]))
      }
    }
    return memory
  }

  /// Reads on to the next line, keeping nothing of the record.
  private mutating func leaveOut(
    _ problem: Diagnostic,
    _ file: inout some ByteSource & ~Copyable
  ) throws(DiagnosticList) -> RecordBlock {
    var lineEnd = bytes.span.extracting(0..<end).firstIndex(of: 0x0A, from: start)
    while lineEnd == nil, isOpen {
      (start, end) = (0, 0)
      try fill(from: &file)
      lineEnd = bytes.span.extracting(0..<end).firstIndex(of: 0x0A, from: 0)
    }
    start = lineEnd.map { $0 + 1 } ?? end
    searched = start
    awaited = 0
    defer { headerLines = 0 }
    return RecordBlock(
      content: .leftOut(problem),
      bytes: [],
      range: 0..<0,
      linesBefore: headerLines
    )
  }
}
