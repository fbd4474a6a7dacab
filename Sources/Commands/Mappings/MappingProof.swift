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
  /// How many tests and cases each filter of the spec ended; empty where nothing can run.
  let filterHits: [Int]
  /// Empty where the spec has errors: nothing can run.
  let samples: SampleCover
  /// What the mapping did to the samples that a person should know, D9xx.
  var sampleFindings: [Diagnostic] = []
  /// Lines of sample files that are no records.
  let sampleProblems: [Diagnostic]

  var findings: CheckFindings {
    CheckFindings(
      errors: report.blockers.count,
      warnings: report.count(.warning),
      openQuestions: report.openQuestions
    )
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
    guard !report.hasErrors, let program
    else {
      return MappingProof(
        report: report,
        failures: [],
        testCount: 0,
        filterHits: [],
        samples: SampleCover(),
        sampleProblems: sampleProblems
      )
    }
    let runner = SpecTestRunner(program)
    let casesName = "mappings/\(document.name)/cases.jsonl"
    let (cases, problems) = Self.cases(document, named: casesName)
    let failures =
      runner.diagnostics(of: document.spec.tests) { index in
        Location(document.source, pointer: "/tests/\(index)")
      }
      + runner.diagnostics(of: cases.map(\.test)) { index in
        Location(casesName, line: cases[index].line)
      } + problems
    var cover = SampleCover()
    var findings = SampleFindings(program, source: catalogs.source, specName: document.source)
    let worker = MappingWorker(program)
    for record in records {
      guard let trace = try? worker.explain(record, Self.sampleContext) else { continue }
      cover.add(record, trace)
      findings.add(trace)
    }
    return MappingProof(
      report: report,
      failures: failures,
      testCount: document.spec.tests.count + cases.count + problems.count,
      filterHits: runner.counters.filters,
      samples: cover,
      sampleFindings: findings.diagnostics,
      sampleProblems: sampleProblems
    )
  }

  /// The cases beside the spec; a file that cannot be read is a failure, and nothing is lost.
  private static func cases(
    _ document: MappingDocument,
    named name: String
  ) -> (cases: [(line: Int, test: SpecTest)], problems: [Diagnostic]) {
    do throws(DiagnosticList) {
      return (try SpecTest.cases(parsing: document.cases, source: name), [])
    } catch {
      return ([], error.diagnostics)
    }
  }

  /// Samples are tried without a platform: look-ups find nothing, and the day is a fixed one.
  static let sampleContext = MappingContext(
    run: RunConstants(startedAt: Instant(milliseconds: 1_767_225_600_000), runID: "sample"),
    lookups: LookupTable(unanswered: .none)
  )
}
