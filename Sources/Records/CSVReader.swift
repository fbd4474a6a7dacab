package import Diagnostics

/// A CSV file that is in memory as records: RFC 4180 with commas, semicolons or tabs, UTF-8, LF or
/// CRLF.
package struct CSVReader: Sequence, Sendable {
  private let bytes: [UInt8]
  private let columns: CSVHeader
  private let start: CSVScanner
  private let source: String

  /// Reads the header: SMP107, SMP109, SMP201, SMP202, SMP204 or SMP205 where it is not one.
  ///
  /// `recordBytesMax`: a row that is longer is told and left out.
  package init(
    _ bytes: [UInt8],
    source: String,
    recordBytesMax: Int = RecordSplitter.recordBytesMax
  ) throws(DiagnosticList) {
    let read = try CSVHeader.read(bytes.span, source: source, rowBytesMax: recordBytesMax)
    guard let (columns, start) = read else {
      preconditionFailure("a header in a whole file is read or refused")
    }
    self.bytes = bytes
    self.columns = columns
    self.start = start
    self.source = source
  }

  /// The names of the columns, each once.
  package var header: [String] { columns.names }

  /// What stands between cells.
  package var delimiter: UInt8 { columns.delimiter }

  package func makeIterator() -> Iterator {
    Iterator(bytes: bytes, cursor: CSVRowCursor(columns, from: start, source: source))
  }

  static func notUTF8(_ source: String, line: Int, column: Int?) -> Diagnostic {
    Diagnostic(
      .error,
      .SMP205,
      "the text is not UTF-8",
      at: Location(source, line: line, column: column),
      hint: "Save the file again as UTF-8."
    )
  }

  /// The rows after the header, each identified by the number of the line it begins on.
  package struct Iterator: IteratorProtocol {
    let bytes: [UInt8]
    var cursor: CSVRowCursor

    package mutating func next() -> FileRecord? {
      let bytes = bytes
      switch cursor.next(in: bytes.span) {
      case .none: return nil
      case .record(let line): return .record(SourceRecord(id: String(line), json: cursor.json))
      case .problem(let problem): return .problem(problem)
      }
    }
  }
}
