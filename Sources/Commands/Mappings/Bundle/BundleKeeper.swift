import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// Puts what a bundle holds into a workspace: a version of the journal, which nobody has approved,
/// and the files of the mapping.
struct BundleKeeper {
  let desk: MappingDesk

  struct Result: Sendable {
    let version: MappingVersionEntry
    /// What the check and the tests found here, with the bundle's own catalogs and tables.
    let findings: CheckFindings
    let tests: TestSummary
    /// Files that were written, relative to the workspace.
    let written: [String]
  }

  func keep(_ bundle: MappingBundle) async throws -> Result {
    let spec = try StoredSpec(parsing: bundle.spec, source: bundle.name).spec
    let (findings, tests) = try await proved(bundle, spec)
    let folder = desk.workspace.folder
    let (version, written) = try await desk.workspace.withJournal { journal in
      let name = MappingName(bundle.name)
      let next = try await journal.reader.latestVersion(of: name)?.version.next ?? 1
      let pulls = try await journal.reader.asKept(Self.pulls(bundle))
      let change = Self.writes(bundle, pulls, name, next, findings, tests)
      try await journal.commit(JournalChange(change))
      let written = try Self.write(bundle, spec, to: folder)
      return (try await journal.reader.mappingVersion(name, next), written)
    }
    return Result(
      version: version,
      findings: findings,
      tests: tests,
      written: written + (try await writeWhatIsMissing(bundle))
    )
  }

  // MARK: Proving

  /// Checks and tests the mapping anew: what a file says of itself is not taken for granted.
  private func proved(
    _ bundle: MappingBundle,
    _ spec: MappingSpec
  ) async throws -> (CheckFindings, TestSummary) {
    func catalog(_ system: String, _ object: String) throws -> Catalog {
      let kept = bundle.kept.first { $0.system == system && $0.object == object }
      guard let kept, let catalog = Catalog(json: kept.contents) else {
        throw BundleReading(source: bundle.name)
          .foreign("has no catalog of \(system) \(object)", "/catalogs")
      }
      return catalog
    }
    let source = try catalog(spec.source.system, spec.source.object)
    let target = try catalog(spec.target.system, spec.target.object)
    let tables = bundle.kept.filter(\.isTable).map {
      KeptTable(system: $0.system, object: $0.object, json: $0.contents)
    }
    guard var resources = MappingResources(keeping: tables) else {
      throw BundleReading(source: bundle.name).foreign("has a table that cannot be read", "/tables")
    }
    resources.secrets = desk.workspace.mappingSecrets
    var options = CheckOptions(specName: "mappings/\(bundle.name)/mapping.json")
    options.resources = resources
    options.policy = desk.workspace.configuration.policy
    options.lookupCatalogs = bundle.kept.filter { !$0.isTable }
      .compactMap { Catalog(json: $0.contents) }
    let document = MappingDocument(
      name: bundle.name,
      spec: spec,
      description: bundle.description,
      cases: Array(bundle.cases.utf8),
      in: desk.workspace.folder
    )
    let proof = MappingProver(catalogs: (source, target), options: options).prove(document)
    return (proof.findings, proof.tests)
  }

  // MARK: The journal

  /// Not under the name of a connection: nobody has asked the platform here.
  private static func pulls(_ bundle: MappingBundle) -> [CatalogPull] {
    bundle.kept.map { kept in
      CatalogPull(
        connection: ConnectionName("import"),
        system: kept.system,
        object: kept.object,
        hash: ContentHash(kept.hash),
        json: kept.contents.text()
      )
    }
  }

  private static func writes(
    _ bundle: MappingBundle,
    _ pulls: [CatalogPull],
    _ name: MappingName,
    _ version: VersionNumber,
    _ findings: CheckFindings,
    _ tests: TestSummary
  ) -> [JournalWrite] {
    let spec = ContentHash.sha256(bundle.spec)
    var writes = pulls.map { JournalWrite.storeCatalog($0) }
    writes.append(
      .describeMapping(
        MappingDescription(
          name: name,
          version: version,
          text: bundle.description,
          origin: bundle.origin
        )
      )
    )
    writes += bundle.rounds.map { .recordRound(name, version, $0) }
    var events: [MappingVersionEvent] = [
      .drafted(spec: spec), .checked(spec: spec, findings), .tested(spec: spec, tests),
    ]
    if findings.errors == 0, tests.failed == 0 { events.append(.proposed(seal: bundle.seal)) }
    writes.append(
      .advanceMapping(
        MappingAdvance(
          name: name,
          version: version,
          events: events,
          expecting: 1 + bundle.rounds.count,
          spec: bundle.spec,
          checkReport: bundle.checkReport,
          testReport: bundle.testReport,
          catalogs: bundle.kept.map {
            CatalogUse(system: $0.system, object: $0.object, hash: ContentHash($0.hash))
          },
          prompts: bundle.prompts
        )
      )
    )
    return writes
  }

  // MARK: Files

  private static func write(
    _ bundle: MappingBundle,
    _ spec: MappingSpec,
    to folder: WorkspaceFolder
  ) throws(Diagnostic) -> [String] {
    let files = files(of: bundle, spec, in: folder)
    for file in files { try WorkspaceFolder.write(file.bytes, to: file.path) }
    return files.map(\.title)
  }

  /// What stands in the folder of a mapping.
  private static func files(
    of bundle: MappingBundle,
    _ spec: MappingSpec,
    in folder: WorkspaceFolder
  ) -> [(title: String, path: String, bytes: [UInt8])] {
    let folder = MappingFolder(name: bundle.name, in: folder)
    var files = [
      ("description.md", folder.descriptionPath, Array(bundle.description.utf8)),
      ("mapping.json", folder.specPath, spec.canonicalBytes),
    ]
    if !bundle.cases.isEmpty || !folder.cases.isEmpty {
      files.append(("cases.jsonl", folder.casesPath, Array(bundle.cases.utf8)))
    }
    return files.map { ("mappings/\(bundle.name)/\($0.0)", $0.1, $0.2) }
  }

  /// Writes those of the files that are gone, and nothing over one that is there; which they were.
  func restore(_ bundle: MappingBundle) async throws -> [String] {
    let spec = try StoredSpec(parsing: bundle.spec, source: bundle.name).spec
    let missing = Self.files(of: bundle, spec, in: desk.workspace.folder)
      .filter { WorkspaceFolder.size(at: $0.path) == nil }
    for file in missing { try WorkspaceFolder.write(file.bytes, to: file.path) }
    return missing.map(\.title) + (try await writeWhatIsMissing(bundle))
  }

  /// Catalogs and tables that this workspace knows nothing of; what it has stays as it is.
  private func writeWhatIsMissing(_ bundle: MappingBundle) async throws -> [String] {
    let folder = desk.workspace.folder
    let tables = TableReader(folder).names
    var written: [String] = []
    for kept in bundle.kept {
      if kept.system == WorkspaceTable.system {
        guard !tables.contains(kept.object) else { continue }
        let path = "/\(kept.object).jsonl"
        try WorkspaceFolder.write(Self.lines(of: kept.contents), to: folder.tablesPath + path)
        written.append("tables" + path)
      } else if !kept.isTable,
        try await desk.knownCatalog(kept.system, kept.object) == nil
      {
        let path = folder.catalogPath(system: kept.system, object: kept.object)
        try WorkspaceFolder.write(kept.contents.bytes(.canonical), to: path)
        written.append("samples/catalogs/\(kept.system).\(kept.object).json")
      }
    }
    return written
  }

  /// A table as JSON Lines.
  private static func lines(of table: JSON) -> [UInt8] {
    let columns = (table["columns"]?.array ?? []).compactMap(\.string)
    return (table["rows"]?.array ?? []).flatMap { row -> [UInt8] in
      let members = zip(columns, row.array ?? []).map { JSONObject.Member($0, $1) }
      return JSON.object(JSONObject(members)).bytes() + [UInt8(ascii: "\n")]
    }
  }
}
