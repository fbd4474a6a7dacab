import ArgumentParser
import Journal
import Records
import SyncMachine

/// `crosswalk runs`: the runs, newest first.
struct RunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "List runs, the newest first."
  )

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "Only runs of this sync.")
  var sync: String?

  @Option(help: "How many at most.")
  var limit = 20

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let reader = try await workspace.requiredReader()
    let runs = try await reader.runs(of: sync.map { SyncName($0) }, limit: limit)
    guard !options.json else {
      var items: [JSON] = []
      for run in runs {
        items.append(RunScreen.json(run, try await reader.progress(of: run.plan.id)))
      }
      context.output.line(JSON.array(items).text())
      return
    }
    var table = TextTable(
      columns: context.columns,
      header: ["run", "sync", "state", "read", "written", "exceptions", "scheduled"]
    )
    for run in runs {
      let counts = run.counts
      table.add([
        run.plan.id.text, run.plan.sync.text, run.state.phase.rawValue,
        ScreenText.count(counts.read), ScreenText.count(counts.created + counts.updated),
        ScreenText.count(counts.invalid + counts.rejected + counts.held),
        run.scheduledAt.utcText,
      ])
    }
    for line in table.lines { context.output.line(line) }
  }
}
