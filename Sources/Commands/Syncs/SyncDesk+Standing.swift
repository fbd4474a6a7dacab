import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

extension SyncDesk {
  /// Asks the platforms of a sync for the catalogs that its mapping was approved with and that no
  /// platform gave yet: a file says nothing about what this very account takes.
  func askCatalogs(of sync: SyncSettings) async throws {
    guard let reader = try await workspace.reader(),
      let version = try await reader.approvedVersion(of: MappingName(sync.mapping))
    else { return }
    for name in [sync.source, sync.destination] {
      guard let connection = workspace.configuration.connection(named: name) else { continue }
      for use in version.catalogs where use.system == connection.platform {
        let known = try await reader.latestCatalog(of: use.object, at: ConnectionName(name))
        guard known == nil else { continue }
        do {
          _ = try await CatalogPuller(workspace: workspace)
            .pull([connection], objects: [use.object])
        } catch var problem as Diagnostic {
          // Where the platform cannot be asked, the run says so itself, and waits.
          problem.severity = .warning
          if problem.code != .CON301 { context.errors.line(problem.description) }
        }
      }
    }
  }

  /// Looks at every sync with a schedule as before a single run, and says what is wrong; the names
  /// of those whose mapping does not fit.
  func misfits() async throws -> Set<String> {
    var misfits: Set<String> = []
    for sync in workspace.configuration.syncs where sync.every != nil {
      try await askCatalogs(of: sync)
      do {
        try await sayStanding(of: sync.mapping)
      } catch let problems as DiagnosticList where problems.diagnostics.first?.code == .RUN104 {
        for problem in problems.diagnostics { context.errors.line(problem.description) }
        context.errors.line("sync \(sync.name) is not run until that is mended")
        misfits.insert(sync.name)
      }
    }
    return misfits
  }

  /// Says what changed since the mapping of a sync was approved, before a run uses it as it was
  /// approved.
  ///
  /// - Throws: RUN104 where the catalogs drifted so that it cannot be used any more, with what is
  ///   wrong.
  func sayStanding(of mapping: String) async throws {
    let desk = MappingDesk(workspace, options)
    guard let standing = try await ApprovalStanding.ofApproved(mapping, in: desk) else { return }
    for line in standing.lines(context) { context.errors.line(line) }
    guard standing.changes.contains(where: { $0.what.hasPrefix("catalog of") }),
      let text = standing.version.spec
    else { return }
    let title = "\(mapping), version \(standing.version.version)"
    let spec = try StoredSpec(parsing: text, source: title).spec
    let now = try await desk.catalogs(of: spec)
    var options = try await desk.checkOptions(
      named: title,
      asking: desk.asked(by: spec),
      policy: workspace.configuration.policy
    )
    options.testing = .left
    let errors = MappingChecker.check(
      spec,
      source: now.source,
      target: now.target,
      options: options
    ).diagnostics.filter { problem in
      // That a catalog changed is said; what breaks because of it stops the run.
      problem.severity == .error && problem.code != .M208
        && ["M2", "M3", "M4"].contains { problem.code.rawValue.hasPrefix($0) }
    }
    guard !errors.isEmpty else { return }
    let refusal = Diagnostic(
      .error,
      .RUN104,
      "mapping \(title) does not fit the catalogs any more",
      hint: "Mend it and approve it anew: " + context.typed("check-mapping", mapping)
    )
    throw DiagnosticList([refusal] + errors)
  }
}
