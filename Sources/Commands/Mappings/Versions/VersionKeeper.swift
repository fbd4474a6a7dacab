import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine

/// Puts versions of mappings on the journal's shelf.
struct VersionKeeper {
  let journal: EventJournal

  /// What a version is made of.
  struct Material {
    let document: MappingDocument
    let proof: MappingProof
    let catalogs: [(connection: ConnectionName, catalog: Catalog)]
    /// The data tables that the spec uses and the time zones that it names.
    let tables: [KeptTable]
    var origin = MappingOrigin.imported
    var rounds: [Journal.DraftRound] = []
    var prompts: [PromptUse] = []
  }

  /// The newest version where it has exactly this spec, and everything it was proved and drafted
  /// with is as it was; otherwise a new version.
  func keep(_ material: Material) async throws -> MappingVersionEntry {
    let name = MappingName(material.document.name)
    let latest = try await journal.reader.latestVersion(of: name)
    let hash = ContentHash(material.document.spec.fingerprint.hex)
    if let latest, latest.holds(material.document.spec), latest.asks(material.asked),
      material.origin == .imported,
      latest.state.phase == .approved || latest.tests == material.proof.tests,
      try await isAsKept(material, in: latest)
    {
      return latest
    }
    let version = latest?.version.next ?? 1
    let pulls = try await journal.reader.asKept(material.pulls)
    try await journal.commit(JournalChange(writes(of: material, pulls, name, version, hash)))
    return try await journal.reader.mappingVersion(name, version)
  }

  /// Whether cases, catalogs and prompts are those of a version; what an older program did not keep
  /// is not compared.
  private func isAsKept(
    _ material: Material,
    in version: MappingVersionEntry
  ) async throws -> Bool {
    if let kept = version.casesHash, kept != material.proof.casesHash { return false }
    for (_, catalog) in material.catalogs {
      let use = version.catalogs.first {
        $0.system == catalog.system && $0.object == catalog.object
      }
      guard let use, use.hash.text != catalog.fingerprint.hex,
        let old = CatalogFinder.catalog(try await journal.reader.catalog(use.hash))
      else { continue }
      let drift = CatalogDrift(of: material.document.spec, from: old, to: catalog)
      guard drift.fields.isEmpty else { return false }
    }
    return material.prompts.allSatisfy { version.prompts.contains($0) }
  }

  private func writes(
    of material: Material,
    _ pulls: [CatalogPull],
    _ name: MappingName,
    _ version: VersionNumber,
    _ hash: ContentHash
  ) -> [JournalWrite] {
    var writes = pulls.map { JournalWrite.storeCatalog($0) }
    writes.append(
      .describeMapping(
        MappingDescription(
          name: name,
          version: version,
          text: material.document.description,
          origin: material.origin
        )
      )
    )
    writes += material.rounds.map { .recordRound(name, version, $0) }
    writes.append(.advanceMapping(advance(material, name, version, hash)))
    return writes
  }

  private func advance(
    _ material: Material,
    _ name: MappingName,
    _ version: VersionNumber,
    _ hash: ContentHash
  ) -> MappingAdvance {
    let proof = material.proof
    let testReport = proof.testReport.text(.canonical)
    let catalogs = material.pulls.map { pull in
      CatalogUse(system: pull.system, object: pull.object, hash: pull.hash)
    }
    var events: [MappingVersionEvent] = [
      .drafted(spec: hash), .checked(spec: hash, proof.findings), .tested(spec: hash, proof.tests),
    ]
    if proof.findings.errors == 0, proof.tests.failed == 0 {
      let basis = ApprovalBasis(
        spec: hash,
        tests: .sha256(testReport),
        catalogs: catalogs,
        prompts: material.prompts
      )
      events.append(.proposed(seal: basis.seal))
    }
    return MappingAdvance(
      name: name,
      version: version,
      events: events,
      expecting: 1 + material.rounds.count,
      spec: String(decoding: material.document.spec.canonicalBytes, as: UTF8.self),
      checkReport: proof.report.json.text(.canonical),
      testReport: testReport,
      catalogs: catalogs,
      prompts: material.prompts
    )
  }
}

extension MappingVersionEntry {
  /// Whether it is a version of exactly this spec, also where it was stored in an older version of
  /// the language.
  func holds(_ spec: MappingSpec) -> Bool {
    if specHash == ContentHash(spec.fingerprint.hex) { return true }
    return self.spec.map { (try? StoredSpec(parsing: $0, source: name.text))?.spec == spec }
      ?? false
  }

  /// Whether these are the tables of the workspace that it keeps.
  fileprivate func asks(_ tables: [ContentHash]) -> Bool {
    catalogs.filter { $0.system == WorkspaceTable.system }.map(\.hash.text).sorted()
      == tables.map(\.text).sorted()
  }
}

extension VersionKeeper.Material {
  /// The tables of the workspace that look-ups ask.
  fileprivate var asked: [ContentHash] {
    tables.filter { $0.system == WorkspaceTable.system }.map { ContentHash($0.fingerprint.hex) }
  }

  /// Everything the spec was checked against.
  fileprivate var pulls: [CatalogPull] {
    catalogs.map { use in
      CatalogPull(
        connection: use.connection,
        system: use.catalog.system,
        object: use.catalog.object,
        hash: ContentHash(use.catalog.fingerprint.hex),
        json: use.catalog.json.text()
      )
    }
      + tables.map { table in
        CatalogPull(
          connection: ConnectionName(table.system),
          system: table.system,
          object: table.object,
          hash: ContentHash(table.fingerprint.hex),
          json: table.json.text()
        )
      }
  }
}
