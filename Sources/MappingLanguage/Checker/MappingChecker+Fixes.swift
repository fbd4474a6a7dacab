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
      let report = check(current, source: source, target: target, options: options)
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
