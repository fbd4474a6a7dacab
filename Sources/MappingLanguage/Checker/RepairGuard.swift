package import Diagnostics
import Records

/// What a repair's patch may touch: rules that have a diagnostic, and what the model wrote around
/// them; never the text, the catalogs or a person's tests.
package struct RepairGuard: Sendable {
  package var spec: MappingSpec
  /// What the repair was asked to mend.
  package var diagnostics: [Diagnostic]
  /// The names of the tests that a person wrote.
  package var userTests: Set<String>

  package init(spec: MappingSpec, diagnostics: [Diagnostic], userTests: Set<String> = []) {
    self.spec = spec
    self.diagnostics = diagnostics
    self.userTests = userTests
  }

  /// One M109 for everything a patch changes that it may not; empty where it may be applied.
  ///
  /// Compared is the effect, not the path: a replaced list counts only where elements differ.
  package func problems(of patch: JSONPatch, source: String) -> [Diagnostic] {
    let before = spec.json
    guard let after = try? patch.applied(to: before, source: source) else { return [] }
    return protectedSections(before, after, source) + protectedRules(after, source)
      + protectedTests(after, source)
  }

  private func problem(
    _ message: String,
    _ source: String,
    _ pointer: String,
    rule: String? = nil
  )
    -> Diagnostic
  {
    Diagnostic(
      .error,
      .M109,
      message,
      at: Location(source, pointer: pointer),
      hint: "Change only the rules that were found wrong, and what they use.",
      rule: rule
    )
  }

  private func protectedSections(_ before: JSON, _ after: JSON, _ source: String) -> [Diagnostic] {
    ["mapping", "id", "description", "source", "target"].filter { before[$0] != after[$0] }
      .map { problem("the patch changes \"\($0)\"", source, "/" + $0) }
  }

  private func protectedRules(_ after: JSON, _ source: String) -> [Diagnostic] {
    let open = Set(diagnostics.compactMap(\.rule))
    let rules = after["rules"]?.array ?? []
    return spec.rules.enumerated().compactMap { index, rule in
      guard !open.contains(rule.id), !rules.contains(rule.json) else { return nil }
      return problem(
        "the patch changes the rule \(rule.id), which has no diagnostic",
        source,
        "/rules/\(index)",
        rule: rule.id
      )
    }
  }

  private func protectedTests(_ after: JSON, _ source: String) -> [Diagnostic] {
    let tests = after["tests"]?.array ?? []
    return spec.tests.enumerated().compactMap { index, test in
      guard userTests.contains(test.name), !tests.contains(test.json) else { return nil }
      return problem(
        "the patch changes the test \"\(test.name)\", which a person wrote",
        source,
        "/tests/\(index)"
      )
    }
  }
}
