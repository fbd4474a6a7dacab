import MappingLanguage
import Records

/// What `test-mapping --json` writes: one object.
struct TestReport {
  let proof: MappingProof
  let chosen: [SampleCover.Sample]
  let edges: DerivedCases?
  let cases: [DerivedCase]

  func json(of spec: MappingSpec, _ recorded: CaseRecorder.Recorded?) -> JSON {
    .members([
      "tests": .integer(proof.testCount),
      "passed": .integer(proof.passed),
      "failed": .integer(proof.failed),
      "not_run": .integer(proof.notRun),
      "samples_not_tried": .integer(proof.untriedCount),
      "results": .array(proof.results.map(\.json)),
      "failures": .array(proof.failures.map(\.json)),
      "problems": .array(
        (proof.report.diagnostics + proof.sampleFindings + proof.sampleProblems).map(\.json)
      ),
      "filters": .array(
        zip(spec.filters, proof.filterHits).map { filter, hits in
          ["id": .string(filter.id), "hits": .integer(hits)]
        }
      ),
      "samples": .array(
        chosen.map { sample in
          [
            "record": .string(sample.record.id),
            "before": (try? JSON(parsing: sample.record.json)) ?? .null,
            "after": sample.trace.json,
          ]
        }
      ),
      "derived": .array(cases.map(\.json)),
      "derived_not_tried": .integer(edges?.leftOut ?? 0),
      "recorded": recorded.map { recorded in
        [
          "added": .strings(recorded.added.map(\.name)), "known": .integer(recorded.known),
          "large": .integer(recorded.large),
        ]
      },
    ])
  }
}
