import MappingLanguage
import Records

/// The form of mapped records as CSV: a column for each field that a rule of the spec writes.
struct MappedRows: Sendable {
  let columns: [String]
  let formulas: CSVWriter.Formulas

  init(of spec: MappingSpec, formulas: CSVWriter.Formulas) {
    var seen: Set<String> = []
    columns = spec.rules.map(\.target).filter { seen.insert($0).inserted }
    self.formulas = formulas
  }

  /// The first row.
  var header: [UInt8] { CSVWriter(header: columns, formulas: .kept).bytes }

  func writer() -> CSVRowWriter { CSVRowWriter(columns: columns, formulas: formulas) }
}

/// Mapped records, written as rows of CSV.
struct CSVRowWriter: ~Copyable {
  private var reader: RecordReader
  private var arena = Arena()
  private var values: [Value] = []
  private var rows: CSVWriter
  private let empty: Arena.Mark

  init(columns: [String], formulas: CSVWriter.Formulas) {
    reader = RecordReader(paths: columns.map { FieldPath([$0]) })
    rows = CSVWriter(formulas: formulas)
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
