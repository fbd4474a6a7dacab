import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// What a model is shown besides the catalogs: mappings that people stand behind, and, where the
/// workspace says so, samples.
struct DraftMaterial {
  let desk: MappingDesk

  /// The mappings of the workspace that may be examples: those of which the file is the approved
  /// version, and those that no version is known of, which a person wrote; each without a problem.
  func examples(besides name: String) async throws -> [WorkedExample] {
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

  /// The first samples of a source, by the names of its fields; none where the workspace does not
  /// say `send_samples: true`.
  func samples(of source: Catalog) throws -> [JSON] {
    guard desk.workspace.configuration.model?.sendSamples ?? false else { return [] }
    let end = SourceEnd(system: source.system, object: source.object)
    return try desk.sampleRecords(of: end, source, at: nil).records.prefix(Self.samplesMax)
      .compactMap { record in
        guard let json = try? JSON(parsing: record.json) else { return nil }
        var named = JSONObject()
        for field in source.fields {
          if let value = json[JSONPointer(field.path.names)] { named[field.name] = value }
        }
        return .object(named)
      }
  }

  private static let samplesMax = 3
}
