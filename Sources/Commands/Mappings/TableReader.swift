import Diagnostics
import MappingLanguage
import Records
import Workspace

/// Reads the tables of a workspace that look-ups ask: `tables/NAME.csv` or `tables/NAME.jsonl`, the
/// ending in small letters or capitals.
struct TableReader {
  private let folder: WorkspaceFolder
  /// The files of each table; more than one is a mistake that only its users hear of.
  private let files: [String: [String]]

  init(_ folder: WorkspaceFolder) {
    self.folder = folder
    var files: [String: [String]] = [:]
    for file in WorkspaceFolder.names(in: folder.tablesPath) {
      guard let dot = file.lastIndex(of: "."),
        [".csv", ".jsonl"].contains(file[dot...].lowercased())
      else { continue }
      files[String(file[..<dot]), default: []].append(file)
    }
    self.files = files
  }

  /// What the tables are called, sorted.
  var names: [String] { files.keys.sorted() }

  /// Where the files of a table are.
  func paths(of name: String) -> [String] {
    (files[name] ?? []).map { folder.tablesPath + "/" + $0 }
  }

  /// Those of the tables that are asked, and the names of the others, whose files stay closed.
  func tables(asked: Set<String>) -> WorkspaceTables {
    var read: [String: Result<WorkspaceTable, DiagnosticList>] = [:]
    for name in asked {
      guard let files = files[name] else { continue }
      read[name] = Result { () throws(DiagnosticList) in try table(name, in: files) }
    }
    return WorkspaceTables(read, others: files.keys)
  }

  /// - Throws: the problems of its file, CFG002 for what is no file, SMP105 for one that is too
  ///   large, SMP106 where there are two.
  private func table(_ name: String, in files: [String]) throws(DiagnosticList) -> WorkspaceTable {
    let named = files.map { "tables/" + $0 }
    guard files.count == 1 else {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .SMP106,
          "\(named.joined(separator: " and ")) are both this table",
          hint: "Keep one of them, or give one another name."
        )
      ])
    }
    let path = folder.tablesPath + "/" + files[0]
    let place = Location(named[0])
    guard let size = WorkspaceFolder.size(at: path) else {
      throw DiagnosticList([Self.unreadable(place)])
    }
    guard size <= WorkspaceTable.bytesMax else {
      throw DiagnosticList([Self.tooLarge(size, place)])
    }
    guard let bytes = try? WorkspaceFolder.bytes(at: path) else {
      throw DiagnosticList([Self.unreadable(place)])
    }
    let read = try SampleReader(path: named[0], bytes: bytes, idPath: nil)
    guard read.problems.isEmpty else { throw DiagnosticList(read.problems) }
    return try WorkspaceTable(name, header: read.header, records: read.records, file: named[0])
  }

  private static func unreadable(_ place: Location) -> Diagnostic {
    Diagnostic(
      .error,
      .CFG002,
      "it is no file, or nobody may read it",
      at: place,
      hint: "Put a file there that can be read; a link must lead to one."
    )
  }

  private static func tooLarge(_ size: Int, _ place: Location) -> Diagnostic {
    Diagnostic(
      .error,
      .SMP105,
      "the table has \(size) bytes, and look-ups take \(WorkspaceTable.bytesMax)",
      at: place,
      hint: "Ask the platform that has these records, or leave out columns."
    )
  }
}
