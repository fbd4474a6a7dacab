package import Diagnostics

/// What the first bytes of a file tell: that it is something else than what it is read as.
package enum FileSignature {
  /// So many bytes tell it.
  static let bytesMax = 4

  /// - Throws: SMP109 or SMP205 where the file, of which these are the first bytes, is no such one.
  package static func check(
    _ bytes: borrowing Span<UInt8>,
    is format: RecordFormat,
    source: String
  ) throws(DiagnosticList) {
    let first = (0..<min(bytes.count, bytesMax)).map { bytes[$0] }
    for (begins, tool) in compressed where first.starts(with: begins) {
      throw other(
        source,
        "is compressed",
        "Decompress it with \(tool); a file that is named .gz or .zst is decompressed here."
      )
    }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF])
      || first.prefix(2).contains(0)
    {
      throw DiagnosticList([CSVReader.notUTF8(source, line: 1, column: 1)])
    }
    let text = first.starts(with: LineCursor.byteOrderMark) ? Array(first.dropFirst(3)) : first
    switch format {
    case .jsonLines where text.first == UInt8(ascii: "["):
      throw other(
        source,
        "is one JSON array, and is read as JSON Lines",
        "Write one record a line, such as with: jq -c '.[]'"
      )
    case .csv where ["{\"", "[{"].contains { text.starts(with: $0.utf8) }:
      throw other(
        source,
        "is JSON, and is read as CSV",
        "Say --format jsonl, or give it a name with another ending."
      )
    case .jsonLines, .csv: return
    }
  }

  /// SMP109 where a line is no record because a carriage return alone ends the first of several.
  package static func returnsAlone(
    _ record: borrowing Span<UInt8>,
    _ fault: JSONFault,
    line: Int
  ) -> Diagnostic? {
    let end = min(fault.offset, record.count)
    guard end > 1, record[end - 1] == 0x0D, record[end - 2] == UInt8(ascii: "}") else {
      return nil
    }
    var problem = returnsAlone("")
    problem.location?.line = line
    return problem
  }

  /// What to say of a first line that is no record and looks like the header of CSV; `nil` where
  /// it does not.
  package static func suspectedCSV(
    _ line: borrowing Span<UInt8>,
    _ fault: JSONFault,
    line number: Int
  ) -> Diagnostic? {
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    guard number == 1, line.firstIndex(of: UInt8(ascii: "{"), from: 0) == nil,
      separators.contains(where: { line.firstIndex(of: $0, from: 0) != nil })
    else { return nil }
    var problem = fault.diagnostic(line: number, of: "")
    problem.hint = "If this is CSV, say --format csv."
    return problem
  }

  /// A file whose lines no line feed ends.
  static func returnsAlone(_ source: String) -> Diagnostic {
    Diagnostic(
      .error,
      .SMP109,
      "the lines end with carriage returns alone",
      at: Location(source, line: 1),
      hint: "End them with line feeds, such as with: tr '\\r' '\\n'"
    )
  }

  private static let compressed: [(begins: [UInt8], tool: String)] = [
    ([0x1F, 0x8B], "gzip -d"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd -d"),
    ([0x50, 0x4B, 0x03, 0x04], "unzip"),
  ]

  private static func other(_ source: String, _ what: String, _ hint: String) -> DiagnosticList {
    DiagnosticList([
      Diagnostic(.error, .SMP109, "the file \(what)", at: Location(source), hint: hint)
    ])
  }
}
