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
    try write(made.draft.spec, description)
    let document = try near.document(files.written)
    var comparison: MappingComparison?
    if let before {
      let after = try await MappingSide(document, in: near).titled("the mapping now")
      comparison = try await MappingComparer(desk: near).compare(before, after, of: nil)
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

  private func write(
    _ spec: MappingSpec,
    _ description: AnsweredDescription
  ) throws(Diagnostic) {
    let folder = files.folder
    var mark = DraftedMark(spec: spec)
    for copy in try files.copies() {
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
