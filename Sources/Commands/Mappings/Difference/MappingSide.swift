import Diagnostics
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine

/// One of two mappings that are compared: a version of the journal, or files.
struct MappingSide {
  /// How a screen calls it: `version 3`, `the file`.
  let title: String
  /// The same for a script.
  let json: JSON
  let spec: MappingSpec
  let catalogs: (source: Catalog?, target: Catalog?)
  /// `nil` where no program comes of it.
  let program: MappingProgram?
  /// Cases beside the spec.
  let cases: [SpecTest]
  /// Whether its cases are known; early versions kept none.
  let keepsCases: Bool
  /// The hashes of the tables of the workspace that it asks, by their names.
  let tables: [String: String]

  /// A version as the journal keeps it, with its own catalogs and tables.
  init(_ version: MappingVersionEntry, in desk: MappingDesk) async throws {
    guard let text = version.spec else {
      throw Diagnostic(
        .error,
        .CFG105,
        "version \(version.version) of \(version.name) has no mapping: drafting it failed",
        hint: "Name another: " + desk.context.typed("mappings", version.name.text)
      )
    }
    spec = try StoredSpec(parsing: text, source: "\(version.name), version \(version.version)").spec
    let reader = try await desk.workspace.requiredReader()
    let secrets = desk.workspace.mappingSecrets
    program = try? await ApprovedMapping(version, reader: reader, secrets: secrets).program
    if let program {
      catalogs = (program.source, program.target)
    } else {
      catalogs = try await desk.knownCatalogs(of: spec)
    }
    cases = Self.cases(in: version.cases ?? [])
    keepsCases = version.cases != nil
    let asked = version.catalogs.filter { $0.system == WorkspaceTable.system }
    tables = Dictionary(asked.map { ($0.object, $0.hash.text) }) { first, _ in first }
    let state = version.state.phase
    title =
      "version \(version.version), \(state.rawValue)"
      + (version.approval.map { state == .approved ? " by \($0.by)" : ", once approved" } ?? "")
    json = .members([
      "version": .integer(version.version.number),
      "state": .string(state.rawValue),
    ])
  }

  /// Files as they stand, with the catalogs and tables that are known now.
  init(_ document: MappingDocument, in desk: MappingDesk) async throws {
    spec = document.spec
    catalogs = try await desk.knownCatalogs(of: spec)
    let resources = desk.resources(of: spec)
    if let source = catalogs.source, let target = catalogs.target {
      program = try? MappingProgram.compile(
        spec,
        source: source,
        target: target,
        resources: resources
      )
    } else {
      program = nil
    }
    cases = Self.cases(in: document.cases)
    keepsCases = true
    let asked = spec.tables(of: resources).filter { $0.system == WorkspaceTable.system }
    tables = Dictionary(asked.map { ($0.object, $0.fingerprint.hex) }) { first, _ in first }
    title = document.folder == nil ? "the file" : document.source
    json = ["file": .string(document.source)]
  }

  /// The cases that can be read.
  private static func cases(in bytes: [UInt8]) -> [SpecTest] {
    SpecTest.cases(parsing: bytes, source: "").cases.map(\.test)
  }

  /// The mapping under another name on the screen.
  private init(_ other: MappingSide, title: String) {
    self.title = title
    json = other.json
    spec = other.spec
    catalogs = other.catalogs
    program = other.program
    cases = other.cases
    keepsCases = other.keepsCases
    tables = other.tables
  }

  func titled(_ title: String) -> MappingSide { MappingSide(self, title: title) }
}
