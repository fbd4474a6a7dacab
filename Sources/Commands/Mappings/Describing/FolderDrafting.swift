import Diagnostics
import Drafting
import FoundationEssentials
import MappingLanguage
import Records
import Workspace

/// Drafts a mapping from files alone into a folder that `map`, `check-mapping` and `test-mapping`
/// take: the description, the spec, both catalogs and the tables.
struct FolderDrafting {
  let drafting: MappingDrafting
  let files: DescribedFiles

  private var desk: MappingDesk { drafting.desk }

  func draft(_ description: AnsweredDescription) async throws -> DraftedMapping {
    let made: MappingDrafting.Made
    do {
      made = try await drafting.make(
        MappingDrafting.Request(
          name: files.name,
          description: description,
          source: files.source,
          target: files.target,
          ends: "\(files.source.title) → \(files.target.title)",
          specName: files.written + "/mapping.json",
          samples: files.samples?.records ?? []
        )
      )
    } catch let failure as MappingDrafting.Failure {
      throw DiagnosticList(failure.fault.diagnostics)
    }
    try write(made.draft.spec, description)
    var desk = desk
    desk.nearby = files.folder
    desk.namedTables = [:]
    let document = try desk.document(files.written)
    return DraftedMapping(
      document: document,
      proof: try await desk.proof(of: document, samplesAt: files.samplesWritten),
      draft: made.draft,
      marks: made.marks,
      modelName: made.model.name
    )
  }

  private func write(
    _ spec: MappingSpec,
    _ description: AnsweredDescription
  ) throws(Diagnostic) {
    let folder = files.folder
    for catalog in [files.source, files.target] {
      let path = CatalogFinder.path(in: folder, catalog.system, catalog.object)
      try WorkspaceFolder.write(catalog.json.bytes(.pretty), to: path)
    }
    for table in files.tables {
      let path = "\(folder)/tables/\(table.name)\(table.ending)"
      if ResolvedPath(path).text != ResolvedPath(table.path).text {
        try WorkspaceFolder.write(try WorkspaceFolder.bytes(at: table.path), to: path)
      }
    }
    try WorkspaceFolder.write(Array((description.written + "\n").utf8), to: files.descriptionPath)
    try WorkspaceFolder.write(spec.canonicalBytes, to: files.specPath)
    try WorkspaceFolder.write(Array((spec.fingerprint.hex + "\n").utf8), to: files.markPath)
  }
}
