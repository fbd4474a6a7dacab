import ArgumentParser
import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// `crosswalk import-mapping`: a version from one file, for a person to approve.
struct ImportMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-mapping",
    abstract: "Bring a mapping from a file that export-mapping wrote into this workspace.",
    discussion: """
      The mapping is checked and tested with the catalogs and tables of the file, and becomes a \
      version that nobody has approved, whatever it was where it comes from. What the workspace \
      has of catalogs and tables stays as it is.
      """
  )

  @Argument(help: "The file, or a folder with one.")
  var file: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "What to call it here; as it was called where it comes from otherwise.")
  var name: String?

  @Flag(help: "Make it the next version of the mapping of that name.")
  var nextVersion = false

  func run() async throws {
    let desk = try MappingDesk(options)
    let found = try BundleFinder(file, options)
    var bundle = try MappingBundle(parsing: found.bytes, source: found.path)
    if let name { bundle.name = name }
    guard MappingFolder.isName(bundle.name) else {
      throw ValidationError(
        "\"\(bundle.name)\" is no name: use lower-case letters, digits, - and _ with --name."
      )
    }
    try await refuseToLose(bundle.name, desk)
    try desk.expectWritable(MappingFolder(name: bundle.name, in: desk.workspace.folder))
    let result = try await BundleKeeper(desk: desk).keep(bundle)
    let version = result.version
    let others = try await ApprovalStanding(of: version, in: desk).changes
    if options.json {
      desk.context.output.line(json(result, others).text())
    } else {
      for file in result.written { desk.context.output.line("wrote \(file)") }
      desk.context.output.line(
        "\(version.name) is version \(version.version), \(version.state.phase.rawValue): "
          + ScreenText.count(result.findings.errors, "error") + ", "
          + ScreenText.count(result.findings.openQuestions, "open question") + ", "
          + "\(ScreenText.count(result.tests.passed)) of "
          + ScreenText.count(result.tests.passed + result.tests.failed, "test") + " passed"
      )
      if !others.isEmpty {
        desk.context.output.line("Here otherwise than in the file; an approval covers what is here")
      }
      for other in others { desk.context.output.line("  \(other.what): \(other.how)") }
      let next = result.findings.errors == 0 ? "test-mapping" : "check-mapping"
      desk.context.output.line("Next: " + desk.context.typed(next, version.name.text))
    }
    if version.state.phase != .proposed { throw ExitStatus.error }
  }

  private func json(_ result: BundleKeeper.Result, _ others: [ApprovalStanding.Change]) -> JSON {
    .members([
      "mapping": .string(result.version.name.text),
      "version": .integer(result.version.version.number),
      "state": .string(result.version.state.phase.rawValue),
      "seal": result.version.seal.map { .string($0.text) },
      "errors": .integer(result.findings.errors),
      "open_questions": .integer(result.findings.openQuestions),
      "tests": .integer(result.tests.passed + result.tests.failed),
      "passed": .integer(result.tests.passed),
      "written": .strings(result.written),
      "otherwise_here": .array(others.map(\.json)),
    ])
  }

  /// - Throws: CFG110 where the name is taken and nobody said that it is the next version, or where
  ///   the files hold what no version keeps.
  private func refuseToLose(_ name: String, _ desk: MappingDesk) async throws {
    let isFile = MappingFolder.all(in: desk.workspace.folder).contains { $0.name == name }
    let versions =
      try await desk.workspace.reader()?.mappingVersions(of: MappingName(name)) ?? []
    guard isFile || !versions.isEmpty else { return }
    func refusal(_ what: String, _ hint: String) -> Diagnostic {
      Diagnostic(.error, .CFG110, what, at: Location("mappings/\(name)"), hint: hint)
    }
    guard nextVersion else {
      throw refusal(
        "there is a mapping \"\(name)\" here",
        "Give it another name with --name, or add it to that one with --next-version."
      )
    }
    guard isFile else { return }
    let document = try desk.document(name)
    let history = try await MappingHistory(of: name, in: desk)
    guard history.holds(document.spec), history.keepsCases(document.cases) else {
      throw refusal(
        "its files were changed by hand, no version keeps that, and they would be written anew",
        "Approve it first, which keeps it: " + desk.context.typed("approve-mapping", name)
      )
    }
  }
}
