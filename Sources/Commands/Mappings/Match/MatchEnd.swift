import Diagnostics
import Records
import Workspace

/// One side of a comparison: a catalog, and the records of it that are at hand.
struct MatchEnd {
  let catalog: Catalog
  let records: [JSON]
  /// What is wrong with lines of the file that are no records.
  var problems: [Diagnostic] = []

  private static let endings = [".json", ".csv", ".tsv", ".jsonl", ".ndjson"]
  /// So many records of a file are looked at.
  private static let recordsMax = 1000

  /// Finds what a person wrote: a file first, else an object of a connection or a platform.
  ///
  /// - Throws: CFG002 for a file that cannot be read, CFG106 where no catalog is known, CFG107
  ///   where a file is none, CFG108 where the object, or the form of a file, is not clear.
  init(_ written: String, _ finder: CatalogFinder, _ options: WorkspaceOptions) async throws {
    let path = options.path(written)
    let name = written.lowercased()
    if Self.endings.contains(where: { name.hasSuffix($0) }) {
      let bytes = try WorkspaceFolder.bytes(at: path, named: written)
      if name.hasSuffix(".json") {
        catalog = try CatalogFinder.catalog(parsing: bytes, at: written)
        records = []
      } else {
        let file = try RecordFile(bytes, at: written, recordsMax: Self.recordsMax)
        catalog = file.catalog
        records = file.records
        problems = file.problems
      }
      return
    }
    if WorkspaceFolder.size(at: path) != nil { throw Self.formless(written) }
    let parts = written.split(separator: ":", maxSplits: 1).map(String.init)
    let named = parts.first ?? ""
    let connection = finder.workspace.configuration.connection(named: named)
    let system = connection?.platform ?? named
    catalog = try await finder.catalog(
      system: system,
      object: parts.count == 2 ? parts[1] : try await Self.object(of: system, named, finder)
    )
    records = []
  }

  /// A file of samples.
  static func file(at written: String, _ options: WorkspaceOptions) throws -> RecordFile {
    let bytes = try WorkspaceFolder.bytes(at: options.path(written), named: written)
    return try RecordFile(bytes, at: written, recordsMax: recordsMax)
  }

  private static func formless(_ written: String) -> Diagnostic {
    let name = written.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { name[$0...] }
    return Diagnostic(
      .error,
      .CFG108,
      ending.map { "a file that ends in \($0) is read neither as a catalog nor as records" }
        ?? "the file's name has no ending that says what it holds",
      at: Location(written),
      hint: "Give it a name with the ending of its form: .json for a catalog, .jsonl or .ndjson for"
        + " JSON Lines, .csv or .tsv for CSV; decompress it first where it is compressed."
    )
  }

  /// The object of a connection of which only one is known.
  private static func object(
    of system: String,
    _ named: String,
    _ finder: CatalogFinder
  ) async throws -> String {
    let known = try await finder.objects()[system] ?? []
    if known.count == 1 { return known[0] }
    throw Diagnostic(
      .error,
      .CFG108,
      known.isEmpty
        ? "\"\(named)\" is no file, no connection and no platform of which a catalog is known"
        : "which object of \(named) is meant is not clear",
      hint: known.isEmpty
        ? "Write CONNECTION:OBJECT, or name a catalog (.json) or a file of records (.csv, .jsonl)."
        : "Write \(named):OBJECT; known are \(known.joined(separator: ", "))."
    )
  }
}
