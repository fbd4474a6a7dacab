import ArgumentParser
import Journal
import Records
import SyncMachine
import Workspace

/// `crosswalk journal`: the event log as a whole.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Check the journal, make its tables anew, back it up, restore it.",
    subcommands: [
      JournalVerifyCommand.self, JournalRebuildCommand.self, JournalBackupCommand.self,
      JournalRestoreCommand.self,
    ]
  )
}

/// `crosswalk journal verify`.
struct JournalVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every page, every event, all sealed contents and the tables that follow."
  )

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let chain = try await JournalKeeping(workspace.folder.journalPath).verify()
    workspace.context.output.line(
      options.json ? chain.json.text() : "the journal is whole: \(chain.words)"
    )
  }
}

/// `crosswalk journal rebuild`.
struct JournalRebuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make every table that follows from events anew, and compare."
  )

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let report = try await JournalKeeping(workspace.folder.journalPath).rebuild()
    guard !options.json else {
      workspace.context.output.line(
        JSON.members([
          "events": .integer(report.events), "same": .bool(report.isSame),
          "before": .string(report.before.text), "after": .string(report.after.text),
        ]).text()
      )
      return
    }
    workspace.context.output.line(
      "made anew from \(ScreenText.count(report.events, "event")): "
        + (report.isSame ? "the same, byte for byte" : "the tables differed and are right now")
    )
  }
}

/// `crosswalk journal backup FILE`.
struct JournalBackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the journal while it is in use, then open the copy and check all of it.",
    discussion: "Without the keys a copy shows nobody what is in records."
  )

  @Argument(help: "The file to be made.")
  var file: String

  @Option(help: "Copy the keys, too, to this file: whoever has them can undo an erasure.")
  var keys: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let chain = try await JournalKeeping(workspace.folder.journalPath)
      .backup(to: options.path(file), keys: keys.map { options.path($0) })
    workspace.context.output.line(
      options.json ? chain.json.text() : "\(file) is whole: \(chain.words)"
    )
  }
}

/// `crosswalk journal restore FILE`.
struct JournalRestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the journal's place; a journal that has more is left alone."
  )

  @Argument(help: "The backup.")
  var file: String

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let path = options.path(file)
    guard InputFile.isReadable(path) else { throw FileTrouble.unreadable(path, named: file) }
    let report = try await JournalKeeping(workspace.folder.journalPath).restore(from: path)
    guard !options.json else {
      workspace.context.output.line(
        JSON.members([
          "restored": report.chain.json,
          "replaced": report.replaced.map { .string($0) },
          "lost": .integer(report.lost),
        ]).text()
      )
      return
    }
    workspace.context.output.line("restored: \(report.chain.words)")
    if let replaced = report.replaced {
      workspace.context.output.line("what was there is now \(replaced)")
    }
    if report.lost > 0 {
      workspace.context.output.line(
        "\(ScreenText.count(report.lost, "event")) after the backup are in no file any more; "
          + "the next run reads everything they were about again"
      )
    }
  }
}

extension ChainReport {
  fileprivate var words: String {
    "\(ScreenText.count(events, "event")), \(ScreenText.count(contents)) with contents, "
      + "head \(head.text.prefix(16))"
  }

  fileprivate var json: JSON {
    [
      "events": .integer(events), "contents": .integer(contents), "head": .string(head.text),
    ]
  }
}
