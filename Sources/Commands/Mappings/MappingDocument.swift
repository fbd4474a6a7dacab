import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// A mapping as its files say it.
struct MappingDocument {
  let name: String
  let spec: MappingSpec
  /// The request as a person wrote it.
  let description: String
  /// Cases that people and CI added, JSON Lines.
  let cases: [UInt8]
  /// What messages call the spec's file.
  let source: String

  /// Reads `mappings/NAME/`, or the folder or file a person names.
  ///
  /// - Throws: CFG105 where there is no such mapping, and the problems of the spec.
  init(_ written: String, in workspace: OpenWorkspace, options: WorkspaceOptions) throws {
    let known = MappingFolder.all(in: workspace.folder)
    if let folder = known.first(where: { $0.name == written }) {
      let path = "mappings/\(written)/mapping.json"
      spec = try MappingSpec(
        parsing: try WorkspaceFolder.bytes(at: folder.specPath),
        source: path
      )
      name = written
      description = (try? WorkspaceFolder.text(at: folder.descriptionPath)) ?? ""
      cases = folder.cases
      source = path
      return
    }
    let path = options.path(written)
    let file = path.hasSuffix(".json") ? path : path + "/mapping.json"
    guard let bytes = try? WorkspaceFolder.bytes(at: file) else {
      throw Diagnostic(
        .error,
        .CFG105,
        "there is no mapping \"\(written)\"",
        at: Location(workspace.folder.mappingsPath),
        hint: NearestNames.hint(for: written, in: known.map(\.name))
          ?? "Make one: \(workspace.context.program) describe-mapping NAME --text \"…\""
      )
    }
    let folder = String(file.dropLast("/mapping.json".count))
    spec = try MappingSpec(parsing: bytes, source: written)
    name = spec.id
    description = (try? WorkspaceFolder.text(at: folder + "/description.md")) ?? ""
    cases = (try? WorkspaceFolder.bytes(at: folder + "/cases.jsonl")) ?? []
    source = written
  }

  init(name: String, spec: MappingSpec, description: String) {
    self.name = name
    self.spec = spec
    self.description = description
    cases = []
    source = "mappings/\(name)/mapping.json"
  }

  /// Writes the file form.
  func write(to folder: WorkspaceFolder) throws(Diagnostic) {
    let files = MappingFolder(name: name, in: folder)
    let text = description.hasSuffix("\n") ? description : description + "\n"
    try WorkspaceFolder.write(Array(text.utf8), to: files.descriptionPath)
    try WorkspaceFolder.write(spec.canonicalBytes, to: files.specPath)
  }
}
