import ArgumentParser
import Diagnostics
import MappingLanguage
import Records
import Workspace

/// `crosswalk test-mapping`: the tests of the spec, the cases, covering samples, derived cases.
struct TestMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test-mapping",
    abstract: "Run a mapping's tests, and show samples and edges before and after.",
    discussion: """
      Runs the tests of the spec and the cases of cases.jsonl, shows samples that cover what the \
      mapping does, and cases derived from the spec and its catalogs: each default, option, \
      length, border, look-up. Ends with 1 where the check, a test, a case or a sample's line \
      fails. --record adds what comes out now to cases.jsonl: read it before you keep it.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "A file of records, JSON Lines or CSV, instead of the workspace's samples.")
  var samples: String?

  @Option(help: "How many samples to show at most.")
  var show = 12

  @Option(help: "How many derived cases to show at most; --json has all.")
  var derived = 24

  @Option(help: "Only derived cases about this rule, filter, variable or look-up; repeatable.")
  var about: [String] = []

  @Option(help: "Add what comes out now to cases.jsonl, of what is named.")
  var record: CaseRecorder.Choice?

  @Option(help: "Write the results as JUnit XML into this file.")
  var junit: String?

  func run() async throws {
    let (desk, document) = try await MappingDesk.opening(mapping, options)
    try document.spec.expectParts(about)
    let proof = try await desk.proof(of: document, samplesAt: samples)
    let chosen = proof.samples.chosen(limit: show)
    let edges = edges(proof, of: document)
    let cases = edges?.about(Set(about)) ?? []
    if let junit {
      let report = JUnitReport(proof, cases, of: document)
      try WorkspaceFolder.write(Array(report.text.utf8), to: options.path(junit))
    }
    var recorded: CaseRecorder.Recorded?
    if let choice = record, let program = proof.program {
      recorded = try CaseRecorder(document: document, program: program)
        .record(choice, samples: chosen.map(\.record), derived: cases)
    }
    if options.json {
      let report = TestReport(proof: proof, chosen: chosen, edges: edges, cases: cases)
      desk.context.output.line(report.json(of: document.spec, recorded).text())
    } else {
      if proof.report.hasErrors {
        ReportScreen(context: desk.context).show(proof.report, of: document)
      }
      desk.show(proof, limit: show)
      if let edges {
        let screen = DerivedScreen(columns: desk.context.columns, style: Style(desk.context))
        for line in screen.lines(edges, cases, limit: derived) { desk.context.output.line(line) }
      }
      desk.showTests(proof)
      for (filter, hits) in zip(document.spec.filters, proof.filterHits) {
        desk.context.output.line("filter \(filter.id) ended \(ScreenText.count(hits, "test"))")
      }
      if let recorded { tell(recorded, document, desk.context) }
    }
    guard !proof.report.hasErrors, proof.failures.isEmpty, proof.sampleProblems.isEmpty else {
      throw ExitStatus.error
    }
  }

  /// The derived cases; changed is a test of the mapping, else a sample.
  private func edges(_ proof: MappingProof, of document: MappingDocument) -> DerivedCases? {
    guard let program = proof.program else { return nil }
    let cases = SpecTest.cases(parsing: document.cases, source: document.source).cases
    let samples = proof.samples.chosen(limit: show).map {
      SpecTest(sample: $0.record, of: program, name: $0.record.id)
    }
    let tests = document.spec.tests + cases.map(\.test)
    return DerivedCases(of: program, from: tests + samples)
  }

  private func tell(
    _ recorded: CaseRecorder.Recorded,
    _ document: MappingDocument,
    _ context: CommandContext
  ) {
    for test in recorded.added {
      context.output.line("added \"\(PrintableText.of(test.name))\": \(test.expect.json.text())")
    }
    var line =
      ScreenText.count(recorded.added.count, "case") + " added to cases.jsonl of \(document.name)"
    if recorded.known > 0 { line += ", \(recorded.known) stood there already" }
    if recorded.large > 0 { line += ", \(recorded.large) too large to read left out" }
    context.output.line(line)
    if !recorded.added.isEmpty {
      context.output.line(
        "They say what comes out now, right or wrong: read them, and take out what is not meant."
      )
    }
  }
}

extension CaseRecorder.Choice: ExpressibleByArgument {}

extension MappingSpec {
  /// - Throws: CFG104 for a name that no rule, filter, variable or look-up has, with the nearest.
  fileprivate func expectParts(_ names: [String]) throws(DiagnosticList) {
    let parts =
      rules.map(\.id) + filters.map(\.id) + variables.map(\.name) + lookups.map(\.name)
    let titles = Set(
      parts + variables.map { "variable \($0.name)" } + lookups.map { "lookup \($0.name)" }
    )
    let unknown = names.filter { !titles.contains($0) }
    guard !unknown.isEmpty else { return }
    throw DiagnosticList(
      unknown.map { name in
        Diagnostic(
          .error,
          .CFG104,
          "no rule, filter, variable or look-up of \(id) is called \"\(name)\"",
          at: Location("--about"),
          hint: NearestNames.hint(for: name, in: parts)
            ?? "There are \(parts.prefix(Candidate.most * 2).joined(separator: ", "))"
            + (parts.count > Candidate.most * 2 ? " …" : "."),
          found: name
        )
      }
    )
  }
}
