package import Diagnostics
package import Records

/// Checks whether a spec is well formed, well typed, and an answer to its description.
package enum MappingChecker {
  /// Everything that is wrong or worth knowing; the spec's own tests run where nothing is wrong.
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
      diagnostics += failedTests(context)
    }
    return CheckReport(
      diagnostics: sorted(diagnostics),
      types: context.types,
      coverage: context.coverage,
      openQuestions: spec.questions.count
    )
  }

  /// The codes that checking, reading and repairing a spec can report.
  package static let codes: Set<DiagnosticCode> =
    Set(CheckRule.all.flatMap(\.codes)).union([
      .M101, .M102, .M109, .M110, .M111, .M502, .M901,
    ])

  /// Each once, in the order of a report.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let ordered = diagnostics.map { (key: DiagnosticOrder($0), diagnostic: $0) }
      .sorted { $0.key < $1.key }
    // Equal ones have the same key, so they stand together.
    var kept: [Diagnostic] = []
    var start = 0
    var last: DiagnosticOrder?
    for one in ordered {
      if last.map({ $0 < one.key }) ?? true { start = kept.count }
      last = one.key
      if !kept[start...].contains(one.diagnostic) { kept.append(one.diagnostic) }
    }
    return kept
  }

  /// What the spec's own tests say, once it can run at all.
  private static func failedTests(_ context: CheckContext) -> [Diagnostic] {
    guard case .run(let lookups) = context.options.testing, !context.spec.tests.isEmpty
    else { return [] }
    let program: MappingProgram
    do throws(DiagnosticList) {
      program = try MappingProgram.compile(
        context.spec,
        source: context.source,
        target: context.target,
        zones: context.options.zones
      )
    } catch {
      return error.diagnostics
    }
    return SpecTestRunner(program, lookups: lookups).diagnostics(of: context.spec.tests) { index in
      context.location(JSONPointer(["tests", String(index)]))
    }
  }
}
