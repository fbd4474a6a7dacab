import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// The files of a mapping, before anything is read from its spec.
struct MappingFiles {
  /// What a person writes to mean it in a command: a name, a folder or a file.
  let written: String
  /// Where the spec's file is.
  let path: String
  let spec: [UInt8]
  /// What messages call the spec's file.
  let source: String
  /// The mapping's name in the workspace; `nil` where a person named a folder or a file.
  let name: String?
  /// The request as a person wrote it.
  let description: String
  /// Cases that people and CI added, JSON Lines.
  let cases: [UInt8]

  /// The folder of the spec's file.
  var folder: String { Self.folder(of: path) }

  static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// CFG105, with names that are near.
  static func unknown(_ written: String, in workspace: OpenWorkspace) -> Diagnostic {
    let known = MappingFolder.all(in: workspace.folder).map(\.name)
    return Diagnostic(
      .error,
      .CFG105,
      "there is no mapping \"\(written)\"",
      at: Location(workspace.folder.mappingsPath),
      hint: NearestNames.hint(for: written, in: known)
        ?? "Make one: " + workspace.context.typed("describe-mapping", "NAME", "--text", "…")
    )
  }

  /// Finds them; where they are gone and a version is kept, what is thrown says how they come back.
  static func existing(
    _ written: String,
    in workspace: OpenWorkspace,
    options: WorkspaceOptions
  ) async throws -> MappingFiles {
    do {
      return try MappingFiles(written, in: workspace, options: options)
    } catch let problem as Diagnostic where problem.code == .CFG105 {
      throw try await LostMapping(written, in: workspace)?.diagnostic ?? problem
    }
  }

  /// Finds `mappings/NAME/`, or the folder or file a person names.
  ///
  /// - Throws: CFG105 where there is no such mapping, CFG002 where a file of it cannot be read.
  init(_ written: String, in workspace: OpenWorkspace, options: WorkspaceOptions) throws {
    self.written = written
    let known = MappingFolder.all(in: workspace.folder)
    if let folder = known.first(where: { $0.name == written }) {
      source = "mappings/\(written)/mapping.json"
      path = folder.specPath
      spec = try WorkspaceFolder.bytes(at: path)
      name = written
      description = try WorkspaceFolder.textIfThere(at: folder.descriptionPath) ?? ""
      cases = try WorkspaceFolder.bytesIfThere(at: folder.casesPath) ?? []
      return
    }
    let named = options.path(written)
    path = named.hasSuffix(".json") ? named : named + "/mapping.json"
    guard let bytes = try WorkspaceFolder.bytesIfThere(at: path) else {
      throw Self.unknown(written, in: workspace)
    }
    spec = bytes
    source = written
    name = nil
    let folder = Self.folder(of: path)
    description = try WorkspaceFolder.textIfThere(at: folder + "/description.md") ?? ""
    cases = try WorkspaceFolder.bytesIfThere(at: folder + "/cases.jsonl") ?? []
  }
}

/// A mapping as its files say it.
struct MappingDocument {
  let name: String
  /// What a person writes to mean it in a command: a name, a folder or a file.
  let written: String
  let spec: MappingSpec
  /// Where the spec's file is.
  let path: String
  /// The request as a person wrote it.
  let description: String
  /// Cases that people and CI added, JSON Lines.
  let cases: [UInt8]
  /// What messages call the spec's file.
  let source: String
  /// The folder of the spec, where a person named that or the file; `nil` for a mapping of the
  /// workspace.
  let folder: String?

  /// Reads a mapping's files, in the present version of the language only.
  ///
  /// - Throws: the problems of the spec, M112 for one in an older version.
  init(_ files: MappingFiles) throws(DiagnosticList) {
    spec = try MappingSpec(parsing: files.spec, source: files.source)
    name = files.name ?? spec.id
    written = files.written
    path = files.path
    description = files.description
    cases = files.cases
    source = files.source
    folder = files.name == nil ? files.folder : nil
  }

  /// A mapping whose files are still to be written, beside the cases that are there.
  init(
    name: String,
    spec: MappingSpec,
    description: String,
    cases: [UInt8]? = nil,
    in folder: WorkspaceFolder
  ) {
    self.name = name
    written = name
    self.spec = spec
    self.description = description
    let files = MappingFolder(name: name, in: folder)
    path = files.specPath
    self.cases = cases ?? files.cases
    source = "mappings/\(name)/mapping.json"
    self.folder = nil
  }

  /// Writes the request and the spec into the workspace.
  func write(to folder: WorkspaceFolder) throws(Diagnostic) {
    let files = MappingFolder(name: name, in: folder)
    let text = description.hasSuffix("\n") ? description : description + "\n"
    try WorkspaceFolder.write(Array(text.utf8), to: files.descriptionPath)
    try WorkspaceFolder.write(spec.canonicalBytes, to: path)
  }
}
