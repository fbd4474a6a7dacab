package import Diagnostics

/// Goes from row to row of CSV that is in memory, and writes each as a JSON object.
///
/// A cell is text; an empty one is null. A bad row is a diagnostic and never hurts its neighbours;
/// blank lines are left out. The memory is that of the longest row, and used again.
package struct CSVRowCursor: Sendable {
  package enum Row: Sendable {
    /// The row that begins on that line is in ``CSVRowCursor/json``.
    case record(line: Int)
    case problem(Diagnostic)
  }

  /// The row read last.
  package private(set) var json: [UInt8] = []
  private var scanner: CSVScanner
  private let header: CSVHeader
  private let source: String
  private var cells: [CSVScanner.Cell] = []
  private var text: [UInt8] = []

  init(_ header: CSVHeader, from scanner: CSVScanner, source: String) {
    self.header = header
    self.scanner = scanner
    self.source = source
  }

  /// A cursor before the row at `position`, which is on line 1.
  package init(_ header: CSVHeader, from position: Int, source: String) {
    self.init(
      header,
      from: CSVScanner(position: position, delimiter: header.delimiter),
      source: source
    )
  }

  /// How many lines are behind the cursor.
  package var lineCount: Int { scanner.line - 1 }

  /// The next row of the bytes, which are the same at every call.
  package mutating func next(in bytes: borrowing Span<UInt8>) -> Row? {
    scanner.skipBlankLines(of: bytes)
    let (line, start) = (scanner.line, scanner.position)
    switch scanner.row(of: bytes, into: &cells) {
    case .end, .unfinished: return nil
    case .malformed(let fault): return .problem(fault.diagnostic(source))
    case .tooLong:
      scanner.skipLine(of: bytes)
      return .problem(scanner.tooLong(source, line: line))
    case .cells: break
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.extracting(start..<scanner.position))
    } catch {
      let offset = start + error.byteOffsets.lowerBound
      let fault = CSVScanner.Fault(bytes, rowAt: start, line: line, offset: offset)
      return .problem(CSVReader.notUTF8(source, line: fault.line, column: fault.column))
    }
    let named = header.names.count
    guard cells.count >= named, cells.count <= named + header.unnamedCount else {
      let unit = cells.count == 1 ? "cell" : "cells"
      return .problem(
        Diagnostic(
          .error,
          .SMP203,
          "the row has \(cells.count) \(unit), the header has \(named)",
          at: Location(source, line: line),
          hint: "Put a cell that contains the separator between quotes."
        )
      )
    }
    while let cell = cells.last, cells.count > named {
      guard !cell.isBlank(in: bytes) else {
        cells.removeLast()
        continue
      }
      return .problem(
        Diagnostic(
          .error,
          .SMP203,
          "cell \(cells.count) has a value, and its column has no name",
          at: Location(source, line: line),
          hint: "Name the column in the header, or put a cell with the separator between quotes."
        )
      )
    }
    write(bytes)
    return .record(line: line)
  }

  private mutating func write(_ bytes: borrowing Span<UInt8>) {
    // Taken out of the cursor, so that its other parts can be read meanwhile.
    var json: [UInt8] = []
    swap(&json, &self.json)
    defer { swap(&json, &self.json) }
    json.removeAll(keepingCapacity: true)
    for (index, cell) in cells.enumerated() {
      let opening = header.openings[index]
      json.append(opening.span)
      if cell.range.isEmpty {
        json.append("null")
      } else if cell.hasQuotes {
        text.removeAll(keepingCapacity: true)
        cell.append(from: bytes, to: &text)
        JSON.writeString(text.span, into: &json)
      } else {
        JSON.writeString(bytes.extracting(cell.range), into: &json)
      }
    }
    json.append(UInt8(ascii: "}"))
  }
}
