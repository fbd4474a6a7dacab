/// Rows as a CSV file: RFC 4180 with commas or tabs and CRLF, quotes only where they are needed.
package struct CSVWriter: Sendable {
  /// What stands between cells.
  package enum Separator: UInt8, Sendable {
    case comma = 0x2C
    case tab = 0x09
  }

  /// What becomes of a cell that a spreadsheet would run as a formula.
  package enum Formulas: Hashable, Sendable {
    /// An apostrophe is put before `=`, `+`, `-`, `@`, a tab and a carriage return; numbers stay.
    case neutralised
    case kept
  }

  package private(set) var bytes: [UInt8] = []
  private let separator: Separator
  private let formulas: Formulas

  /// A file that begins with a header.
  package init(
    header: [String],
    separator: Separator = .comma,
    formulas: Formulas = .neutralised
  ) {
    self.init(separator: separator, formulas: formulas)
    for (column, name) in header.enumerated() {
      // A reader finds the separator by what the header has most of outside quotes.
      append(
        name.utf8.span,
        column,
        quoted: Self.isBlank(header) || CSVHeader.isDirective(name.utf8.span)
          || name.utf8.contains { isSpecial($0, inHeader: true) }
      )
    }
    endRow()
  }

  /// Rows without a header.
  package init(separator: Separator = .comma, formulas: Formulas) {
    self.separator = separator
    self.formulas = formulas
  }

  /// Appends a row; an empty text is an empty cell.
  package mutating func append(_ row: [String]) {
    for (column, cell) in row.enumerated() {
      append(
        cell.utf8.span,
        column,
        quoted: Self.isBlank(row) || cell.utf8.contains { isSpecial($0) }
      )
    }
    endRow()
  }

  /// Appends a row of texts, numbers, truth values, and arrays and objects as JSON; a null is an
  /// empty cell.
  package mutating func append(_ row: [Value], in arena: borrowing Arena) {
    let isAlone = row.count == 1
    for (column, value) in row.enumerated() {
      switch value.kind {
      case .text, .number, .json:
        let cell = arena.bytes.span.extracting(value.range)
        append(cell, column, quoted: needsQuotes(cell, isAlone: isAlone))
      case .boolean: append(value.asBoolean ? "true" : "false", column)
      default: append("", column, quoted: isAlone)
      }
    }
    endRow()
  }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func endRow() { bytes.append("\r\n") }

  private func isSpecial(_ byte: UInt8, inHeader: Bool = false) -> Bool {
    switch byte {
    case separator.rawValue, UInt8(ascii: "\""), 0x0D, 0x0A: true
    case UInt8(ascii: ","), UInt8(ascii: ";"), 0x09: inHeader
    default: false
    }
  }

  /// A line of blanks alone would be no row.
  private static func isBlank(_ row: [String]) -> Bool {
    row.count == 1 && row[0].utf8.allSatisfy { $0 == UInt8(ascii: " ") }
  }

  private func needsQuotes(_ cell: borrowing Span<UInt8>, isAlone: Bool) -> Bool {
    var isBlank = true
    for index in cell.indices {
      if isSpecial(cell[index]) { return true }
      if cell[index] != UInt8(ascii: " ") { isBlank = false }
    }
    return isAlone && isBlank
  }

  private mutating func append(_ cell: StaticString, _ column: Int, quoted: Bool = false) {
    if column > 0 { bytes.append(separator.rawValue) }
    if quoted { bytes.append("\"\"") }
    bytes.append(cell)
  }

  private mutating func append(_ cell: borrowing Span<UInt8>, _ column: Int, quoted: Bool) {
    if column > 0 { bytes.append(separator.rawValue) }
    if quoted { bytes.append(UInt8(ascii: "\"")) }
    if formulas == .neutralised, Self.isFormula(cell) { bytes.append(UInt8(ascii: "'")) }
    if quoted {
      for index in cell.indices {
        if cell[index] == UInt8(ascii: "\"") { bytes.append(cell[index]) }
        bytes.append(cell[index])
      }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.append(cell)
    }
  }

  private static func isFormula(_ cell: borrowing Span<UInt8>) -> Bool {
    guard cell.count > 0 else { return false }
    switch cell[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      return ExactDecimal(parsing: cell) == nil
    default: return false
    }
  }
}
