import Diagnostics
import Records

extension FuzzTarget {
  /// A CSV file.
  static let csv = FuzzTarget(
    "csv",
    "Every row is a record with a cell a column or a problem with a place; files read back.",
    words: ["\"", "\"\"", ",", ";", "\t", "\r\n", "\u{FEFF}", "=1+1", "é", "sep=;\n", ",,\n"]
  ) { input throws(BrokenLaw) in
    guard let table = try? CSVReader(input, source: "input.csv") else { return }
    var writer = CSVWriter(header: table.header, formulas: .kept)
    var rows: [[String]] = []
    for record in table {
      switch record {
      case .problem(let problem):
        try expect(problem.location?.line != nil, "\(problem.code) has no line")
      case .record(let record):
        guard let object = (try? JSON(parsing: record.json))?.object else {
          throw BrokenLaw("row \(record.id) is no object")
        }
        try expect(
          object.names.map { Array($0.utf8) } == table.header.map { Array($0.utf8) },
          "row \(record.id) has the columns \(object.names)"
        )
        let row = object.members.map { $0.value.string ?? "" }
        rows.append(row)
        writer.append(row)
      }
    }
    guard let again = try? CSVReader(writer.bytes, source: "output.csv") else {
      throw BrokenLaw("the header \(table.header) is written and not read")
    }
    try expect(again.header == table.header, "the header reads back as \(again.header)")
    let reread = again.map { record -> [String]? in
      guard case .record(let record) = record else { return nil }
      return (try? JSON(parsing: record.json))?.object?.members.map { $0.value.string ?? "" }
    }
    try expect(reread == rows, "\(rows) reads back as \(reread)")
  }
}
