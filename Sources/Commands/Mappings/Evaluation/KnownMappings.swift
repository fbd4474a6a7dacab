import Diagnostics
import Drafting
import MappingLanguage
import Records
import Workspace

/// The mappings of a workspace whose specs are known, as descriptions to be drafted anew.
struct KnownMappings {
  let desk: MappingDesk

  /// One task for each mapping that has a description, and tests or cases.
  func tasks() async throws -> [EvaluationTask] {
    var tasks: [EvaluationTask] = []
    for folder in MappingFolder.all(in: desk.workspace.folder) {
      guard let description = try WorkspaceFolder.textIfThere(at: folder.descriptionPath) else {
        continue
      }
      let source = "mappings/\(folder.name)/mapping.json"
      let known = try MappingSpec(
        parsing: try WorkspaceFolder.bytes(at: folder.specPath),
        source: source
      )
      let (cases, problems) = SpecTest.cases(
        parsing: try WorkspaceFolder.bytesIfThere(at: folder.casesPath) ?? [],
        source: "mappings/\(folder.name)/cases.jsonl"
      )
      guard problems.isEmpty else { throw DiagnosticList(problems) }
      let catalogs = try await desk.catalogs(of: known)
      let order = DraftOrder(
        mapping: folder.name,
        description: description,
        source: catalogs.source,
        target: catalogs.target,
        options: try await desk.checkOptions(
          named: source,
          asking: try await desk.objects(of: [known.source.system, known.target.system]),
          policy: try await desk.policy()
        )
      )
      if let task = EvaluationTask(known, cases: cases.map(\.test), order: order) {
        tasks.append(task)
      }
    }
    return tasks
  }
}
