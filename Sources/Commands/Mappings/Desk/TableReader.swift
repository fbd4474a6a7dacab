import Diagnostics
import MappingLanguage
import Records
import Workspace

/// Finds and reads the tables that look-ups ask: `NAME.csv` or `NAME.jsonl`, the ending in small
/// letters or capitals, in the folder `tables` of a mapping or of the workspace, or files that a
/// person names.
struct TableReader {
  /// The files of each table; more than one is a mistake that only its users hear of.
  private let files: [String: [File]]

  private struct File {
    let path: String
    /// What messages call it.
    let title: String
  }

  /// The tables of a workspace; those in the folder of a mapping and those of `named`, by name and
  /// path, take the places of others.
  init(_ folder: WorkspaceFolder, nearby: String? = nil, named: [String: String] = [:]) {
    var files = Self.files(in: folder.tablesPath)
    if let nearby { files.merge(Self.files(in: nearby + "/tables")) { $1 } }
    for (name, path) in named { files[name] = [File(path: path, title: path)] }
    self.files = files
  }

  private static func files(in folder: String) -> [String: [File]] {
    var files: [String: [File]] = [:]
    for file in WorkspaceFolder.names(in: folder) {
      guard let name = name(ofFile: file) else { continue }
      files[name, default: []].append(File(path: folder + "/" + file, title: "tables/" + file))
    }
    return files
  }

  /// What a table is called by its file's name; `nil` where the ending is none of a table.
  static func name(ofFile file: String) -> String? {
    guard let dot = file.lastIndex(of: "."), [".csv", ".jsonl"].contains(file[dot...].lowercased())
    else { return nil }
    return String(file[..<dot])
  }

  /// What the tables are called, sorted.
  var names: [String] { files.keys.sorted() }

  /// Where the files of a table are.
  func paths(of name: String) -> [String] { (files[name] ?? []).map(\.path) }

  /// Those of the tables that are asked, and the names of the others, whose files stay closed.
  func tables(asked: Set<String>) -> WorkspaceTables {
    var read: [String: Result<WorkspaceTable, DiagnosticList>] = [:]
    for name in asked {
      guard let files = files[name] else { continue }
      read[name] = Result { () throws(DiagnosticList) in try table(name, in: files) }
    }
    return WorkspaceTables(read, others: files.keys)
  }

  /// The catalogs of all tables that can be read.
  var catalogs: [Catalog] {
    files.sorted { $0.key < $1.key }.compactMap { name, files in
      try? table(name, in: files).catalog
    }
  }

  /// One table, read now.
  ///
  /// - Throws: the problems of its file.
  func table(_ name: String) throws(DiagnosticList) -> WorkspaceTable {
    try table(name, in: files[name] ?? [])
  }

  /// - Throws: the problems of its file, CFG002 for what is no file, SMP105 for one that is too
  ///   large, SMP106 where there are two.
  private func table(_ name: String, in files: [File]) throws(DiagnosticList) -> WorkspaceTable {
    guard let file = files.first, files.count == 1 else {
      let titles = files.map(\.title).joined(separator: " and ")
      throw DiagnosticList([
        Diagnostic(
          .error,
          .SMP106,
          "\(titles) are both this table",
          hint: "Keep one of them, or give one another name."
        )
      ])
    }
    let place = Location(file.title)
    guard let size = WorkspaceFolder.size(at: file.path) else {
      throw DiagnosticList([FileTrouble.unreadable(file.path, named: file.title)])
    }
    guard size <= WorkspaceTable.bytesMax else {
      throw DiagnosticList([Self.tooLarge(size, place)])
    }
    guard let bytes = try? WorkspaceFolder.bytes(at: file.path) else {
      throw DiagnosticList([FileTrouble.unreadable(file.path, named: file.title)])
    }
    let read = try SampleReader(path: file.title, bytes: bytes, idPath: nil)
    guard read.problems.isEmpty else { throw DiagnosticList(read.problems) }
    return try WorkspaceTable(name, header: read.header, records: read.records, file: file.title)
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
