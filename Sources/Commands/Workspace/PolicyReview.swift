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
    var directory = DataPolicy.Directory(objects: try await objects(), catalogs: [])
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

  /// The objects that are known of every platform: those that connections were asked for, and those
  /// with a file.
  private func objects() async throws -> [String: [String]] {
    var known: [String: Set<String>] = [:]
    for platform in PlatformID.allCases { known[platform.rawValue] = [] }
    for name in finder.workspace.folder.catalogNames {
      known[name.system, default: []].insert(name.object)
    }
    let connections = finder.workspace.configuration.connections
    for snapshot in try await finder.reader?.latestCatalogs() ?? [] {
      let isConnected = connections.contains {
        $0.platform == snapshot.system && $0.name == snapshot.connection.text
      }
      if isConnected { known[snapshot.system, default: []].insert(snapshot.object) }
    }
    return known.mapValues { $0.sorted() }
  }
}
