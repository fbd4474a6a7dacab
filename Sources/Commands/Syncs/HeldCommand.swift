import ArgumentParser
import Diagnostics
import Journal
import Records
import SyncMachine

/// `crosswalk held`: the workbench.
struct HeldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "held",
    abstract: "Look at records that are invalid, rejected or held; correct them, send them again.",
    subcommands: [
      HeldListCommand.self, HeldShowCommand.self, HeldFixCommand.self, HeldRetryCommand.self,
      HeldDismissCommand.self,
    ],
    defaultSubcommand: HeldListCommand.self
  )
}

/// `crosswalk held list`: grouped by cause.
struct HeldListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List them by cause, the most frequent first."
  )

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The run; the newest where none is named.")
  var run: String?

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let reader = try await workspace.requiredReader()
    let entry = try await RunFinder(reader: reader, context: context).run(run)
    let causes = try await reader.heldCauses(of: entry.plan.id)
    guard !options.json else {
      context.output.line(
        JSON.members([
          "run": .string(entry.plan.id.text),
          "causes": .array(causes.map { HeldScreen.json($0) }),
        ]).text()
      )
      return
    }
    HeldScreen(context: context).show(causes, of: entry)
    if let example = causes.first?.examples.first {
      context.output.line("See one: " + context.typed("held", "show", example.text))
    }
  }
}

/// `crosswalk held show RECORD`.
struct HeldShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one record: what came, what was made of it, why."
  )

  @Argument(help: "The record's identifier at the source.")
  var record: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The run; the newest where none is named.")
  var run: String?

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let reader = try await workspace.requiredReader()
    let entry = try await RunFinder(reader: reader, context: context).run(run, with: record)
    guard let held = try await reader.heldRecord(RecordID(record), in: entry.plan.id) else {
      throw Diagnostic(
        .error,
        .RUN108,
        "record \(record) is not on the workbench of run \(entry.plan.id)",
        hint: "See which are: " + context.typed("held", "list", "--run", entry.plan.id.text)
      )
    }
    guard !options.json else {
      context.output.line(HeldScreen.json(held).text())
      return
    }
    HeldScreen(context: context).show(held, mapping: entry.plan.mapping.text)
  }
}
