import Diagnostics

/// Where a CSV file is being read, and the grammar of its rows.
///
/// The bytes are the whole file, or what has come of it; then the last row may be unfinished.
struct CSVScanner: Sendable {
  /// What is wrong with the quotes of a row, and where.
  struct Fault: Hashable, Sendable {
    enum Reason: Hashable, Sendable {
      case notClosed
      case textAfterQuote
    }

    let reason: Reason
    /// One-based.
    let line: Int
    /// One-based, in bytes.
    let column: Int
    /// Where it is in the bytes.
    let offset: Int

    /// The place of an offset inside a row that begins at `rowAt`, which is on `line`.
    init(
      _ bytes: borrowing Span<UInt8>,
      rowAt start: Int,
      line: Int,
      offset: Int,
      reason: Reason = .notClosed
    ) {
      var lineStart = start
      var number = line
      while let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: lineStart), end < offset {
        lineStart = end + 1
        number += 1
      }
      self.reason = reason
      self.offset = offset
      self.line = number
      column = offset - lineStart + 1
    }

    /// `lines`: how many there are before the one that its lines are counted from.
    func diagnostic(_ source: String, lines: Int = 0) -> Diagnostic {
      let message =
        switch reason {
        case .notClosed: "a quote is opened and never closed"
        case .textAfterQuote: "text follows a closing quote"
        }
      return Diagnostic(
        .error,
        .SMP204,
        message,
        at: Location(source, line: line - lines, column: column),
        hint: "Put quotes around the whole cell, and write a quote inside it twice."
      )
    }
  }

  /// A cell, without the quotes around it.
  struct Cell: Sendable {
    let range: Range<Int>
    /// Whether quotes inside it are written twice.
    let hasQuotes: Bool

    /// Whether the cell says nothing but blanks.
    func isBlank(in bytes: borrowing Span<UInt8>) -> Bool {
      for index in range where bytes[index] != UInt8(ascii: " ") { return false }
      return true
    }

    /// Appends what the cell says.
    func append(from bytes: borrowing Span<UInt8>, to text: inout [UInt8]) {
      guard hasQuotes else { return text.append(bytes.extracting(range)) }
      var position = range.lowerBound
      while let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: position),
        quote < range.upperBound
      {
        text.append(bytes.extracting(position...quote))
        position = quote + 2
      }
      text.append(bytes.extracting(position..<range.upperBound))
    }
  }

  enum Row {
    case cells
    /// Reading goes on at the line after the one the row begins on.
    case malformed(Fault)
    /// The row has more bytes than rows may have; the scanner stands where it stood.
    case tooLong
    /// More has to come before the row can be read; the scanner stands where it stood.
    case unfinished
    case end
  }

  /// The most bytes of a row before its line end.
  private let rowBytesMax: Int
  var position: Int
  /// One-based.
  private(set) var line = 1
  private(set) var delimiter = UInt8(ascii: ",")

  init(
    position: Int,
    delimiter: UInt8 = UInt8(ascii: ","),
    rowBytesMax: Int = RecordSplitter.recordBytesMax
  ) {
    self.position = position
    self.delimiter = delimiter
    self.rowBytesMax = rowBytesMax
  }

  /// What was seen of the line of a header.
  enum HeaderLine {
    case whole
    /// More has to come: it may say otherwise.
    case unfinished
    /// Lines end with a carriage return alone.
    case returnsAlone
  }

  /// Takes the separator that the line says, and goes on at the next one; `false` where it says
  /// none, `nil` where more has to come.
  mutating func takeDirective(in bytes: borrowing Span<UInt8>, isWhole: Bool) -> Bool? {
    // `sep=`, the separator, and the longest end of a line.
    let seen = bytes.extracting(position..<min(position + 7, bytes.count))
    guard CSVHeader.isDirective(seen) else {
      return isWhole || seen.count >= 4 || seen.firstIndex(of: 0x0A, from: 0) != nil ? false : nil
    }
    guard isWhole || seen.count == 7 || seen.firstIndex(of: 0x0A, from: 0) != nil else {
      return nil
    }
    let lineEnd = seen.firstIndex(of: 0x0A, from: 0) ?? seen.count
    let end = lineEnd > 0 && seen[lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd
    guard end == 5, seen[4] > 0x20 || seen[4] == 0x09, seen[4] < 0x7F,
      seen[4] != UInt8(ascii: "\"")
    else { return false }
    delimiter = seen[4]
    position = min(position + lineEnd + 1, bytes.count)
    line += 1
    return true
  }

  /// Takes what the line has most of outside quotes; a comma where there is none.
  mutating func detectDelimiter(in bytes: borrowing Span<UInt8>, isWhole: Bool) -> HeaderLine {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var index = position
    var beginsCell = true
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if beginsCell, bytes[index] == UInt8(ascii: "\"") {
        index = Self.quoteEnd(of: bytes, from: index + 1)
        beginsCell = false
        continue
      }
      if bytes[index] == 0x0D, index + 1 < bytes.count,
        bytes[index + 1] != 0x0D, bytes[index + 1] != 0x0A
      {
        return .returnsAlone
      }
      let found = candidates.firstIndex(of: bytes[index])
      if let found { counts[found] += 1 }
      beginsCell = found != nil
      index += 1
    }
    var best = 0
    for (candidate, count) in zip(candidates, counts) where count > best {
      best = count
      delimiter = candidate
    }
    return isWhole || index < bytes.count ? .whole : .unfinished
  }

  /// Behind the quote that closes a cell; the end of the bytes where none does.
  private static func quoteEnd(of bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    var next = start
    while let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: next) {
      next = quote + 1
      guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else { return next }
      next += 1
    }
    return bytes.count
  }

  mutating func skipBlankLines(of bytes: borrowing Span<UInt8>, isWhole: Bool = true) {
    while position < bytes.count {
      var index = position
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == 0x0D {
        index += 1
      }
      guard index < bytes.count ? bytes[index] == UInt8(ascii: "\n") : isWhole,
        index - position <= rowBytesMax
      else { return }
      position = min(index + 1, bytes.count)
      line += 1
    }
  }

  /// Reads a row; `cells` becomes its cells.
  mutating func row(
    of bytes: borrowing Span<UInt8>,
    isWhole: Bool = true,
    into cells: inout [Cell]
  ) -> Row {
    cells.removeAll(keepingCapacity: true)
    guard position < bytes.count else { return .end }
    guard bytes.count - position > rowBytesMax else {
      return shortRow(of: bytes, isWhole, into: &cells)
    }
    // The longest row and its line end: what comes behind them decides nothing.
    let seen = bytes.extracting(0...position + rowBytesMax)
    let row = shortRow(of: seen, false, into: &cells)
    if case .unfinished = row { return .tooLong }
    return row
  }

  /// What is said of a row that is too long.
  func tooLong(_ source: String, line: Int) -> Diagnostic {
    var problem = RecordSplitter.tooLong(rowBytesMax, at: Location(source, line: line))
    problem.hint = "A quote that is opened and never closed makes a row of all that follows."
    return problem
  }

  /// Goes on at the line after the one that it stands on.
  mutating func skipLine(of bytes: borrowing Span<UInt8>) {
    let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? bytes.count
    position = min(lineEnd + 1, bytes.count)
    line += 1
  }

  private mutating func shortRow(
    of bytes: borrowing Span<UInt8>,
    _ isWhole: Bool,
    into cells: inout [Cell]
  ) -> Row {
    let start = position
    guard let firstEnd = lineEnd(of: bytes, from: start, isWhole) else { return .unfinished }
    var lineEnd = firstEnd
    var lines = 1
    while true {
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        switch quotedCell(of: bytes, isWhole, into: &cells) {
        case .read: break
        case .unfinished:
          position = start
          return .unfinished
        case .failed(let reason, let offset):
          let fault = Fault(bytes, rowAt: start, line: line, offset: offset, reason: reason)
          position = min(firstEnd + 1, bytes.count)
          line += 1
          return .malformed(fault)
        }
        while lineEnd < position {
          guard let next = self.lineEnd(of: bytes, from: lineEnd + 1, isWhole) else {
            position = start
            return .unfinished
          }
          lineEnd = next
          lines += 1
        }
      } else {
        plainCell(of: bytes, lineEnd: lineEnd, into: &cells)
      }
      guard position < lineEnd, bytes[position] == delimiter else { break }
      position += 1
    }
    position = min(lineEnd + 1, bytes.count)
    line += lines
    return .cells
  }

  /// Where the line ends that `start` is on; `nil` where that is not known yet.
  private func lineEnd(
    of bytes: borrowing Span<UInt8>,
    from start: Int,
    _ isWhole: Bool
  ) -> Int? {
    bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? (isWhole ? bytes.count : nil)
  }

  private mutating func plainCell(
    of bytes: borrowing Span<UInt8>,
    lineEnd: Int,
    into cells: inout [Cell]
  ) {
    let hasReturn = lineEnd > position && bytes[lineEnd - 1] == UInt8(ascii: "\r")
    let contentEnd = hasReturn ? lineEnd - 1 : lineEnd
    let start = position
    position = bytes.firstIndex(of: delimiter, in: start..<contentEnd) ?? contentEnd
    cells.append(Cell(range: start..<position, hasQuotes: false))
  }

  private enum QuotedCell {
    case read
    case unfinished
    case failed(Fault.Reason, offset: Int)
  }

  private mutating func quotedCell(
    of bytes: borrowing Span<UInt8>,
    _ isWhole: Bool,
    into cells: inout [Cell]
  ) -> QuotedCell {
    let opened = position
    var hasQuotes = false
    var next = opened + 1
    while true {
      guard let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: next) else {
        return isWhole ? .failed(.notClosed, offset: opened) : .unfinished
      }
      position = quote + 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      hasQuotes = true
      next = position + 1
    }
    guard position < bytes.count else {
      cells.append(Cell(range: opened + 1..<position - 1, hasQuotes: hasQuotes))
      return isWhole ? .read : .unfinished
    }
    switch bytes[position] {
    case delimiter, UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"):
      if position + 1 == bytes.count {
        if !isWhole { return .unfinished }
      } else if bytes[position + 1] != UInt8(ascii: "\n") {
        return .failed(.textAfterQuote, offset: position)
      }
    default: return .failed(.textAfterQuote, offset: position)
    }
    cells.append(Cell(range: opened + 1..<position - 1, hasQuotes: hasQuotes))
    return .read
  }
}
