package import Diagnostics
package import Records

extension MappingChecker {
  /// The spec after every fix that cannot change its meaning, and the fixes that were applied.
  ///
  /// One fix is applied at a time and the spec is checked again, so that no patch meets another
  /// spec than it was written for.
  package static func applySafeFixes(
    to spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    options: CheckOptions
  ) -> (spec: MappingSpec, applied: [Fix]) {
    var options = options
    options.testing = .left
    var current = spec
    var applied: [Fix] = []
    while applied.count < safeFixesMax {
      let report = verifyingFixes(
        of: check(current, source: source, target: target, options: options),
        on: current,
        source: source,
        target: target,
        options: options
      )
      let safe = report.diagnostics.flatMap(\.fixes).filter { $0.grade == .safe }
      var next: MappingSpec?
      for fix in safe where next == nil {
        guard let fixed = patched(current, by: fix), fixed != current else { continue }
        next = fixed
        applied.append(fix)
      }
      guard let next else { break }
      current = next
    }
    return (current, applied)
  }

  /// The report with only those fixes that mend what they are offered for.
  ///
  /// Each is applied to the spec by itself and the spec checked again: the problem must be gone, and
  /// there may be no new error. A fix that asks the user is kept. Beyond the first thousand, fixes
  /// are not tried, and so not offered until others are mended.
  package static func verifyingFixes(
    of report: CheckReport,
    on spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    options: CheckOptions
  ) -> CheckReport {
    var (options, verified, tried) = (options, report, 0)
    options.testing = .left
    let errors = report.diagnostics.count { $0.severity == .error && $0.code != .M901 }
    for place in verified.diagnostics.indices {
      let problem = verified.diagnostics[place]
      // What is wrong with a name hides what is wrong with the types behind it.
      let mayUncover = problem.severity != .error || problem.code.rawValue < "M3"
      let allowed = mayUncover ? errors : errors - 1
      verified.diagnostics[place].fixes.removeAll { fix in
        if fix.grade == .asks { return false }
        tried += 1
        guard tried <= triedFixesMax, let fixed = patched(spec, by: fix) else { return true }
        let after = check(fixed, source: source, target: target, options: options)
        return after.count(.error) > allowed
          || after.diagnostics.contains { $0.isSame(as: problem) }
      }
    }
    return verified
  }

  private static let triedFixesMax = 1_000
  private static let safeFixesMax = 200

  /// The spec after a fix; `nil` where the patch does not fit it or makes it no spec.
  package static func patched(_ spec: MappingSpec, by fix: Fix) -> MappingSpec? {
    let name = fix.title
    guard let patch = try? JSONPatch(parsing: fix.patch, source: name),
      let json = try? patch.applied(to: spec.json, source: name)
    else { return nil }
    return try? MappingSpec(json: json, source: name)
  }
}

extension Diagnostic {
  /// Whether it says the same of the same rule, wherever that stands by now.
  fileprivate func isSame(as other: Diagnostic) -> Bool {
    code == other.code && rule == other.rule && message == other.message
  }
}
