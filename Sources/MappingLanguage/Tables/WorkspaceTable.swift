package import Diagnostics
package import Records

/// A table file of the workspace that look-ups ask, such as a list of branches or of people who
/// must not be written to; a mapping version keeps those it uses.
package final class WorkspaceTable: Sendable {
  /// What look-ups call the system of tables.
  package static let system = "workspace"
  /// Most bytes of a table's file.
  package static let bytesMax = 8 << 20

  package let name: String
  /// The file it was read from, as a person names it; `nil` for what a version keeps.
  let file: String?
  /// Its columns in the order in which they come up; any of them may be empty.
  package let catalog: Catalog
  /// One value a column, null where a row has none.
  let rows: [[JSON]]

  /// A table of records, one JSON object a row, named by their lines in messages.
  ///
  /// A column of whole numbers, of numbers or of booleans is one of those, any other is of texts.
  /// `header`: columns that are there whatever the rows have, in their order. `file`: what messages
  /// call the file.
  ///
  /// - Throws: SMP104 for a value that is an array or an object.
  package convenience init(
    _ name: String,
    header: [String] = [],
    records: [SourceRecord],
    file: String
  ) throws(DiagnosticList) {
    var columns = header
    var places = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    var cells: [[Int: JSON]] = []
    var problems: [Diagnostic] = []
    for record in records {
      var row: [Int: JSON] = [:]
      for member in (try? JSON(parsing: record.json))?.object?.members ?? [] {
        if places[member.name] == nil {
          places[member.name] = columns.count
          columns.append(member.name)
        }
        guard member.value.array == nil, member.value.object == nil else {
          problems.append(Self.nested(member.name, file, line: Int(record.id)))
          continue
        }
        row[places[member.name] ?? 0] = member.value
      }
      cells.append(row)
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    let rows = cells.map { row in columns.indices.map { row[$0] ?? .null } }
    self.init(name, file: file, columns: columns, rows: rows)
  }

  private init(_ name: String, file: String?, columns: [String], rows: [[JSON]]) {
    let types = columns.indices.map { column in Self.type(of: rows.lazy.map { $0[column] }) }
    self.name = name
    self.file = file
    self.rows = rows.map { row in
      zip(row, types).map { value, type in
        type == .text ? value.scalarText.map { .string($0) } ?? .null : value
      }
    }
    catalog = Catalog(
      system: Self.system,
      object: name,
      label: name,
      fields: zip(columns, types).map { CatalogField($0, type: $1) }
    )
  }

  private static func type(of values: some Sequence<JSON>) -> FieldType {
    var type: FieldType?
    for value in values where !value.isNull {
      let own: FieldType =
        value.bool != nil ? .bool : value.int != nil ? .int : value.number != nil ? .dec : .text
      switch (type, own) {
      case (nil, _): type = own
      case (let known?, _) where known == own: break
      case (.int, .dec), (.dec, .int): type = .dec
      default: return .text
      }
    }
    return type ?? .text
  }

  private static func nested(_ column: String, _ file: String, line: Int?) -> Diagnostic {
    Diagnostic(
      .error,
      .SMP104,
      "\"\(column)\" holds an array or an object, and a table holds single values",
      at: Location(file, line: line),
      hint: "Write a text, a number, true or false."
    )
  }

  // MARK: Stored form

  var json: JSON {
    [
      "columns": .strings(catalog.fields.map(\.name)),
      "rows": .array(rows.map { .array($0) }),
    ]
  }

  convenience init?(object: String, json: JSON) {
    guard let columns = json["columns"]?.array?.compactMap(\.string),
      let rows = json["rows"]?.array?.map({ $0.array ?? [] }),
      rows.allSatisfy({ $0.count == columns.count })
    else { return nil }
    self.init(object, file: nil, columns: columns, rows: rows)
  }

  // MARK: Answers

  /// How messages name it: by its file.
  var title: String { file ?? "the table \"\(name)\"" }

  /// The first rows that a look-up can find by what stands in its columns, at `most` so many: the
  /// number of each, counted from 1, and what it has there; `nil` where a column is not there.
  func keys(of lookup: Lookup, most: Int) -> [(row: Int, values: [JSON])]? {
    let columns = lookup.match.compactMap { match in
      catalog.fields.firstIndex { $0.name == match.field }
    }
    guard columns.count == lookup.match.count else { return nil }
    var keys: [(row: Int, values: [JSON])] = []
    for (index, row) in rows.enumerated() where keys.count < most {
      let values = columns.compactMap { column -> JSON? in
        guard let text = row[column].string else { return row[column].isNull ? nil : row[column] }
        return Self.trimmed(text).map { .string($0) }
      }
      if values.count == columns.count { keys.append((index + 1, values)) }
    }
    return keys
  }

  /// What the rows have for the keys of a look-up, by key and in their order; `nil` where it names
  /// a column that is not there.
  func answers(to lookup: Lookup) -> [LookupKey: [LookupTable.Hit]]? {
    let places = Dictionary(
      catalog.fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    let columns = lookup.match.compactMap { places[$0.field] }
    let returned = places[lookup.returns]
    guard columns.count == lookup.match.count, returned != nil || lookup.returns == "found"
    else { return nil }
    var answers: [LookupKey: [LookupTable.Hit]] = [:]
    for (index, row) in rows.enumerated() {
      let texts = columns.compactMap { column in
        lookup.keyText(of: row[column]).flatMap(Self.trimmed)
      }
      // A blank asks nothing and answers nothing.
      guard texts.count == columns.count else { continue }
      let hit = LookupTable.Hit(
        id: String(index + 1),
        value: returned.map { row[$0] } ?? .bool(true)
      )
      answers[lookup.key(of: texts), default: []].append(hit)
    }
    return answers
  }

  private static func trimmed(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    let range = WhiteSpace.trimmed(0..<bytes.count, in: bytes)
    return range.isEmpty ? nil : String(decoding: bytes[range], as: UTF8.self)
  }
}

extension Lookup {
  /// Whether it asks a table of the workspace, and no platform.
  package var asksTable: Bool { system == WorkspaceTable.system }
}
