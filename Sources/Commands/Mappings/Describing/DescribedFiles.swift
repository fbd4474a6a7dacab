import ArgumentParser
import Diagnostics
import MappingLanguage
import Records
import Workspace

/// The options that name files instead of connections.
struct DescribedFileOptions: ParsableArguments {
  @Option(
    help: "The source's catalog, a JSON file; with the three next ones no connection is needed."
  )
  var sourceCatalog: String?

  @Option(help: "The target's catalog, a JSON file.")
  var targetCatalog: String?

  @Option(help: "Records of the source, JSON Lines or CSV, to try the mapping on.")
  var samples: String?

  @Option(name: .customLong("lookup"), help: "A table that look-ups may ask: NAME=FILE.")
  var lookups: [String] = []

  @Option(name: .shortAndLong, help: "The folder that is written; map FOLDER runs it.")
  var out: String?

  /// Whether the description is about files.
  var areGiven: Bool {
    sourceCatalog != nil || targetCatalog != nil || samples != nil || out != nil
      || !lookups.isEmpty
  }

  mutating func validate() throws {
    guard areGiven else { return }
    guard sourceCatalog != nil, targetCatalog != nil, out != nil else {
      throw ValidationError(
        "Files alone take all of --source-catalog FILE, --target-catalog FILE and --out FOLDER."
      )
    }
  }
}

/// What a description from files alone is about, read from the files.
struct DescribedFiles {
  struct Table {
    let name: String
    let path: String
    /// `.csv` or `.jsonl`.
    let ending: String
  }

  let name: String
  let source: Catalog
  let target: Catalog
  let samples: SampleReader?
  let samplesWritten: String?
  let tables: [Table]
  /// The folder that is written, as a person wrote it, and where it is.
  let written: String
  let folder: String
  /// What is odd in the files, and read all the same.
  let remarks: [Diagnostic]

  var specPath: String { folder + "/mapping.json" }
  var descriptionPath: String { folder + "/description.md" }
  /// Where the hash of the spec is that was drafted last.
  var markPath: String { folder + "/.drafted" }

  /// Reads the files.
  ///
  /// - Throws: what is wrong with the files.
  init(_ files: DescribedFileOptions, _ options: WorkspaceOptions) throws {
    written = Self.withoutSlash(files.out ?? "")
    folder = options.path(written)
    name = try Self.name(of: folder)
    try Self.expectOwnFolder(folder, written, options)
    var remarks: [Diagnostic] = []
    func catalog(_ path: String?) throws -> Catalog {
      let path = path ?? ""
      let bytes = try WorkspaceFolder.bytes(at: options.path(path), named: path)
      let file = try CatalogFile(parsing: bytes, source: path)
      remarks += file.remarks
      return try Self.placed(file.catalog, path)
    }
    let source = try catalog(files.sourceCatalog)
    let target = try catalog(files.targetCatalog)
    if (source.system, source.object) == (target.system, target.object), source != target {
      throw Diagnostic(
        .error,
        .CFG107,
        "both catalogs are of \(source.system) \(source.object), and they differ",
        at: Location(files.targetCatalog ?? ""),
        hint: "Give one of them another \"system\" or \"object\"."
      )
    }
    samplesWritten = files.samples
    samples = try files.samples.map { path in
      try SampleReader(
        path: path,
        bytes: try WorkspaceFolder.bytes(at: options.path(path), named: path),
        idPath: SampleReader.idPath(of: source)
      )
    }
    tables = try files.lookups.map { try Self.table($0, options) }
    let names = tables.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ValidationError("--lookup names two files for \(twice).")
    }
    let reader = TableReader(
      WorkspaceFolder(folder),
      named: Dictionary(tables.map { ($0.name, $0.path) }) { _, last in last }
    )
    for table in tables { _ = try reader.table(table.name) }
    self.source = source
    self.target = target
    self.remarks = remarks
    let catalogs = [source, target].map {
      String(CatalogFinder.path(in: "", $0.system, $0.object).dropFirst())
    }
    try WritableFolder(path: folder, name: written).expectWritable(
      ["mapping.json", "description.md", ".drafted"] + catalogs
        + tables.map { "tables/\($0.name)\($0.ending)" }
    )
  }

  /// - Throws: CFG003 where a workspace keeps other things.
  private static func expectOwnFolder(
    _ folder: String,
    _ written: String,
    _ options: WorkspaceOptions
  ) throws(Diagnostic) {
    let around = [WorkspaceFolder.around(folder), WorkspaceFolder(folder), options.folder]
    let workspaces = around.compactMap(\.self).filter(\.exists)
    guard workspaces.contains(where: { $0.isMadeOf(folder) }) else { return }
    throw Diagnostic(
      .error,
      .CFG003,
      "the workspace keeps other things in that folder",
      at: Location(written),
      hint: "Name a folder of its own, such as mappings/NAME."
    )
  }

  private static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? withoutSlash(String(path.dropLast())) : path
  }

  /// The name of a folder as that of a mapping: small letters, digits, `-` and `_`.
  private static func name(of folder: String) throws -> String {
    func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
    let written = last(folder)
    let last = [".", ".."].contains(written) ? last(ResolvedPath(folder).text) : written
    let name = String(
      last.lowercased().map { character in
        MappingFolder.isName(String(character)) ? character : "-"
      }
    )
    guard MappingFolder.isName(name), name.contains(where: { $0 != "-" }) else {
      throw ValidationError(
        "\"\(last)\" is no name for a mapping; call the folder with letters a to z or digits."
      )
    }
    return name
  }

  /// A catalog whose system and object can be the name of a file.
  private static func placed(_ catalog: Catalog, _ path: String) throws(Diagnostic) -> Catalog {
    guard [catalog.system, catalog.object].allSatisfy({ !$0.contains("/") && !$0.hasPrefix(".") })
    else {
      throw Diagnostic(
        .error,
        .CFG107,
        "system and object become the name of a file, and hold a slash or begin with a point",
        at: Location(path),
        hint: "Write them without."
      )
    }
    return catalog
  }

  private static func table(_ written: String, _ options: WorkspaceOptions) throws -> Table {
    let parts = written.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("/"), !parts[0].hasPrefix(".")
    else { throw ValidationError("--lookup takes NAME=FILE, not \"\(written)\".") }
    let file = parts[1]
    guard TableReader.name(ofFile: file) != nil, let dot = file.lastIndex(of: ".") else {
      throw Diagnostic(
        .error,
        .CFG002,
        "a table is a file that ends in .csv or .jsonl",
        at: Location(file),
        hint: "Write it as CSV with a header, or as JSON Lines, one object a row."
      )
    }
    return Table(name: parts[0], path: options.path(file), ending: file[dot...].lowercased())
  }
}

extension Catalog {
  /// As a person reads it: `hubspot contacts`.
  var title: String { "\(system) \(object)" }
}
