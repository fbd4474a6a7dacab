import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

extension SyncDesk {
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
