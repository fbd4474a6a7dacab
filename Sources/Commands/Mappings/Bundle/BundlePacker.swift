import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine

/// Makes a bundle of a version of the journal, or of files that no version is kept of.
struct BundlePacker {
  let desk: MappingDesk

  /// The version of that number; the approved one, else the newest, where none is named; the files
  /// where there is no version.
  ///
  /// - Throws: CFG105 where there is no such version, or nothing was drafted in it.
  func bundle(of name: String, version: Int?) async throws -> MappingBundle {
    let reader = try await desk.workspace.reader()
    let versions = try await reader?.mappingVersions(of: MappingName(name)) ?? []
    let usable = versions.filter { $0.state.phase != .described }
    let chosen =
      version.map { number in versions.first { $0.version.number == number } }
      ?? (usable.first { $0.state.phase == .approved } ?? usable.first)
    if let reader, let chosen {
      return try await bundle(
        of: try await reader.mappingVersion(chosen.name, chosen.version),
        reader
      )
    }
    if let version {
      throw Diagnostic(
        .error,
        .CFG105,
        "\(name) has no version \(version)",
        hint: "See them: " + desk.context.typed("mappings", name)
      )
    }
    return try await bundle(of: try desk.document(name))
  }

  private func bundle(
    of version: MappingVersionEntry,
    _ reader: JournalReader
  ) async throws -> MappingBundle {
    guard let spec = version.spec, let checks = version.checkReport,
      let tests = version.testReport
    else {
      throw Diagnostic(
        .error,
        .CFG105,
        "version \(version.version) of \(version.name) has no mapping: drafting it failed",
        hint: "Name another: " + desk.context.typed("mappings", version.name.text)
      )
    }
    var kept: [MappingBundle.Kept] = []
    for use in version.catalogs {
      let snapshot = try await reader.catalog(use.hash)
      kept.append(
        Self.kept(
          use.system,
          use.object,
          use.hash.text,
          (try? JSON(parsing: snapshot.json)) ?? .null
        )
      )
    }
    return MappingBundle(
      name: version.name.text,
      origin: version.origin,
      description: version.description,
      spec: spec,
      cases: String(decoding: version.cases ?? [], as: UTF8.self),
      kept: kept.sorted { ($0.system, $0.object) < ($1.system, $1.object) },
      prompts: version.prompts,
      rounds: try await reader.draft(version.name, version.version).rounds,
      checkReport: checks,
      testReport: tests
    )
  }

  private func bundle(of document: MappingDocument) async throws -> MappingBundle {
    let proof = try await desk.proof(of: document)
    let material = try await desk.material(document, proof)
    let kept =
      material.catalogs.map { _, catalog in
        Self.kept(catalog.system, catalog.object, catalog.fingerprint.hex, catalog.json)
      }
      + material.tables.map { Self.kept($0.system, $0.object, $0.fingerprint.hex, $0.json) }
    return MappingBundle(
      name: document.name,
      origin: .imported,
      description: document.description,
      spec: String(decoding: document.spec.canonicalBytes, as: UTF8.self),
      cases: String(decoding: document.cases, as: UTF8.self),
      kept: kept.sorted { ($0.system, $0.object) < ($1.system, $1.object) },
      prompts: [],
      rounds: [],
      checkReport: proof.report.json.text(.canonical),
      testReport: proof.testReport.text(.canonical)
    )
  }

  /// A catalog's fields by their names: platforms list them in any order, under one hash.
  private static func kept(
    _ system: String,
    _ object: String,
    _ hash: String,
    _ json: JSON
  ) -> MappingBundle.Kept {
    var contents = json
    if !KeptTable.isOne(system: system, object: object), var catalog = Catalog(json: json) {
      catalog.fields.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      contents = catalog.json
    }
    return MappingBundle.Kept(system: system, object: object, hash: hash, contents: contents)
  }
}
