/// Rows as a CSV file: RFC 4180 with commas and CRLF, quotes only where they are needed.
package struct CSVWriter: Sendable {
  /// What becomes of a cell that a spreadsheet would run as a formula.
  package enum Formulas: Hashable, Sendable {
    /// An apostrophe is put before `=`, `+`, `-`, `@`, a tab and a carriage return; numbers stay.
    case neutralised
    case kept
  }

  package private(set) var bytes: [UInt8] = []
  private let formulas: Formulas

  package init(header: [String], formulas: Formulas = .neutralised) {
    self.formulas = formulas
    // A reader finds the separator by what the header has most of outside quotes.
    append(header, quoting: Set(",;\t\"\r\n".utf8))
  }

  /// Appends a row; an empty text is an empty cell.
  package mutating func append(_ row: [String]) {
    append(row, quoting: Set(",\"\r\n".utf8))
  }

  private mutating func append(_ row: [String], quoting special: Set<UInt8>) {
    // A line of blanks alone would be no row.
    let isBlank = row.count == 1 && row[0].utf8.allSatisfy { $0 == UInt8(ascii: " ") }
    for (column, cell) in row.enumerated() {
      if column > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell, quoted: isBlank || cell.utf8.contains(where: special.contains))
    }
    bytes.append(contentsOf: "\r\n".utf8)
  }

  private mutating func append(_ cell: String, quoted: Bool) {
    let risky = Set("=+-@\t\r".utf8)
    let neutralises =
      formulas == .neutralised && cell.utf8.first.map(risky.contains) ?? false
      && ExactDecimal(parsing: cell) == nil
    if quoted { bytes.append(UInt8(ascii: "\"")) }
    if neutralises { bytes.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    if quoted { bytes.append(UInt8(ascii: "\"")) }
  }
}
