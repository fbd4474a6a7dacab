import Diagnostics
import Records
import Workspace

/// Reads records from files: JSON Lines or CSV, by the file's name.
struct SampleReader {
  /// The records of a file, and what is wrong with single lines; a broken line never hurts the
  /// others.
  let records: [SourceRecord]
  let problems: [Diagnostic]
  /// The columns of a CSV file; none of JSON Lines.
  let header: [String]

  /// Reads a whole file.
  ///
  /// `idPath` says where a record's identifier sits; line numbers stand in for missing ones. Throws
  /// where a CSV file has no usable header, and SMP109 or SMP205 where the first bytes tell that
  /// the file is neither form.
  init(path: String, bytes: [UInt8], idPath: FieldPath?) throws(DiagnosticList) {
    var records: [SourceRecord] = []
    var problems: [Diagnostic] = []
    try FileSignature.check(bytes.span, is: Self.isCSV(path) ? .csv : .jsonLines, source: path)
    let table = Self.isCSV(path) ? try CSVReader(bytes, source: path) : nil
    header = table?.header ?? []
    for row in table.map({ Array($0) }) ?? JSONLines(bytes).records(source: path) {
      switch row {
      case .record(let record):
        do throws(JSONFault) {
          records.append(try Self.identified(record, by: idPath))
        } catch {
          problems.append(error.diagnostic(line: Int(record.id) ?? 0, of: path))
        }
      case .problem(let problem): problems.append(problem)
      }
    }
    self.records = records
    self.problems = problems
  }

  /// Whether a file of that name is CSV, whatever the case of its ending.
  static func isCSV(_ path: String) -> Bool { path.lowercased().hasSuffix(".csv") }

  /// The record under its own identifier; samples are written by hand, so that a name that stands
  /// twice is a fault.
  private static func identified(
    _ record: SourceRecord,
    by path: FieldPath?
  ) throws(JSONFault) -> SourceRecord {
    let json = try JSON(parsing: record.json, duplicates: .refused)
    guard let path, let value = json[JSONPointer(path.names)],
      let id = value.string ?? value.number
    else { return record }
    return SourceRecord(id: id, json: record.json)
  }

  /// Where the records of an object say who they are.
  static func idPath(of catalog: Catalog) -> FieldPath? { idField(of: catalog)?.path }

  /// The field in which the records of an object say who they are.
  static func idField(of catalog: Catalog) -> CatalogField? {
    catalog.fields.first { $0.type == .id && $0.references == nil }
      ?? catalog["hs_object_id"] ?? catalog["Id"] ?? catalog["id"]
  }
}
