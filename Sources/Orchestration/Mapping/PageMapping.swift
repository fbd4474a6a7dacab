import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

/// The approved mapping of a run, ready to be applied to page after page.
struct PageMapping: Sendable {
  let spec: MappingSpec
  let program: MappingProgram
  /// For mappings that read what the destination holds.
  let keys: KeyMapping?
  /// The sessions that look-ups may ask: both ends of the sync.
  private let sessions: [ConnectionSession]

  /// Makes the program of a version from what the journal keeps under its hashes.
  ///
  /// - Throws: RUN103 where no program comes of it, RUN104 where a look-up asks a system that is
  ///   neither end of the sync.
  init(
    _ version: MappingVersionEntry,
    reader: JournalReader,
    sessions: [ConnectionSession],
    zones: ZoneTable
  ) async throws(RunFault) {
    let name = "\(version.name), version \(version.version)"
    guard let text = version.spec else {
      throw Self.unusable(name, "the journal has no spec of it")
    }
    do throws(DiagnosticList) {
      spec = try MappingSpec(parsing: text, source: name)
    } catch {
      throw Self.unusable(name, "its spec cannot be read", error)
    }
    let source = try await Self.catalog(spec.source.system, spec.source.object, version, reader)
    let target = try await Self.catalog(spec.target.system, spec.target.object, version, reader)
    do throws(DiagnosticList) {
      program = try MappingProgram.compile(spec, source: source, target: target, zones: zones)
      keys =
        program.needsCurrent
        ? try KeyMapping(spec, source: source, target: target, zones: zones) : nil
    } catch {
      throw Self.unusable(name, "no program comes of it", error)
    }
    self.sessions = sessions
    try checkLookups(name)
  }

  private static func catalog(
    _ system: String,
    _ object: String,
    _ version: MappingVersionEntry,
    _ reader: JournalReader
  ) async throws(RunFault) -> Catalog {
    let name = "\(version.name), version \(version.version)"
    let use = version.catalogs.first { $0.system == system && $0.object == object }
    guard let use else {
      throw unusable(name, "it was not checked against a catalog of \(system) \(object)")
    }
    let snapshot: CatalogSnapshot
    do throws(JournalFault) {
      snapshot = try await reader.catalog(use.hash)
    } catch {
      throw .journal(error)
    }
    guard let json = try? JSON(parsing: snapshot.json), let catalog = Catalog(json: json) else {
      throw unusable(name, "the catalog of \(system) \(object) cannot be read")
    }
    return catalog
  }

  private func checkLookups(_ name: String) throws(RunFault) {
    for lookup in spec.lookups {
      let problem: String? =
        if session(of: lookup) == nil {
          "look-up \"\(lookup.name)\" asks \(lookup.system), which is neither end of the sync"
        } else if lookup.onNone == .create {
          "look-up \"\(lookup.name)\" wants to create what it does not find"
        } else {
          nil
        }
      guard let problem else { continue }
      throw RunFault(
        Diagnostic(
          .error,
          .RUN104,
          "mapping \(name): \(problem)",
          hint: "Look up at the source or the destination, and let the look-up find or give null."
        )
      )
    }
  }

  private static func unusable(
    _ name: String,
    _ reason: String,
    _ list: DiagnosticList? = nil
  ) -> RunFault {
    let first = Diagnostic(
      .error,
      .RUN103,
      "mapping \(name) is approved and cannot be used: \(reason)",
      hint: "Describe or import the mapping again, check it and approve it."
    )
    return .refused(DiagnosticList([first] + (list?.diagnostics ?? [])))
  }

  func session(of lookup: Lookup) -> ConnectionSession? {
    sessions.first { $0.platform.rawValue == lookup.system }
  }

  /// The source fields to be fetched.
  var fields: [String] { program.sourceFields }

  /// Runs the program over a page.
  @concurrent
  func map(
    _ page: FetchedPage,
    with answers: PageAnswers,
    by adapter: any PlatformAdapter
  ) async -> MappedPage {
    adapter.mapFields(page, with: program, in: answers.context, current: answers.current)
  }
}
