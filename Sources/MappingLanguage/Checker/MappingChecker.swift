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
    return examine(context, compiles: false).report
  }

  /// What is wrong with a spec whatever the fields of its source and target are.
  package static func checkWithoutCatalogs(
    _ spec: MappingSpec,
    options: CheckOptions
  ) -> CheckReport {
    func empty(_ system: String, _ object: String) -> Catalog {
      Catalog(system: system, object: object, label: object, fields: [])
    }
    let context = CheckContext(
      spec: spec,
      source: empty(spec.source.system, spec.source.object),
      target: empty(spec.target.system, spec.target.object),
      options: options
    )
    return report(CheckRule.withoutCatalogs.flatMap { $0.find(context) }, context)
  }

  private static func report(_ diagnostics: [Diagnostic], _ context: CheckContext) -> CheckReport {
    CheckReport(
      diagnostics: context.completed(sorted(diagnostics)),
      types: context.types,
      coverage: context.coverage,
      openQuestions: context.spec.questions.count
    )
  }

  /// Checks a spec, and compiles it where nothing is wrong: the two share what they find out.
  package static func examine(
    _ spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    options: CheckOptions
  ) -> (report: CheckReport, program: MappingProgram?) {
    examine(
      CheckContext(spec: spec, source: source, target: target, options: options),
      compiles: true
    )
  }

  private static func examine(
    _ context: CheckContext,
    compiles: Bool
  ) -> (report: CheckReport, program: MappingProgram?) {
    var diagnostics = CheckRule.all.flatMap { $0.find(context) }
    var program: MappingProgram?
    let tests = context.testsToRun
    if !diagnostics.contains(where: { $0.severity == .error }), compiles || !tests.isEmpty {
      do throws(DiagnosticList) {
        let compiled = try MappingProgram.compile(context)
        program = compiled
        diagnostics += failures(of: tests, compiled, context)
      } catch {
        diagnostics += error.diagnostics
      }
    }
    let report = report(diagnostics, context)
    return (context.options.triesFixes ? verifyingFixes(of: report, context) : report, program)
  }

  /// The codes that checking, reading and repairing a spec can report.
  package static let codes: Set<DiagnosticCode> =
    Set(CheckRule.all.flatMap(\.codes)).union([
      .M101, .M102, .M106, .M109, .M110, .M111, .M112, .M113, .M502, .M901,
    ])

  /// Each once, in the order of a report.
  private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let keys = diagnostics.map { DiagnosticOrder($0) }
    // Equal ones have the same key, so they stand together.
    var kept: [Diagnostic] = []
    kept.reserveCapacity(diagnostics.count)
    var start = 0
    var last: Int?
    for index in diagnostics.indices.sorted(by: { keys[$0] < keys[$1] }) {
      if last.map({ keys[$0] < keys[index] }) ?? true { start = kept.count }
      last = index
      if !kept[start...].contains(diagnostics[index]) { kept.append(diagnostics[index]) }
    }
    return kept
  }

  /// What the spec's own tests say.
  private static func failures(
    of tests: [SpecTest],
    _ program: MappingProgram,
    _ context: CheckContext
  ) -> [Diagnostic] {
    guard case .run(let lookups) = context.options.testing else { return [] }
    return SpecTestRunner(program, lookups: lookups).diagnostics(of: tests) { index in
      context.location(JSONPointer(["tests", String(index)]))
    }
  }
}

extension CheckContext {
  fileprivate var testsToRun: [SpecTest] {
    if case .run = options.testing { spec.tests } else { [] }
  }
}
