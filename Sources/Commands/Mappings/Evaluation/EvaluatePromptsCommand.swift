import ArgumentParser
import Diagnostics
import Drafting
import Records
import SyncMachine
import Workspace

/// `crosswalk evaluate-prompts`: what the prompts and the model are worth, in whole records.
struct EvaluatePromptsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-prompts",
    abstract: "Draft descriptions whose records are known, and say what came out better or worse.",
    discussion: """
      Drafts the mappings of the workspace anew, and the descriptions of any folder named, through \
      the workspace's model and the prompts in prompts/; nothing else is changed. Compares with \
      the last evaluation of the same set, kept in .crosswalk/evaluations/, and ends with 3 where \
      a description came out worse.
      """
  )

  @Argument(help: "Folders of descriptions with expectations, beside the workspace's mappings.")
  var folders: [String] = []

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "Only the description of this name, again for more; is not kept.")
  var name: [String] = []

  @Option(help: "How many descriptions are drafted at the same time.")
  var jobs = 4

  @Flag(help: "Leave out the workspace's own mappings.")
  var onlyFolders = false

  @Flag(help: "Show the last evaluation, and ask nobody.")
  var last = false

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs is 1 to 64.") }
    guard !onlyFolders || !folders.isEmpty else {
      throw ValidationError("--only-folders needs a folder.")
    }
  }

  func run() async throws {
    let desk = try MappingDesk(options)
    let shelf = EvaluationShelf(desk.workspace.folder)
    guard !last else { return try showLast(shelf, desk) }
    let (tasks, leftOut) = try await tasks(desk)
    let prompts = try PromptLibrary(folder: desk.workspace.folder.promptsPath)
    let report = try await evaluate(tasks, prompts, desk)
    let kept = shelf.last(of: set, isWhole: true)
    for problem in kept.problems { desk.context.errors.line(problem.description) }
    let before = kept.report.map { kept in
      var kept = kept
      if !name.isEmpty { kept.results.removeAll { !name.contains($0.name) } }
      return kept
    }
    let comparison = before.map { EvaluationComparison(report, after: $0) }
    show(report, comparison, leftOut, desk)
    if name.isEmpty { try shelf.keep(report) }
    if comparison?.worse.isEmpty == false { throw ExitStatus.finishedWithExceptions }
    if report.answered.count < report.results.count { throw ExitStatus.error }
  }

  /// What is evaluated, by name: two evaluations of one set can be compared.
  private var set: String {
    ((onlyFolders ? [] : ["mappings"]) + folders.map(Self.plain)).joined(separator: ", ")
  }

  private static func plain(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private func tasks(
    _ desk: MappingDesk
  ) async throws -> (tasks: [EvaluationTask], leftOut: [LeftOut]) {
    let workspace = desk.workspace.folder
    var (tasks, leftOut) = onlyFolders ? ([], []) : try await KnownMappings(desk: desk).tasks()
    let reader = DescriptionFolders(
      sharedCatalogs: workspace.samplesPath + "/catalogs",
      environment: desk.context.environment
    )
    for path in folders.map({ options.path(Self.plain($0)) }) {
      tasks += try reader.tasks(at: path)
      leftOut += DescriptionFolders.leftOut(in: path)
    }
    if !name.isEmpty { leftOut.removeAll { !name.contains($0.name) } }
    for one in leftOut { desk.context.errors.line(PrintableText.of(one.text)) }
    let names = tasks.map(\.name)
    if let stranger = name.first(where: { !names.contains($0) }) {
      throw Diagnostic(
        .error,
        .PRM302,
        "there is no description \"\(stranger)\"",
        hint: NearestNames.hint(for: stranger, in: names)
      )
    }
    if !name.isEmpty { tasks.removeAll { !name.contains($0.name) } }
    guard !tasks.isEmpty else {
      throw Diagnostic(
        .error,
        .PRM302,
        "there is nothing to evaluate prompts with",
        at: Location(workspace.mappingsPath),
        hint: "Add tests or cases to a mapping, or name a folder of descriptions."
      )
    }
    return (tasks, leftOut)
  }

  private func evaluate(
    _ tasks: [EvaluationTask],
    _ prompts: PromptLibrary,
    _ desk: MappingDesk
  ) async throws -> EvaluationReport {
    let context = desk.context
    let (set, jobs) = (set, jobs)
    return try await ModelDoor(workspace: desk.workspace).open { opened in
      let session = DraftSession(
        model: opened.model,
        prompts: prompts,
        settings: opened.draftSettings()
      )
      let progress = EvaluationProgress(context, whole: tasks.count)
      let results = await DraftEvaluator(session).evaluate(tasks, jobs: jobs) { progress.tell($0) }
      progress.end()
      return EvaluationReport(
        set: set,
        at: context.now().utcText,
        model: results.compactMap(\.model).first ?? opened.name,
        isStandIn: opened.isStandIn || results.contains(where: \.isStandIn),
        prompts: prompts,
        results: results,
        currency: session.prices?.currency
      )
    }
  }

  private func showLast(_ shelf: EvaluationShelf, _ desk: MappingDesk) throws {
    let last = shelf.last(of: folders.isEmpty && !onlyFolders ? nil : set)
    for problem in last.problems { desk.context.errors.line(problem.description) }
    guard let report = last.report else {
      throw Diagnostic(
        .error,
        .PRM302,
        "no evaluation is kept",
        at: Location(desk.workspace.folder.statePath),
        hint: "Make one: " + desk.context.typed("evaluate-prompts")
      )
    }
    show(report, nil, [], desk)
  }

  private func show(
    _ report: EvaluationReport,
    _ comparison: EvaluationComparison?,
    _ leftOut: [LeftOut],
    _ desk: MappingDesk
  ) {
    if options.json {
      var object = report.json.object ?? JSONObject()
      object["comparison"] = comparison?.json
      if !leftOut.isEmpty { object["left_out"] = .array(leftOut.map(\.json)) }
      desk.context.output.line(JSON.object(object).text())
    } else {
      let screen = EvaluationScreen(context: desk.context)
      screen.show(report)
      if let comparison { screen.show(comparison) }
    }
  }
}
