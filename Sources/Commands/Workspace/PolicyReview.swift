import Diagnostics
import Journal
import Platforms
import Records
import SyncMachine
import Workspace

/// Looks up the places of the workspace's policy: what is about a place that nobody knows would
/// protect nothing.
struct PolicyReview {
  let finder: CatalogFinder

  /// The policy, every place of which is known.
  ///
  /// - Throws: CFG104 and CFG103, and the problems of the catalogs that it names.
  func policy() async throws -> DataPolicy {
    let policy = finder.workspace.configuration.policy
    guard !policy.clauses.isEmpty else { return policy }
    var directory = DataPolicy.Directory(objects: try await finder.objects(), catalogs: [])
    for place in Set(policy.clauses.map(\.to)) {
      guard let object = place.object,
        directory.objects[place.system]?.contains(object) == true,
        !directory.catalogs.contains(where: { $0.system == place.system && $0.object == object })
      else { continue }
      directory.catalogs.append(try await finder.catalog(system: place.system, object: object))
    }
    let problems = policy.problems(in: directory)
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return policy
  }
}
