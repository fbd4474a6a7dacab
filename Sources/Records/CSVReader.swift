package import Diagnostics

/// A CSV file as records: RFC 4180 with commas, semicolons or tabs, UTF-8, LF or CRLF.
///
/// The header gives the names, without blanks around them. A cell is text; an empty one is null. A
/// bad row is a diagnostic and never hurts its neighbours; blank lines are left out.
package struct CSVReader: Sequence, Sendable {
  /// The names of the columns, each once.
  package let header: [String]
  /// What stands between cells: a comma, a semicolon or a tab, whichever the header has most of.
  package let delimiter: UInt8
  private let bytes: [UInt8]
  private let source: String
  private let start: CSVScanner

  /// Reads the header: SMP201, SMP202, SMP204 or SMP205 where it is not one.
  package init(_ bytes: [UInt8], source: String) throws(DiagnosticList) {
    self.bytes = bytes
    self.source = source
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw DiagnosticList([Self.notUTF8(source, line: 1, column: 1)])
    }
    var scanner = CSVScanner(position: bytes.starts(with: LineSplitter.byteOrderMark) ? 3 : 0)
    scanner.skipBlankLines(of: bytes)
    scanner.detectDelimiter(in: bytes)
    delimiter = scanner.delimiter
    let line = scanner.line
    switch scanner.row(of: bytes) {
    case .end:
      throw DiagnosticList([
        Diagnostic(
          .error,
          .SMP201,
          "the file is empty",
          at: Location(source),
          hint: "Write the names of the columns on the first line."
        )
      ])
    case .malformed(let fault):
      throw DiagnosticList([fault.diagnostic(source)])
    case .cells(let cells):
      header = try Self.names(cells, line: line, source: source)
    }
    start = scanner
  }

  package func makeIterator() -> Iterator {
    Iterator(bytes: bytes, source: source, header: header, scanner: start)
  }

  private static func names(
    _ cells: [[UInt8]],
    line: Int,
    source: String
  ) throws(DiagnosticList) -> [String] {
    var names: [String] = []
    var columns: [String: Int] = [:]
    var problems: [Diagnostic] = []
    for (column, cell) in cells.enumerated() {
      let place = Location(source, line: line)
      guard let text = String(validating: cell, as: UTF8.self) else {
        problems.append(notUTF8(source, line: line, column: nil))
        continue
      }
      let name = trimmed(text)
      if name.isEmpty {
        problems.append(
          Diagnostic(
            .error,
            .SMP201,
            "column \(column + 1) has no name",
            at: place,
            hint: "Name the column in the header, or take it out."
          )
        )
      } else if let first = columns[name] {
        problems.append(
          Diagnostic(
            .error,
            .SMP202,
            "columns \(first + 1) and \(column + 1) are both named \"\(name)\"",
            at: place,
            hint: "Give each column a name of its own."
          )
        )
      }
      columns[name] = columns[name] ?? column
      names.append(name)
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return names
  }

  private static func trimmed(_ text: String) -> String {
    // A byte order mark is nothing to see either.
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || scalar == "\u{FEFF}"
    }
    let start = text.unicodeScalars.drop(while: isBlank)
    let end = start.reversed().drop(while: isBlank)
    return String(String.UnicodeScalarView(end.reversed()))
  }

  static func notUTF8(_ source: String, line: Int, column: Int?) -> Diagnostic {
    Diagnostic(
      .error,
      .SMP205,
      "the text is not UTF-8",
      at: Location(source, line: line, column: column),
      hint: "Save the file again as CSV UTF-8."
    )
  }
}

extension CSVReader {
  /// The rows after the header.
  package struct Iterator: IteratorProtocol {
    private let bytes: [UInt8]
    private let source: String
    /// The names as JSON string literals, each with its colon.
    private let names: [[UInt8]]
    private var scanner: CSVScanner

    init(bytes: [UInt8], source: String, header: [String], scanner: CSVScanner) {
      self.bytes = bytes
      self.source = source
      self.scanner = scanner
      names = header.map { name in
        var literal: [UInt8] = []
        JSON.writeString(name.utf8, into: &literal)
        return literal + [UInt8(ascii: ":")]
      }
    }

    package mutating func next() -> FileRecord? {
      scanner.skipBlankLines(of: bytes)
      let (line, start) = (scanner.line, scanner.position)
      switch scanner.row(of: bytes) {
      case .end: return nil
      case .malformed(let fault): return .problem(fault.diagnostic(source))
      case .cells(let cells):
        do throws(UTF8.ValidationError) {
          _ = try UTF8Span(validating: bytes.span.extracting(start..<scanner.position))
        } catch {
          let fault = CSVScanner.Fault(
            bytes,
            rowAt: start,
            line: line,
            offset: start + error.byteOffsets.lowerBound
          )
          return .problem(CSVReader.notUTF8(source, line: fault.line, column: fault.column))
        }
        guard cells.count == names.count else {
          return .problem(
            Diagnostic(
              .error,
              .SMP203,
              "the row has \(cells.count) cells, the header has \(names.count)",
              at: Location(source, line: line),
              hint: "Put a cell that contains the separator between quotes."
            )
          )
        }
        return .record(SourceRecord(id: String(line), json: object(cells)))
      }
    }

    private func object(_ cells: [[UInt8]]) -> [UInt8] {
      var json: [UInt8] = [UInt8(ascii: "{")]
      for (name, cell) in zip(names, cells) {
        if json.count > 1 { json.append(UInt8(ascii: ",")) }
        json.append(contentsOf: name)
        if cell.isEmpty {
          json.append(contentsOf: "null".utf8)
        } else {
          JSON.writeString(cell.span, into: &json)
        }
      }
      json.append(UInt8(ascii: "}"))
      return json
    }
  }
}
