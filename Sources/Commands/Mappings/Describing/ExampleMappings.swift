import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// What a model is shown as examples: mappings of the workspace that people stand behind.
struct ExampleMappings {
  let desk: MappingDesk

  /// The mappings of the workspace that may be examples: those of which the file is the approved
  /// version, and those that no version is known of, which a person wrote; each without a problem.
  func all(besides name: String) async throws -> [WorkedExample] {
    guard desk.workspace.folder.exists else { return [] }
    let reader = try await desk.workspace.reader()
    var examples: [WorkedExample] = []
    for folder in MappingFolder.all(in: desk.workspace.folder) where folder.name != name {
      guard let document = try? desk.document(folder.name) else { continue }
      if let reader, try await reader.latestVersion(of: MappingName(folder.name)) != nil {
        let approved = try await reader.approvedVersion(of: MappingName(folder.name))
        guard approved?.holds(document.spec) ?? false else { continue }
      }
      let known = try await desk.knownCatalogs(of: document.spec)
      guard let source = known.source, let target = known.target,
        try await desk.check(document, (source, target)).allowsApproval
      else { continue }
      examples.append(WorkedExample(document.spec, source: source, target: target))
    }
    return examples
  }
}
