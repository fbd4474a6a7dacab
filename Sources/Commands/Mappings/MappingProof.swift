import Diagnostics
import MappingLanguage
import Records
import SyncMachine

/// Everything that is known of a spec before a person decides: the check, its tests, the samples.
struct MappingProof {
  let report: CheckReport
  /// Tests and cases that fail, M901 each.
  let failures: [Diagnostic]
  let testCount: Int
  /// Empty where the spec has errors: nothing can run.
  let samples: SampleCover
  /// Lines of sample files that are no records.
  let sampleProblems: [Diagnostic]

  var findings: CheckFindings {
    CheckFindings(
      errors: report.blockers.count,
      warnings: report.count(.warning),
      openQuestions: report.openQuestions)
  }

  var tests: TestSummary {
    TestSummary(passed: testCount - failures.count, failed: failures.count)
  }

  var allowsApproval: Bool { report.allowsApproval && failures.isEmpty }

  /// How tests and samples came out, kept with the version.
  var testReport: JSON {
    .members([
      "tests": .integer(testCount),
      "failures": .array(failures.map(\.json)),
      "samples": .integer(samples.count),
    ])
  }
}

/// Checks, tests and tries a mapping, always in the same way.
struct MappingProver {
  let catalogs: (source: Catalog, target: Catalog)

  static let functions = FunctionDirectory(FunctionCatalog.all)

  static func options(named name: String) -> CheckOptions {
    CheckOptions(specName: name, functions: functions)
  }

  func prove(
    _ document: MappingDocument,
    samples records: [SourceRecord] = [],
    sampleProblems: [Diagnostic] = []
  ) -> MappingProof {
    let report = MappingChecker.check(
      document.spec,
      source: catalogs.source,
      target: catalogs.target,
      options: Self.options(named: document.source))
    guard !report.hasErrors,
      let program = try? MappingProgram.compile(
        document.spec, source: catalogs.source, target: catalogs.target)
    else {
      return MappingProof(
        report: report,
        failures: [],
        testCount: 0,
        samples: SampleCover(),
        sampleProblems: sampleProblems)
    }
    let run = SpecTestRunner(program).run(
      cases: document.cases, specName: document.source,
      casesName: "mappings/\(document.name)/cases.jsonl")
    var cover = SampleCover()
    let worker = MappingWorker(program)
    for record in records {
      guard let trace = try? worker.explain(record, in: Self.sampleContext) else { continue }
      cover.add(record, trace)
    }
    return MappingProof(
      report: report,
      failures: run.failures,
      testCount: run.count,
      samples: cover,
      sampleProblems: sampleProblems)
  }

  /// Samples are tried without a platform: look-ups find nothing, and the day is a fixed one.
  static let sampleContext = MappingContext(
    run: RunConstants(startedAt: Instant(milliseconds: 1_767_225_600_000), runID: "sample"),
    lookups: LookupTable(unanswered: .none))
}
