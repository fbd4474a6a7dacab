import Diagnostics
import MappingLanguage
import Records

/// A spec taken through everything that happens to specs: checked, mended, compiled, run and
/// explained.
struct SpecTrial {
  private let spec: MappingSpec
  private let source: Catalog
  private let target: Catalog
  private let options: CheckOptions

  init(_ spec: MappingSpec, source: Catalog, target: Catalog) {
    self.spec = spec
    self.source = source
    self.target = target
    var options = CheckOptions(specName: "spec.json")
    options.resources = FuzzZones.resources
    options.lookupCatalogs = [FuzzCatalogs.account]
    self.options = options
  }

  func run() throws(BrokenLaw) {
    let report = check(spec)
    try expect(check(spec) == report, "a second check says something else")
    try Self.checkPlaces(report.diagnostics)
    try checkFixes(report)
    _ = MappingExplanation(of: spec, source: source, target: target)
    let program: MappingProgram
    do throws(DiagnosticList) {
      program = try MappingProgram.compile(
        spec,
        source: source,
        target: target,
        resources: FuzzZones.resources
      )
    } catch {
      let accepted = report.diagnostics.allSatisfy { $0.severity != .error || $0.code == .M901 }
      try expect(!accepted, "the checker accepts what does not compile: \(error)")
      return
    }
    for (index, record) in FuzzCatalogs.records.enumerated() {
      for current in FuzzCatalogs.currents {
        let trace = try traced(program, record, current)
        // What is inferred holds for records that are what their catalog says.
        if index == FuzzCatalogs.soundRecord, source == FuzzCatalogs.source, !report.hasErrors {
          try TypeLaw(spec, report.types).check(trace)
        }
      }
    }
  }

  /// A code, a sentence and a place for every problem.
  static func checkPlaces(_ diagnostics: [Diagnostic]) throws(BrokenLaw) {
    try expect(Set(diagnostics.map(\.code)).isSubset(of: MappingChecker.codes), "a foreign code")
    for one in diagnostics {
      try expect(one.location != nil && !one.message.isEmpty, "no place or no sentence: \(one)")
    }
  }

  private func check(_ spec: MappingSpec) -> CheckReport {
    MappingChecker.check(spec, source: source, target: target, options: options)
  }

  /// Every fix applies to the spec and gives a spec; safe ones bring no new error.
  private func checkFixes(_ report: CheckReport) throws(BrokenLaw) {
    for diagnostic in report.diagnostics.prefix(Self.fixesMax) {
      for fix in diagnostic.fixes {
        guard let fixed = MappingChecker.patched(spec, by: fix) else {
          throw BrokenLaw("the fix of \(diagnostic.code) gives no spec: \(fix.patch)")
        }
        guard fix.grade == .safe else { continue }
        try expect(
          check(fixed).count(.error) <= report.count(.error),
          "the safe fix of \(diagnostic.code) brings an error: \(fix.patch)"
        )
      }
    }
  }

  /// A spec may have thousands of problems of one kind.
  private static let fixesMax = 50

  /// The same outcome twice, from another worker and in a trace; what is emitted is an object.
  private func traced(
    _ program: MappingProgram,
    _ record: SourceRecord,
    _ current: CurrentRecord
  ) throws(BrokenLaw) -> RecordTrace {
    let worker = MappingWorker(program)
    let context = FuzzCatalogs.context
    guard let first = try? worker.run(record, context, current: current),
      let second = try? worker.run(record, context, current: current),
      let other = try? MappingWorker(program).run(record, context, current: current),
      let trace = try? worker.explain(record, context, current: current)
    else { throw BrokenLaw("a record that is JSON does not run") }
    try expect(first == second && first == other, "\(first) is then \(second), elsewhere \(other)")
    try expect(trace.outcome == first, "the trace says \(trace.outcome), not \(first)")
    _ = trace.json
    if case .emitted(let mapped) = first {
      try expect(
        (try? JSON(parsing: mapped.json, duplicates: .refused))?.object != nil,
        "no object is emitted: \(String(decoding: mapped.json, as: UTF8.self))"
      )
    }
    return trace
  }
}
