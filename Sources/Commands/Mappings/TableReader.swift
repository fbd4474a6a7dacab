import Diagnostics
import MappingLanguage
import Records
import Workspace

/// Reads the tables of a workspace that look-ups ask: `tables/NAME.csv` or `tables/NAME.jsonl`.
enum TableReader {
  /// By name.
  ///
  /// - Throws: the problems of a file, SMP105 for one that is too large.
  static func tables(of folder: WorkspaceFolder) throws -> [String: WorkspaceTable] {
    var tables: [String: WorkspaceTable] = [:]
    for (name, file) in files(in: folder) {
      tables[name] = try table(name, at: folder.tablesPath + "/" + file, source: "tables/" + file)
    }
    return tables
  }

  /// The tables' names and files.
  static func files(in folder: WorkspaceFolder) -> [(name: String, file: String)] {
    WorkspaceFolder.names(in: folder.tablesPath).compactMap { file in
      guard let dot = file.lastIndex(of: "."), [".csv", ".jsonl"].contains(file[dot...]) else {
        return nil
      }
      return (String(file[..<dot]), file)
    }
  }

  private static func table(
    _ name: String,
    at path: String,
    source: String
  ) throws -> WorkspaceTable {
    let bytes = try WorkspaceFolder.bytes(at: path)
    guard bytes.count <= WorkspaceTable.bytesMax else {
      throw Diagnostic(
        .error,
        .SMP105,
        "the table has \(bytes.count) bytes, and look-ups take \(WorkspaceTable.bytesMax)",
        at: Location(source),
        hint: "Ask the platform that has these records, or leave out columns."
      )
    }
    let read = try SampleReader(path: source, bytes: bytes, idPath: nil)
    guard read.problems.isEmpty else { throw DiagnosticList(read.problems) }
    return try WorkspaceTable(name, records: read.records, source: source)
  }
}
