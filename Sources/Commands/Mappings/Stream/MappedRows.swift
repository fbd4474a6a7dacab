import MappingLanguage
import Records

/// The form of mapped records as CSV: a column for each field that a rule of the spec writes.
struct MappedRows: Sendable {
  let columns: [String]
  let separator: CSVWriter.Separator
  let formulas: CSVWriter.Formulas

  init(
    of spec: MappingSpec,
    separator: CSVWriter.Separator = .comma,
    formulas: CSVWriter.Formulas
  ) {
    var seen: Set<String> = []
    columns = spec.rules.map(\.target).filter { seen.insert($0).inserted }
    self.separator = separator
    self.formulas = formulas
  }

  /// The first row.
  var header: [UInt8] {
    CSVWriter(header: columns, separator: separator, formulas: .kept).bytes
  }

  func writer() -> CSVRowWriter {
    CSVRowWriter(columns: columns, CSVWriter(separator: separator, formulas: formulas))
  }
}

/// Mapped records, written as rows of CSV.
struct CSVRowWriter: ~Copyable {
  private var reader: RecordReader
  private var arena = Arena()
  private var values: [Value] = []
  private var rows: CSVWriter
  private let empty: Arena.Mark

  /// `rows`: a writer of rows without a header.
  init(columns: [String], _ rows: CSVWriter) {
    reader = RecordReader(paths: columns.map { FieldPath([$0]) })
    self.rows = rows
    empty = arena.mark
  }

  /// Appends a record as a mapping wrote it, one JSON object.
  mutating func append(_ record: borrowing Span<UInt8>) {
    arena.reset(to: empty)
    do throws(JSONFault) {
      try reader.read(record, into: &values, arena: &arena)
    } catch {
      preconditionFailure("a mapping writes JSON objects: \(error)")
    }
    rows.append(values, in: arena)
  }

  /// The rows that were appended, which are forgotten.
  mutating func take() -> [UInt8] {
    let bytes = rows.bytes
    rows.removeAll()
    return bytes
  }
}
