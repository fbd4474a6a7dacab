import ArgumentParser
import Diagnostics
import MappingLanguage
import Records

/// `crosswalk test-mapping`: the tests of the spec, the cases, and covering samples.
struct TestMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test-mapping",
    abstract: "Run a mapping's tests, and show samples before and after."
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "A file of records, JSON Lines or CSV, instead of the workspace's samples.")
  var samples: String?

  @Option(help: "How many samples to show at most.")
  var show = 12

  func run() async throws {
    let (desk, document) = try MappingDesk.opening(mapping, options)
    let proof = try await desk.proof(of: document, samplesAt: samples)
    if options.json {
      desk.context.output.line(json(proof, of: document.spec).text())
    } else {
      if proof.report.hasErrors {
        ReportScreen(context: desk.context).show(proof.report, of: document)
      }
      desk.show(proof, limit: show)
      desk.showTests(proof)
      for (filter, hits) in zip(document.spec.filters, proof.filterHits) {
        desk.context.output.line("filter \(filter.id) ended \(ScreenText.count(hits, "test"))")
      }
    }
    guard !proof.report.hasErrors, proof.failures.isEmpty, proof.sampleProblems.isEmpty else {
      throw ExitStatus.error
    }
  }

  private func json(_ proof: MappingProof, of spec: MappingSpec) -> JSON {
    .members([
      "tests": .integer(proof.testCount),
      "passed": .integer(proof.passed),
      "failed": .integer(proof.failed),
      "not_run": .integer(proof.notRun),
      "samples_not_tried": .integer(proof.untriedCount),
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
        proof.samples.chosen(limit: show).map { sample in
          [
            "record": .string(sample.record.id),
            "before": (try? JSON(parsing: sample.record.json)) ?? .null,
            "after": sample.trace.json,
          ]
        }
      ),
    ])
  }
}
