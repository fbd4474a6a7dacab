import Diagnostics

/// The first row of a CSV file: the names of the columns, and what stands between cells.
package struct CSVHeader: Sendable {
  /// Each once, without blanks around it.
  package let names: [String]
  /// What a first line `sep=;` says; else a comma, a semicolon or a tab, whichever the header has
  /// most of.
  package let delimiter: UInt8
  /// Columns at the end that have no name, as spreadsheets write them; their cells are empty.
  let unnamedCount: Int
  /// What a row as a JSON object has before each value: a brace or a comma, the name, a colon.
  let openings: [[UInt8]]

  init(names: [String], unnamedCount: Int, delimiter: UInt8) {
    self.names = names
    self.unnamedCount = unnamedCount
    self.delimiter = delimiter
    openings = names.enumerated().map { column, name in
      var opening = [UInt8(ascii: column == 0 ? "{" : ",")]
      JSON.writeString(name.utf8, into: &opening)
      return opening + [UInt8(ascii: ":")]
    }
  }

  /// Reads the header, and leaves a scanner at the row behind it; `nil` where it has not come
  /// whole.
  ///
  /// - Throws: SMP107, SMP109, SMP201, SMP202, SMP204 or SMP205 where it is not one.
  static func read(
    _ bytes: borrowing Span<UInt8>,
    isWhole: Bool = true,
    source: String,
    rowBytesMax: Int = RecordSplitter.recordBytesMax
  ) throws(DiagnosticList) -> (header: CSVHeader, scanner: CSVScanner)? {
    guard isWhole || bytes.count >= FileSignature.bytesMax else { return nil }
    try FileSignature.check(bytes, is: .csv, source: source)
    let start = LineCursor.start(of: bytes)
    guard bytes.count - start > rowBytesMax else {
      return try short(bytes, isWhole, from: start, source, rowBytesMax)
    }
    // What comes behind the longest header and its line end decides nothing.
    let seen = bytes.extracting(0...start + rowBytesMax)
    guard let read = try short(seen, false, from: start, source, rowBytesMax) else {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .SMP107,
          "the header is longer than \(rowBytesMax) bytes",
          at: Location(source, line: 1),
          hint: "Write the names of the columns on the first line."
        )
      ])
    }
    return read
  }

  private static func short(
    _ bytes: borrowing Span<UInt8>,
    _ isWhole: Bool,
    from start: Int,
    _ source: String,
    _ rowBytesMax: Int
  ) throws(DiagnosticList) -> (header: CSVHeader, scanner: CSVScanner)? {
    var scanner = CSVScanner(position: start, rowBytesMax: rowBytesMax)
    scanner.skipBlankLines(of: bytes, isWhole: isWhole)
    guard let isDirected = scanner.takeDirective(in: bytes, isWhole: isWhole) else { return nil }
    if !isDirected {
      switch scanner.detectDelimiter(in: bytes, isWhole: isWhole) {
      case .whole: break
      case .unfinished: return nil
      case .returnsAlone: throw DiagnosticList([FileSignature.returnsAlone(source)])
      }
    }
    let line = scanner.line
    var cells: [CSVScanner.Cell] = []
    switch scanner.row(of: bytes, isWhole: isWhole, into: &cells) {
    case .unfinished, .tooLong: return nil
    case .end:
      guard isWhole else { return nil }
      throw DiagnosticList([
        Diagnostic(
          .error,
          .SMP201,
          "the file is empty",
          at: Location(source),
          hint: "Write the names of the columns on the first line."
        )
      ])
    case .malformed(let fault): throw DiagnosticList([fault.diagnostic(source)])
    case .cells:
      var texts: [[UInt8]] = []
      for cell in cells {
        var text: [UInt8] = []
        cell.append(from: bytes, to: &text)
        texts.append(text)
      }
      let count = texts.count
      while texts.count > 1, texts.last?.allSatisfy({ $0 == UInt8(ascii: " ") }) == true {
        texts.removeLast()
      }
      let names = try names(texts, line: line, source: source)
      let header = CSVHeader(
        names: names,
        unnamedCount: count - names.count,
        delimiter: scanner.delimiter
      )
      return (header, scanner)
    }
  }

  /// Whether a line, or its first cell, says the separator as spreadsheets do: `sep=;`.
  static func isDirective(_ text: borrowing Span<UInt8>) -> Bool {
    let word = Array("sep=".utf8)
    guard text.count >= word.count else { return false }
    return word.indices.allSatisfy { index in
      let byte = text[index]
      return (65...90).contains(byte) ? byte + 32 == word[index] : byte == word[index]
    }
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
      // A zero byte in a name is UTF-16 that was read as UTF-8.
      guard !cell.contains(0), let text = String(validating: cell, as: UTF8.self) else {
        problems.append(CSVReader.notUTF8(source, line: line, column: nil))
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
}
