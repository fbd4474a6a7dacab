import Diagnostics
import MappingLanguage
import Records
import Workspace

/// What was drafted into a folder last: the hash of the spec, then the hashes of the other files.
///
/// The file `.drafted` has the spec's in its first line and a file in each other one.
struct DraftedMark {
  private(set) var spec: String?
  private var files: [String: String] = [:]

  init(spec: MappingSpec) { self.spec = spec.fingerprint.hex }

  /// What is kept; nothing where there is none.
  init(at path: String) {
    let text = (try? WorkspaceFolder.text(at: path)) ?? ""
    let lines = text.split(separator: "\n")
    spec = lines.first.map(String.init)
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { files[String(parts[1])] = String(parts[0]) }
    }
  }

  mutating func add(_ file: String, _ bytes: [UInt8]) {
    files[file] = Fingerprint(of: bytes).hex
  }

  /// Whether a file is as it was written; `nil` where none is known of.
  func holds(_ file: String, _ bytes: [UInt8]) -> Bool? {
    files[file].map { $0 == Fingerprint(of: bytes).hex }
  }

  /// Whether a file of a folder is as it was written; `nil` where there is none.
  func holds(_ file: String, in folder: String) -> Bool? {
    (try? WorkspaceFolder.bytes(at: folder + "/" + file)).map { holds(file, $0) ?? false }
  }

  var bytes: [UInt8] {
    let lines = files.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
    return Array(((spec ?? "") + "\n" + lines.joined()).utf8)
  }
}

extension DescribedFiles {
  /// A file by its place in the folder.
  typealias Copy = (file: String, bytes: [UInt8])

  static func copy(of catalog: Catalog) -> Copy {
    let path = CatalogFinder.path(in: "", catalog.system, catalog.object)
    return (String(path.dropFirst()), catalog.json.bytes(.pretty))
  }

  /// Whether the folder has a table of that name in a file with another ending.
  func hasTable(besides file: String) -> Bool {
    let name = TableReader.name(ofFile: file)
    return WorkspaceFolder.names(in: folder + "/tables").contains {
      "tables/" + $0 != file && TableReader.name(ofFile: "tables/" + $0) == name
    }
  }

  /// The files besides the spec and the description that a person named.
  func copies() throws(Diagnostic) -> [Copy] {
    var copies = [Self.copy(of: source), Self.copy(of: target)]
    for table in tables {
      let file = "tables/\(table.name)\(table.ending)"
      copies.append((file, try WorkspaceFolder.bytes(at: table.path)))
    }
    return copies
  }

  /// - Throws: CFG110 for a catalog or a table of the folder that a person changed since it was
  ///   written, and that is not what would be written now.
  func refuseToLoseCopies(_ spec: MappingSpec?) throws(Diagnostic) {
    let mark = DraftedMark(at: markPath)
    for copy in try copies() {
      guard let there = try? WorkspaceFolder.bytes(at: folder + "/" + copy.file),
        there != copy.bytes, !isSame(there, copy.file),
        !(mark.holds(copy.file, there) ?? isOlder(mark, copy.file, there, spec))
      else { continue }
      throw Diagnostic(
        .error,
        .CFG110,
        "the file was changed by hand, and would be written anew",
        at: Location(written + "/" + copy.file),
        hint: "Name it with the option that names the file it is from, take another folder, or say"
          + " --regenerate, which loses it."
      )
    }
  }

  /// Whether a catalog says what the one that would be written says.
  private func isSame(_ bytes: [UInt8], _ file: String) -> Bool {
    guard let catalog = try? CatalogFinder.catalog(parsing: bytes, at: file) else { return false }
    return catalog == source || catalog == target
  }

  /// Whether a draft wrote the file whose mark names no files yet.
  private func isOlder(
    _ mark: DraftedMark,
    _ file: String,
    _ bytes: [UInt8],
    _ spec: MappingSpec?
  ) -> Bool {
    mark.spec != nil && (file.hasPrefix("tables/") || isOfDraft(bytes, spec))
  }

  /// Whether a file is the catalog that a spec was drafted with.
  private func isOfDraft(_ bytes: [UInt8], _ spec: MappingSpec?) -> Bool {
    guard let catalog = try? CatalogFinder.catalog(parsing: bytes, at: written), let spec else {
      return false
    }
    return [spec.source.schemaHash, spec.target.schemaHash].contains(catalog.fingerprint.hex)
  }
}
