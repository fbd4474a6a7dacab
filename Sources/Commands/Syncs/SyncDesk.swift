import Diagnostics
import Journal
import Orchestration
import Records
import SyncMachine
import Transport
import UnixSignals
import Workspace

/// What the sync commands do alike: open the journal, make a runner, drive a run and show it.
struct SyncDesk {
  let workspace: OpenWorkspace
  let options: WorkspaceOptions

  init(_ options: WorkspaceOptions) throws {
    workspace = try OpenWorkspace(options)
    self.options = options
  }

  var context: CommandContext { workspace.context }

  /// Opens everything a run needs, and closes it.
  ///
  /// `leftOut`: syncs that are not run.
  func withRunner<Answer>(
    besides leftOut: Set<String> = [],
    _ body: (SyncRunner, EventJournal) async throws -> Answer
  ) async throws -> Answer {
    let sender = CurlSender()
    var configuration = workspace.configuration
    configuration.syncs.removeAll { leftOut.contains($0.name) }
    let chosen = configuration
    do {
      let answer = try await workspace.withJournal { journal in
        let pool = ConnectionPool(
          workspace.configuration,
          secrets: workspace.secrets,
          sender: sender,
          clock: SystemRunClock()
        )
        return try await body(
          SyncRunner(chosen, journal: journal, connections: pool),
          journal
        )
      }
      await sender.shutdown()
      return answer
    } catch {
      await sender.shutdown()
      throw error
    }
  }

  /// Drives a run with a progress display; Ctrl-C stops it at a safe place.
  func drive(
    follow: Bool,
    _ body:
      @Sendable (SyncRunner, RunControl, @escaping @Sendable (RunReport) -> Void) async throws
      -> RunEnding
  ) async throws -> RunEnding {
    let control = RunControl()
    let display = RunDisplay(
      context: context,
      isStream: follow && options.json,
      isQuiet: options.json
    )
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
          control.stop()
        }
      }
      let ending = try await withRunner { runner, _ in
        try await body(runner, control) { display.show($0) }
      }
      display.end()
      group.cancelAll()
      return ending
    }
  }

  /// Shows how a run stands and what to do next; throws the exit status.
  func finish(_ ending: RunEnding) async throws {
    let reader = try await workspace.requiredReader()
    let progress = try await reader.progress(of: ending.entry.plan.id)
    if options.json {
      context.output.line(RunScreen.json(ending.entry, progress).text())
    } else {
      RunScreen(context: context).show(ending.entry, progress)
      if let problem = ending.problem { context.errors.line(problem.description) }
      let causes = try await reader.heldCauses(of: ending.entry.plan.id)
      if !causes.isEmpty {
        context.output.line(Style(context).bold("What waits on the workbench"))
        HeldScreen(context: context).show(causes, of: ending.entry)
      }
      if let next = next(ending.entry) { context.output.line("Next: " + next) }
    }
    let status = Self.status(of: ending.entry.state)
    if status != .done { throw status }
  }

  private func next(_ run: RunEntry) -> String? {
    switch run.state {
    case .completed, .cancelled: return nil
    case .completedWithExceptions: return context.typed("held", "list", "--run", run.plan.id.text)
    case .scheduled, .running, .waiting, .paused, .needsAttention, .cancelling:
      return context.typed("sync", "resume", run.plan.id.text)
    case .failed: return context.typed("sync", "run", run.plan.sync.text)
    }
  }

  static func status(of state: RunState) -> ExitStatus {
    switch state {
    case .completed: .done
    case .completedWithExceptions: .finishedWithExceptions
    case .waiting: .waitsForQuota
    case .scheduled, .running, .paused, .needsAttention, .cancelling: .waitsForPerson
    case .failed, .cancelled: .error
    }
  }
}
