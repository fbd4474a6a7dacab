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

  func draft(_ now: DescriptionNow) async throws -> DraftedMapping {
    let description = now.description
    var near = desk
    near.nearby = files.folder
    near.namedTables = [:]
    let old = try? near.document(files.written)
    var before: MappingSide?
    if let old { before = try? await MappingSide(old, in: near).titled("the mapping before") }
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
          samples: files.samples?.records ?? [],
          before: old?.spec,
          answering: old.flatMap { answering(now, $0.spec) }
        )
      )
    } catch let failure as MappingDrafting.Failure {
      throw DiagnosticList(failure.fault.diagnostics)
    }
    try write(made.draft.spec, description, try await asked(by: made.draft.spec))
    let document = try near.document(files.written)
    var comparison: MappingComparison?
    if let before {
      let after = try await MappingSide(document, in: near).titled("the mapping now")
      comparison = try await MappingComparer(desk: near, samplesAt: files.samplesWritten)
        .compare(before, after, of: nil)
    }
    return DraftedMapping(
      document: document,
      proof: try await near.proof(of: document, samplesAt: files.samplesWritten),
      draft: made.draft,
      marks: made.marks,
      modelName: made.model.name,
      comparison: comparison
    )
  }

  /// The mapping that only answers change.
  private func answering(
    _ now: DescriptionNow,
    _ spec: MappingSpec
  ) -> MappingDrafting.Answering? {
    let answers = now.newAnswers
    guard !answers.isEmpty, !drafting.asksAfresh, spec.isBetween(files.source, files.target)
    else { return nil }
    return MappingDrafting.Answering(spec: spec, answers: answers)
  }

  /// What the workspace has of the tables and other objects that look-ups ask, so that the folder
  /// runs wherever it lies.
  private func asked(by spec: MappingSpec) async throws -> [DescribedFiles.Copy] {
    var copies: [DescribedFiles.Copy] = []
    for (system, object) in desk.asked(by: spec) {
      if system == WorkspaceTable.system {
        let paths = desk.tables.paths(of: object)
        guard let path = paths.first, paths.count == 1, let dot = path.lastIndex(of: ".") else {
          continue
        }
        let file = "tables/\(object)\(path[dot...].lowercased())"
        copies.append((file, try WorkspaceFolder.bytes(at: path)))
      } else if let catalog = try await desk.knownCatalog(system, object) {
        copies.append(DescribedFiles.copy(of: catalog))
      }
    }
    return copies
  }

  private func write(
    _ spec: MappingSpec,
    _ description: AnsweredDescription,
    _ asked: [DescribedFiles.Copy]
  ) throws(Diagnostic) {
    let folder = files.folder
    var mark = DraftedMark(spec: spec)
    let named = try files.copies()
    let old = DraftedMark(at: files.markPath)
    // What a person put there is theirs, and what is asked.
    let others = asked.filter { copy in
      !named.contains { $0.file == copy.file }
        && (old.holds(copy.file, in: folder) ?? true)
        && (copy.file.hasPrefix("catalogs/") || !files.hasTable(besides: copy.file))
    }
    for copy in named + others {
      let path = folder + "/" + copy.file
      mark.add(copy.file, copy.bytes)
      if (try? WorkspaceFolder.bytes(at: path)) != copy.bytes {
        try WorkspaceFolder.write(copy.bytes, to: path)
      }
    }
    try WorkspaceFolder.write(Array((description.written + "\n").utf8), to: files.descriptionPath)
    try WorkspaceFolder.write(spec.canonicalBytes, to: files.specPath)
    try WorkspaceFolder.write(mark.bytes, to: files.markPath)
  }
}

extension MappingSpec {
  /// Whether its records come from the one and go to the other object, as they are now.
  func isBetween(_ from: Catalog, _ to: Catalog) -> Bool {
    (source.system, source.object) == (from.system, from.object)
      && (target.system, target.object) == (to.system, to.object)
  }
}
