import Diagnostics
import Drafting
import MappingLanguage
import Records
import Workspace

/// The mappings of a workspace whose specs are known, as descriptions to be drafted anew.
struct KnownMappings {
  let desk: MappingDesk

  /// One task for each mapping that has a description, and tests or cases; and the others.
  func tasks() async throws -> (tasks: [EvaluationTask], leftOut: [LeftOut]) {
    var tasks: [EvaluationTask] = []
    var leftOut: [LeftOut] = []
    for folder in MappingFolder.all(in: desk.workspace.folder) {
      guard let description = try WorkspaceFolder.textIfThere(at: folder.descriptionPath) else {
        leftOut.append(.missing("description.md", of: folder.name))
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
      } else {
        let why =
          known.tests.isEmpty && cases.isEmpty
          ? "no tests or cases say what is expected" : "its mapping cannot run"
        leftOut.append(LeftOut(name: folder.name, why: why))
      }
    }
    return (tasks, leftOut)
  }
}
