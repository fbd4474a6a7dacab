import Diagnostics
import Records

/// A file of records as a catalog of what it has: the columns of CSV, the members of JSON Lines.
struct RecordFile {
  let catalog: Catalog
  let records: [JSON]
  /// What is wrong with lines that are no records.
  let problems: [Diagnostic]

  /// So deep are members of members fields of their own.
  private static let depthMax = 6

  /// Reads the first records of a file; lines that cannot be read hurt no others.
  ///
  /// - Throws: the problems of the header of a CSV file, SMP101 where no line is a record.
  init(_ bytes: [UInt8], at path: String, recordsMax: Int) throws(DiagnosticList) {
    var records: [JSON] = []
    var problems: [Diagnostic] = []
    func add(_ row: FileRecord) {
      switch row {
      case .record(let record):
        do throws(JSONFault) {
          records.append(try JSON(parsing: record.json))
        } catch {
          problems.append(error.diagnostic(line: Int(record.id) ?? 0, of: path))
        }
      case .problem(let problem): problems.append(problem)
      }
    }
    let fields: [CatalogField]
    if RecordFormat(ofFile: path) == .csv {
      let reader = try CSVReader(bytes, source: path)
      for row in reader.prefix(recordsMax) { add(row) }
      fields = reader.header.map { CatalogField($0, type: .text) }
    } else {
      for row in JSONLines(bytes).records(source: path).prefix(recordsMax) { add(row) }
      if records.isEmpty, let problem = problems.first { throw DiagnosticList([problem]) }
      fields = Self.fields(of: records)
    }
    self.records = records
    self.problems = problems
    let name = path.split(separator: "/").last.map(String.init) ?? path
    catalog = Catalog(system: "file", object: name, label: name, fields: fields)
  }

  /// The members of all records, in the order in which they are first seen.
  private static func fields(of records: [JSON]) -> [CatalogField] {
    var fields: [CatalogField] = []
    var places: [[String]: Int] = [:]
    func add(_ names: [String], _ type: FieldType?) {
      guard let type else { return }
      if let place = places[names] {
        if fields[place].type != type { fields[place].type = .text }
        return
      }
      places[names] = fields.count
      fields.append(
        CatalogField(names.joined(separator: "."), path: FieldPath(names), type: type)
      )
    }
    func visit(_ value: JSON, _ names: [String]) {
      guard let object = value.object, names.count < depthMax else {
        if !names.isEmpty { add(names, type(of: value)) }
        return
      }
      for member in object.members { visit(member.value, names + [member.name]) }
    }
    for record in records { visit(record, []) }
    return fields
  }

  /// What a field with that value holds; `nil` for nothing at all.
  private static func type(of value: JSON) -> FieldType? {
    if value.bool != nil { return .bool }
    if let number = value.number { return number.contains(where: ".eE".contains) ? .dec : .int }
    if value.array != nil { return .list(.text) }
    if value.object != nil { return .json }
    return value.string == nil ? nil : .text
  }
}
