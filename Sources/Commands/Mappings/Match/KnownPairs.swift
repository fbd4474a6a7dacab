import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// Which fields the mappings of a workspace copy into which: of the approved version, else as the
/// mapping's file says.
struct KnownPairs {
  /// In the order of their names.
  private(set) var pairs: [(source: String, target: String, count: Int)] = []

  init(_ finder: CatalogFinder) async throws {
    var counts: [[String]: Int] = [:]
    let folder = finder.workspace.folder
    for mapping in MappingFolder.all(in: folder) {
      let approved = try await finder.reader?.approvedVersion(of: MappingName(mapping.name))
      let bytes = approved?.spec.map { Array($0.utf8) }
      guard let text = bytes ?? (try? WorkspaceFolder.bytes(at: mapping.specPath)),
        let spec = try? StoredSpec(parsing: text, source: mapping.name).spec
      else { continue }
      for pair in Self.copies(of: spec) { counts[[pair.source, pair.target], default: 0] += 1 }
    }
    pairs = counts.map { (source: $0.key[0], target: $0.key[1], count: $0.value) }
      .sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  /// The rules that take one field, whatever steps follow.
  static func copies(of spec: MappingSpec) -> [(source: String, target: String)] {
    spec.rules.compactMap { rule in
      guard case .atom(let atom) = rule.value.head, case .field(let name) = atom.source
      else { return nil }
      return (name, rule.target)
    }
  }
}
