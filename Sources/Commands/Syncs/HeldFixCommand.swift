import ArgumentParser
import Journal
import Orchestration
import Records
import SyncMachine

/// `crosswalk held fix RECORD --set FIELD=VALUE`.
struct HeldFixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Lay other values over records, and test them with these; the source stays as it is.",
    discussion: """
      FIELD is a target field, whose value is taken as it is, or a source field the mapping reads. \
      Nothing is sent: see the test, then "held retry".
      """
  )

  @OptionGroup var selection: HeldSelection

  @Option(name: .customLong("set"), help: "FIELD=VALUE; FIELD= sets no value.")
  var corrections: [String]

  @Option(help: "Why, for the journal, which keeps it in the clear: name nobody.")
  var reason: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let parsed = try corrections.map { written in
      guard let correction = Correction(parsing: written) else {
        throw ValidationError("--set takes FIELD=VALUE, and \"\(written)\" is not that.")
      }
      return correction
    }
    let desk = try SyncDesk(options)
    let tests = try await desk.withWorkbench(selection) { bench, entries in
      try await bench.fix(entries, parsed, reason: reason, by: desk.workspace.actor)
    }
    let screen = RetestScreen(context: desk.context)
    guard !options.json else {
      desk.context.output.line(RetestScreen.json(tests).text())
      return
    }
    for test in tests { screen.show(test) }
    let passing = tests.filter(\.passes)
    desk.context.output.line(
      "\(ScreenText.count(passing.count, "record")) corrected; nothing is sent yet. "
        + "Send: " + desk.context.typed(["held", "retry"] + selection.words)
    )
  }
}

/// `crosswalk held retry RECORD`.
struct HeldRetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Send records again, in the run they belong to and to its destination only."
  )

  @OptionGroup var selection: HeldSelection

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try SyncDesk(options)
    let actor = desk.workspace.actor
    let isForScripts = options.json
    let found = try await desk.run(of: selection)
    let ending = try await desk.drive(follow: false) { runner, control, report in
      let bench = try await Workbench(runner, found)
      let reader = try await desk.workspace.requiredReader()
      let entries = try await selection.entries(at: bench, of: found, reader)
      let tests = try await bench.retry(entries, leavingRest: selection.isLoose, by: actor)
      if !isForScripts {
        let screen = RetestScreen(context: desk.context)
        for test in tests where !test.passes { screen.show(test) }
      }
      return try await runner.resume(found.plan.id, by: actor, control: control, report: report)
    }
    try await desk.finish(ending)
  }
}

/// `crosswalk held dismiss RECORD`.
struct HeldDismissCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "Leave records as they are, until they change at their source."
  )

  @OptionGroup var selection: HeldSelection

  @Option(help: "Why, for the journal, which keeps it in the clear: name nobody.")
  var reason: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try SyncDesk(options)
    let count = try await desk.withWorkbench(selection) { bench, entries in
      try await bench.dismiss(entries, reason: reason, by: desk.workspace.actor)
      return entries.count
    }
    desk.context.output.line(
      options.json
        ? JSON.members(["dismissed": .integer(count)]).text()
        : "\(ScreenText.count(count, "record")) dismissed; read again when their source changes."
    )
  }
}

extension SyncDesk {
  /// The run a person means: named, the newest on whose workbench the record is, or the newest.
  func run(of selection: HeldSelection) async throws -> RunEntry {
    let finder = RunFinder(reader: try await workspace.requiredReader(), context: context)
    return try await finder.run(selection.run, with: selection.records.first)
  }

  /// Opens the journal and the workbench of a run, with the records a person means.
  func withWorkbench<Answer>(
    _ selection: HeldSelection,
    _ body: (Workbench, [OutcomeEntry]) async throws -> Answer
  ) async throws -> Answer {
    let found = try await run(of: selection)
    return try await withRunner { runner, journal in
      let bench = try await Workbench(runner, found)
      let entries = try await selection.entries(at: bench, of: found, journal.reader)
      return try await body(bench, entries)
    }
  }
}
