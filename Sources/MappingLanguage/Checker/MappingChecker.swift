package import Diagnostics
package import Records

/// Checks a spec against its catalogs: is it well formed, well typed, and an answer to the text?
package enum MappingChecker {
  /// Everything that is wrong or worth knowing, without reading a record.
  ///
  /// Pure: the same spec, catalogs and options give the same report, byte for byte.
  package static func check(
    _ spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    options: CheckOptions
  ) -> CheckReport {
    let context = CheckContext(spec: spec, source: source, target: target, options: options)
    var diagnostics = CheckRule.all.flatMap { $0.find(context) }
    if !diagnostics.contains(where: { $0.severity == .error }) {
      diagnostics += failedTests(of: spec, options)
    }
    return CheckReport(
      diagnostics: sorted(diagnostics),
      types: context.types,
      coverage: spec.coverage,
      openQuestions: spec.questions.count
    )
  }

  /// The codes that checking, reading and repairing a spec can report.
  package static let codes: Set<DiagnosticCode> =
    Set(CheckRule.all.flatMap(\.codes)).union([.M101, .M102, .M109, .M502, .M901])

  /// Each once, in the order of a report.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let ordered = diagnostics.filter { seen.insert($0).inserted }
      .map { (key: DiagnosticOrder($0), diagnostic: $0) }
    return ordered.sorted { $0.key < $1.key }.map(\.diagnostic)
  }

  private static func failedTests(of spec: MappingSpec, _ options: CheckOptions) -> [Diagnostic] {
    guard let runTests = options.runTests else { return [] }
    return runTests(spec).map { failure in
      let name =
        spec.tests.indices.contains(failure.index) ? spec.tests[failure.index].name : "?"
      return Diagnostic(
        .error,
        .M901,
        "the test \"\(name)\" fails: \(failure.message)",
        at: Location(options.specName, pointer: "/tests/\(failure.index)"),
        hint: "Change the rules, or the test where it expects the wrong thing.",
        found: failure.found,
        expected: failure.expected
      )
    }
  }
}
