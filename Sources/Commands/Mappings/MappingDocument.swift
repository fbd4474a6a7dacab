import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// A mapping as its files say it.
struct MappingDocument {
  let name: String
  /// What a person writes to mean it in a command: a name, a folder or a file.
  let written: String
  let stored: StoredSpec
  /// Where the spec's file is.
  let path: String
  /// The request as a person wrote it.
  let description: String
  /// Cases that people and CI added, JSON Lines.
  let cases: [UInt8]
  /// What messages call the spec's file.
  let source: String

  var spec: MappingSpec { stored.spec }

  /// Reads `mappings/NAME/`, or the folder or file a person names.
  ///
  /// - Throws: CFG105 where there is no such mapping, and the problems of the spec.
  init(_ written: String, in workspace: OpenWorkspace, options: WorkspaceOptions) throws {
    self.written = written
    let known = MappingFolder.all(in: workspace.folder)
    if let folder = known.first(where: { $0.name == written }) {
      source = "mappings/\(written)/mapping.json"
      path = folder.specPath
      stored = try StoredSpec(parsing: try WorkspaceFolder.bytes(at: path), source: source)
      name = written
      description = (try? WorkspaceFolder.text(at: folder.descriptionPath)) ?? ""
      cases = folder.cases
      return
    }
    let named = options.path(written)
    path = named.hasSuffix(".json") ? named : named + "/mapping.json"
    guard let bytes = try? WorkspaceFolder.bytes(at: path) else {
      throw Diagnostic(
        .error,
        .CFG105,
        "there is no mapping \"\(written)\"",
        at: Location(workspace.folder.mappingsPath),
        hint: NearestNames.hint(for: written, in: known.map(\.name))
          ?? "Make one: " + workspace.context.typed("describe-mapping", "NAME", "--text", "…")
      )
    }
    let folder = String(path.dropLast("/mapping.json".count))
    stored = try StoredSpec(parsing: bytes, source: written)
    name = stored.spec.id
    description = (try? WorkspaceFolder.text(at: folder + "/description.md")) ?? ""
    cases = (try? WorkspaceFolder.bytes(at: folder + "/cases.jsonl")) ?? []
    source = written
  }

  /// A mapping whose files are still to be written.
  init(name: String, spec: MappingSpec, description: String, in folder: WorkspaceFolder) {
    self.name = name
    written = name
    stored = StoredSpec(spec)
    self.description = description
    path = MappingFolder(name: name, in: folder).specPath
    cases = []
    source = "mappings/\(name)/mapping.json"
  }

  /// Writes the request and the spec into the workspace.
  func write(to folder: WorkspaceFolder) throws(Diagnostic) {
    let files = MappingFolder(name: name, in: folder)
    let text = description.hasSuffix("\n") ? description : description + "\n"
    try WorkspaceFolder.write(Array(text.utf8), to: files.descriptionPath)
    try writeSpec()
  }

  /// Writes the spec's file in the present version of the language.
  func writeSpec() throws(Diagnostic) {
    try WorkspaceFolder.write(spec.canonicalBytes, to: path)
  }
}
