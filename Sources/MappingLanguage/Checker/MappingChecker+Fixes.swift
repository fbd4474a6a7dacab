package import Diagnostics
package import Records

extension MappingChecker {
  /// The spec after every fix that cannot change its meaning and brings no error, and those fixes.
  ///
  /// One fix is applied at a time and the spec is checked again, so that no patch meets another
  /// spec than it was written for. `tell` gets the report on the spec as it came.
  package static func applySafeFixes(
    to spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    options: CheckOptions,
    tell: (CheckReport) -> Void = { _ in }
  ) -> (spec: MappingSpec, applied: [Fix]) {
    var options = options
    (options.testing, options.triesFixes) = (.left, false)
    func checked(_ spec: MappingSpec) -> CheckReport {
      check(spec, source: source, target: target, options: options)
    }
    var current = spec
    var applied: [Fix] = []
    var report = checked(current)
    tell(report)
    var isMending = true
    while isMending, applied.count < safeFixesMax {
      isMending = false
      for fix in report.diagnostics.flatMap(\.fixes) where fix.grade == .safe {
        guard let fixed = patched(current, by: fix), fixed != current else { continue }
        let after = checked(fixed)
        guard after.count(.error) <= report.count(.error) else { continue }
        (current, report, isMending) = (fixed, after, true)
        applied.append(fix)
        break
      }
    }
    return (current, applied)
  }

  /// The report with only those fixes that mend what they are offered for.
  ///
  /// Each is applied to the spec by itself and the spec checked again: the problem must be gone,
  /// and there may be no new error. A fix that asks the user is kept. Of a large spec with many
  /// problems, fixes beyond a bound of work are not offered until others are mended.
  static func verifyingFixes(of report: CheckReport, _ context: CheckContext) -> CheckReport {
    let spec = context.spec
    var (options, verified, checked) = (context.options, report, 0)
    // A check takes the longer, the longer the spec is and the more is wrong with it.
    let cost = spec.json.text().utf8.count * (1 + report.diagnostics.count / 20)
    let most = max(fixesTriedMin, costMax / cost)
    (options.testing, options.triesFixes) = (.left, false)
    let before = ErrorCount(report)
    for place in verified.diagnostics.indices {
      let problem = verified.diagnostics[place]
      let allowed = before.without(problem)
      verified.diagnostics[place].fixes.removeAll { fix in
        if fix.grade == .asks { return false }
        checked += 1
        guard checked <= most, let fixed = patched(spec, by: fix) else { return true }
        let after = check(
          fixed,
          source: context.source,
          target: context.target,
          options: options
        )
        return ErrorCount(after).exceeds(allowed)
          || after.diagnostics.contains { $0.isSame(as: problem) }
      }
    }
    return verified
  }

  /// About a second of checking, in bytes of specs without problems.
  private static let costMax = 2 << 20
  private static let fixesTriedMin = 5
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

/// How many errors a fix may leave.
private struct ErrorCount {
  private var all: Int
  /// Those about form and names, before anything is known of types.
  private var ofNames: Int

  init(_ report: CheckReport) {
    let errors = report.diagnostics.filter { $0.severity == .error && $0.code != .M901 }
    all = errors.count
    ofNames = errors.count(where: \.isOfNames)
  }

  /// What is left where a problem is mended.
  ///
  /// What is wrong with a name hides what is wrong with the
  /// types behind it, so that another error may take its place, if it is no error of names.
  func without(_ problem: Diagnostic) -> ErrorCount {
    guard problem.severity == .error else { return self }
    var left = self
    if problem.isOfNames { left.ofNames -= 1 } else { left.all -= 1 }
    return left
  }

  func exceeds(_ other: ErrorCount) -> Bool { all > other.all || ofNames > other.ofNames }
}

extension Diagnostic {
  fileprivate var isOfNames: Bool { code.rawValue < "M3" }

  /// Whether it says the same of the same rule, wherever that stands by now.
  fileprivate func isSame(as other: Diagnostic) -> Bool {
    code == other.code && rule == other.rule && message == other.message
  }
}
