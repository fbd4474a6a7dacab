import Diagnostics
import MappingLanguage
import Records
import SyncMachine

/// Everything that is known of a spec before a person decides: the check, its tests, the samples.
struct MappingProof {
  let report: CheckReport
  /// The tables, zones and secrets that it was proved with.
  let resources: MappingResources
  /// The tests of the spec, then the cases beside it, in their order.
  let results: [TestResult]
  /// The program, where one comes of the spec.
  let program: MappingProgram?
  /// How many tests and cases each filter of the spec ended; empty where nothing can run.
  let filterHits: [Int]
  /// Every sample that was tried.
  let samples: SampleCover
  /// Samples that were not, as nothing can run.
  let untriedCount: Int
  /// What the mapping did to the samples that a person should know, D9xx.
  var sampleFindings: [Diagnostic] = []
  /// Lines of sample files that are no records.
  let sampleProblems: [Diagnostic]
  /// The cases beside the spec that it was proved with, as their file has them.
  let cases: [UInt8]

  var findings: CheckFindings {
    CheckFindings(
      errors: report.blockers.count,
      warnings: report.count(.warning),
      openQuestions: report.openQuestions
    )
  }

  /// A case that cannot be read counts as failed, and so does what cannot run.
  var tests: TestSummary { TestSummary(passed: passed, failed: testCount - passed) }

  /// Tests and cases that fail, M901 each, and what is wrong with cases that cannot be read.
  var failures: [Diagnostic] { results.flatMap(\.problems) }

  var testCount: Int { results.count }

  var canRun: Bool { program != nil }

  var notRun: Int { results.count { $0.state == .unreadable || $0.state == .notRun } }

  var passed: Int { results.count { $0.state == .passed } }

  var failed: Int { results.count { $0.state == .failed } }

  /// Failures of cases, which no check tells of.
  var caseFailures: [Diagnostic] {
    let told = Set(report.diagnostics)
    return failures.filter { !told.contains($0) }
  }

  var allowsApproval: Bool { report.allowsApproval && failures.isEmpty }

  /// The command that takes the mapping on: what tells of errors, or of tests and cases alone
  /// where only they fail; its approval where nothing is in the way.
  var nextCommand: String {
    if allowsApproval { return "approve-mapping" }
    let failed = Set(failures)
    return !failed.isEmpty && report.blockers.allSatisfy(failed.contains)
      ? "test-mapping" : "check-mapping"
  }

  var casesHash: String { Fingerprint(of: cases).hex }

  /// How tests and samples came out, kept with the version, and the cases, which are kept nowhere
  /// else.
  var testReport: JSON {
    .members([
      "tests": .integer(testCount),
      "cases": .string(casesHash),
      "cases_text": cases.isEmpty ? nil : .string(String(decoding: cases, as: UTF8.self)),
      "failures": .array(failures.map(\.json)),
      "samples": .integer(samples.count),
    ])
  }
}

/// Checks, tests and tries a mapping, always in the same way.
struct MappingProver {
  let catalogs: (source: Catalog, target: Catalog)
  /// Look-ups' catalogs, tables, zones, secrets, and where personal data may go.
  let options: CheckOptions

  func prove(
    _ document: MappingDocument,
    samples records: [SourceRecord] = [],
    sampleProblems: [Diagnostic] = []
  ) -> MappingProof {
    let (report, program) = MappingChecker.examine(
      document.spec,
      source: catalogs.source,
      target: catalogs.target,
      options: options
    )
    // What is wrong may still run, and shows what it does.
    guard let program = program ?? compiled(document.spec) else {
      return MappingProof(
        report: report,
        resources: options.resources,
        results: TestResult.all(of: document, runner: nil),
        program: nil,
        filterHits: [],
        samples: SampleCover(),
        untriedCount: records.count,
        sampleProblems: sampleProblems,
        cases: document.cases
      )
    }
    let runner = SpecTestRunner(program)
    let results = TestResult.all(of: document, runner: runner)
    var cover = SampleCover(catalogs.source)
    var findings = SampleFindings(program, source: catalogs.source, specName: document.source)
    let worker = MappingWorker(program)
    for record in records {
      guard let trace = try? worker.explain(record, Self.sampleContext) else { continue }
      cover.add(record, trace)
      findings.add(trace)
    }
    return MappingProof(
      report: report,
      resources: options.resources,
      results: results,
      program: program,
      filterHits: runner.counters.filters,
      samples: cover,
      untriedCount: 0,
      sampleFindings: findings.diagnostics,
      sampleProblems: sampleProblems,
      cases: document.cases
    )
  }

  private func compiled(_ spec: MappingSpec) -> MappingProgram? {
    try? MappingProgram.compile(
      spec,
      source: catalogs.source,
      target: catalogs.target,
      resources: options.resources
    )
  }

  /// Samples are tried without a platform: look-ups find nothing, and the day is a fixed one.
  static let sampleContext = MappingContext(
    run: RunConstants(startedAt: Instant(milliseconds: 1_767_225_600_000), runID: "sample"),
    lookups: LookupTable(unanswered: .none)
  )
}
