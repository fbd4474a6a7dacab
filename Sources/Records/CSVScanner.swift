import Diagnostics

/// Where a CSV file is being read, and the grammar of its rows.
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

    /// The place of an offset inside a row that begins at `rowAt`, which is on `line`.
    init(
      _ bytes: [UInt8],
      rowAt start: Int,
      line: Int,
      offset: Int,
      reason: Reason = .notClosed
    ) {
      let before = bytes[start..<offset]
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      self.reason = reason
      self.line = line + before.count { $0 == UInt8(ascii: "\n") }
      column = offset - (lineStart ?? start) + 1
    }

    func diagnostic(_ source: String) -> Diagnostic {
      let message =
        switch reason {
        case .notClosed: "a quote is opened and never closed"
        case .textAfterQuote: "text follows a closing quote"
        }
      return Diagnostic(
        .error,
        .SMP204,
        message,
        at: Location(source, line: line, column: column),
        hint: "Put quotes around the whole cell, and write a quote inside it twice."
      )
    }
  }

  enum Row {
    /// The cells, without quotes.
    case cells([[UInt8]])
    /// Reading goes on at the line after the one the row begins on.
    case malformed(Fault)
    case end
  }

  private(set) var position: Int
  /// One-based.
  private(set) var line = 1
  private(set) var delimiter = UInt8(ascii: ",")

  init(position: Int) { self.position = position }

  /// Takes what the line has most of outside quotes; a comma where there is none.
  mutating func detectDelimiter(in bytes: [UInt8]) {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in bytes[position...] {
      if byte == UInt8(ascii: "\n"), !quoted { break }
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if !quoted { counts[byte, default: 0] += 1 }
    }
    var best = 0
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      guard let count = counts[candidate], count > best else { continue }
      best = count
      delimiter = candidate
    }
  }

  mutating func skipBlankLines(of bytes: [UInt8]) {
    while position < bytes.count {
      let end = bytes.span.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? bytes.count
      guard bytes[position..<end].allSatisfy({ $0 == UInt8(ascii: " ") || $0 == 0x0D }) else {
        return
      }
      position = min(end + 1, bytes.count)
      line += 1
    }
  }

  mutating func row(of bytes: [UInt8]) -> Row {
    guard position < bytes.count else { return .end }
    let start = position
    var cells: [[UInt8]] = []
    while true {
      switch cell(of: bytes) {
      case .failure(let reason, let offset):
        let fault = Fault(bytes, rowAt: start, line: line, offset: offset, reason: reason)
        position = start
        skipLine(of: bytes)
        return .malformed(fault)
      case .cell(let cell): cells.append(cell)
      }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    let lines = bytes[start..<position].count { $0 == UInt8(ascii: "\n") }
    line += lines
    skipLine(of: bytes)
    return .cells(cells)
  }

  private enum Cell {
    case cell([UInt8])
    case failure(Fault.Reason, offset: Int)
  }

  private mutating func cell(of bytes: [UInt8]) -> Cell {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes, position) {
        position += 1
      }
      return .cell(Array(bytes[start..<position]))
    }
    let opened = position
    var cell: [UInt8] = []
    position += 1
    while true {
      guard let quote = bytes.span.firstIndex(of: UInt8(ascii: "\""), from: position) else {
        return .failure(.notClosed, offset: opened)
      }
      cell.append(contentsOf: bytes[position..<quote])
      position = quote + 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      cell.append(UInt8(ascii: "\""))
      position += 1
    }
    guard position == bytes.count || bytes[position] == delimiter || isLineEnd(bytes, position)
    else { return .failure(.textAfterQuote, offset: position) }
    return .cell(cell)
  }

  private func isLineEnd(_ bytes: [UInt8], _ index: Int) -> Bool {
    if bytes[index] == UInt8(ascii: "\n") { return true }
    guard bytes[index] == UInt8(ascii: "\r") else { return false }
    return index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: "\n")
  }

  private mutating func skipLine(of bytes: [UInt8]) {
    let end = bytes.span.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? bytes.count
    position = min(end + 1, bytes.count)
    line += 1
  }
}
