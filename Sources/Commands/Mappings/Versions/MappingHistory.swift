import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine

/// The versions of a mapping that the journal keeps, the oldest first.
struct MappingHistory: Sendable {
  private let versions: [(entry: MappingVersionEntry, spec: MappingSpec)]

  init(of name: String, in desk: MappingDesk) async throws {
    var versions: [(entry: MappingVersionEntry, spec: MappingSpec)] = []
    if let reader = try await desk.workspace.reader() {
      for summary in try await reader.mappingVersions(of: MappingName(name)).reversed() {
        let entry = try await reader.mappingVersion(summary.name, summary.version)
        guard let text = entry.spec,
          let spec = try? StoredSpec(parsing: text, source: name).spec
        else { continue }
        versions.append((entry, spec))
      }
    }
    self.versions = versions
  }

  /// Whether some version is exactly this mapping.
  func holds(_ spec: MappingSpec) -> Bool { versions.contains { $0.spec == spec } }

  /// Whether the newest version is exactly this mapping.
  func endsWith(_ spec: MappingSpec) -> Bool { versions.last?.spec == spec }

  /// Whether some version keeps these cases; of none there is nothing to keep.
  func keepsCases(_ cases: [UInt8]) -> Bool {
    cases.isEmpty || versions.contains { $0.entry.cases == cases }
  }

  /// The names of the tests that a person wrote: those that no draft brought.
  func testsOfPeople(in spec: MappingSpec) -> Set<String> {
    var drafted: Set<SpecTest> = []
    var people: Set<SpecTest> = []
    for (entry, spec) in versions {
      for test in spec.tests where !drafted.contains(test) && !people.contains(test) {
        if entry.origin == .described { drafted.insert(test) } else { people.insert(test) }
      }
    }
    return Set(spec.tests.filter { !drafted.contains($0) }.map(\.name))
  }

  /// The prompts that led to the newest version, and those that are used now.
  func prompts(with used: [PromptTemplate]) -> [PromptUse] {
    let now = used.map { PromptUse(file: $0.id, hash: ContentHash($0.hash.hex)) }
    let before = versions.last?.entry.prompts ?? []
    return before.filter { use in !now.contains { $0.file == use.file } } + now
  }
}
