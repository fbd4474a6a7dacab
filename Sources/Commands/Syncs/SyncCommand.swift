import ArgumentParser
import Diagnostics
import Journal
import Orchestration
import Records
import SyncMachine
import Workspace

/// `crosswalk sync`: run, look, go on, end.
struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Run a sync, see where it stands, resume it, cancel it.",
    subcommands: [
      SyncRunCommand.self, SyncStatusCommand.self, SyncResumeCommand.self, SyncCancelCommand.self,
      SyncDecideCommand.self,
    ]
  )
}

/// `crosswalk sync run [NAME]`.
struct SyncRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a sync once, with the approved version of its mapping.",
    discussion: "Ctrl-C stops it at a safe place; resume goes on from there."
  )

  @Argument(help: "The sync; the only one where none is named.")
  var name: String?

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "With --json: every event of the run, one JSON object a line.")
  var follow = false

  @Flag(help: "Read all records, also those that did not change since the last run.")
  var full = false

  func run() async throws {
    let desk = try SyncDesk(options)
    let sync = try desk.workspace.sync(named: name)
    try await desk.askCatalogs(of: sync)
    try await desk.sayStanding(of: sync.mapping)
    let name = sync.name
    let ending = try await desk.drive(follow: follow) { runner, control, report in
      try await runner.start(
        name,
        readsEverything: full,
        control: control,
        report: report
      )
    }
    try await desk.finish(ending)
  }
}

/// `crosswalk sync status [RUN]`.
struct SyncStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show where a run stands; the newest where none is named."
  )

  @Argument(help: "The run.")
  var run: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let reader = try await workspace.requiredReader()
    let entry = try await RunFinder(reader: reader, context: context).run(run)
    let progress = try await reader.progress(of: entry.plan.id)
    guard !options.json else {
      context.output.line(RunScreen.json(entry, progress).text())
      return
    }
    RunScreen(context: context).show(entry, progress)
  }
}

/// `crosswalk sync resume [RUN]`.
struct SyncResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Go on with a run where it stands, after a stop, a wait or a crash."
  )

  @Argument(help: "The run; the one that has not ended where none is named.")
  var run: String?

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "With --json: every event of the run, one JSON object a line.")
  var follow = false

  func run() async throws {
    let desk = try SyncDesk(options)
    let id = try await desk.unfinished(run)
    let actor = desk.workspace.actor
    try await desk.sayVersion(of: id)
    let ending = try await desk.drive(follow: follow) { runner, control, report in
      try await runner.resume(id, by: actor, control: control, report: report)
    }
    try await desk.finish(ending)
  }
}

/// `crosswalk sync cancel [RUN]`.
struct SyncCancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "End a run for good; what was written stays written."
  )

  @Argument(help: "The run; the one that has not ended where none is named.")
  var run: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try SyncDesk(options)
    let id = try await desk.unfinished(run)
    let actor = desk.workspace.actor
    let ending = try await desk.drive(follow: false) { runner, _, report in
      try await runner.cancel(id, by: actor, report: report)
    }
    let reader = try await desk.workspace.requiredReader()
    let progress = try await reader.progress(of: id)
    if options.json {
      desk.context.output.line(RunScreen.json(ending.entry, progress).text())
    } else {
      RunScreen(context: desk.context).show(ending.entry, progress)
    }
  }
}

extension SyncDesk {
  /// A run keeps the version it began with; where another was approved since, that is said.
  func sayVersion(of id: RunID) async throws {
    let reader = try await workspace.requiredReader()
    let plan = try await reader.run(id).plan
    guard let approved = try await reader.approvedVersion(of: plan.mapping),
      approved.version != plan.version
    else { return }
    context.errors.line(
      "mapping \(plan.mapping) has version \(approved.version) now; this run keeps version "
        + "\(plan.version), with which it began"
    )
  }

  /// The run a person means, else the one that has not ended.
  ///
  /// - Throws: RUN106 where there is none.
  func unfinished(_ written: String?) async throws -> RunID {
    let reader = try await workspace.requiredReader()
    if let written {
      return try await RunFinder(reader: reader, context: context).run(written).plan.id
    }
    guard let run = try await reader.unfinishedRuns().first else {
      throw Diagnostic(
        .error,
        .RUN106,
        "no run waits to go on",
        hint: "See the runs: " + context.typed("runs")
      )
    }
    return run.plan.id
  }
}
