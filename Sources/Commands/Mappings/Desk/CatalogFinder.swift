import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine
import Workspace

/// Finds the catalog of an object: what a connection said last, or a file of the workspace.
struct CatalogFinder {
  let workspace: OpenWorkspace
  let reader: JournalReader?
  /// The folder of a mapping, whose `catalogs/SYSTEM.OBJECT.json` are taken before all others.
  var nearby: String?

  /// The catalog of an object of a platform; outside a workspace, as it was shipped.
  ///
  /// - Throws: CFG106 where none is known, CFG107 where the file is none.
  func catalog(system: String, object: String) async throws -> Catalog {
    if let nearby {
      let path = Self.path(in: nearby, system, object)
      if let bytes = try WorkspaceFolder.bytesIfThere(at: path) {
        return try Self.catalog(parsing: bytes, at: path, object: object)
      }
    }
    let connections = workspace.configuration.connections.filter { $0.platform == system }
    for connection in connections {
      guard
        let snapshot = try await reader?.latestCatalog(
          of: object,
          at: ConnectionName(connection.name)
        ),
        let catalog = Self.catalog(snapshot)
      else { continue }
      return catalog
    }
    let path = workspace.folder.catalogPath(system: system, object: object)
    if let bytes = try WorkspaceFolder.bytesIfThere(at: path) {
      return try Self.catalog(parsing: bytes, at: path, object: object)
    }
    if !workspace.folder.exists, let shipped = Self.shipped(system, object) { return shipped }
    throw Diagnostic(
      .error,
      .CFG106,
      "no catalog of \(system) \(object) is known",
      hint: connections.first.map {
        "Ask the platform: " + workspace.context.typed("catalog", "pull", $0.name, object)
      } ?? hint(system, object)
    )
  }

  /// The files that may hold the catalog of an object.
  func paths(_ system: String, _ object: String) -> [String] {
    let shared = workspace.folder.catalogPath(system: system, object: object)
    return (nearby.map { [Self.path(in: $0, system, object)] } ?? []) + [shared]
  }

  private func hint(_ system: String, _ object: String) -> String {
    guard workspace.folder.exists else {
      return "Put one at \(Self.path(in: nearby ?? "", system, object)), or work in a workspace."
    }
    let path = workspace.folder.catalogPath(system: system, object: object)
    return "Add a connection to \(system) to crosswalk.yaml, or put a catalog at \(path)."
  }

  /// Where the folder of a mapping has the catalog of an object.
  static func path(in folder: String, _ system: String, _ object: String) -> String {
    folder + "/catalogs/\(system).\(object).json"
  }

  /// A catalog that every new workspace begins with.
  private static func shipped(_ system: String, _ object: String) -> Catalog? {
    let path = "samples/catalogs/\(system).\(object).json"
    let file = InitialFiles.all.first { $0.path == path }
    return file.flatMap { try? JSON(parsing: $0.text) }.flatMap { Catalog(json: $0) }
  }

  /// The catalog in a file; `object`: what it is of, where that is known.
  ///
  /// - Throws: CFG107 where it is none.
  static func catalog(
    parsing bytes: [UInt8],
    at path: String,
    object: String? = nil
  ) throws(Diagnostic) -> Catalog {
    do throws(DiagnosticList) {
      return try CatalogFile(parsing: bytes, source: path).catalog
    } catch {
      var problem = error.diagnostics[0]
      problem.hint =
        problem.hint
        ?? "Make it again: crosswalk catalog show CONNECTION \(object ?? "OBJECT") --json > \(path)"
      throw problem
    }
  }

  /// Both catalogs of a spec.
  func catalogs(of spec: MappingSpec) async throws -> (source: Catalog, target: Catalog) {
    let source = try await catalog(system: spec.source.system, object: spec.source.object)
    return (source, try await catalog(system: spec.target.system, object: spec.target.object))
  }

  /// The catalog of an object; `nil` where none is known.
  func known(_ system: String, _ object: String) async throws -> Catalog? {
    do {
      return try await catalog(system: system, object: object)
    } catch let problem as Diagnostic where problem.code == .CFG106 {
      return nil
    }
  }

  /// The objects that are known of every platform: those that connections were asked for, and those
  /// with a file.
  func objects() async throws -> [String: [String]] {
    var known: [String: Set<String>] = [:]
    for platform in PlatformID.allCases { known[platform.rawValue] = [] }
    for name in workspace.folder.catalogNames {
      known[name.system, default: []].insert(name.object)
    }
    let connections = workspace.configuration.connections
    for snapshot in try await reader?.latestCatalogs() ?? [] {
      let isConnected = connections.contains {
        $0.platform == snapshot.system && $0.name == snapshot.connection.text
      }
      if isConnected { known[snapshot.system, default: []].insert(snapshot.object) }
    }
    return known.mapValues { $0.sorted() }
  }

  static func catalog(_ snapshot: CatalogSnapshot) -> Catalog? {
    (try? JSON(parsing: snapshot.json)).flatMap { Catalog(json: $0) }
  }
}
