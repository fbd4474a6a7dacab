import ArgumentParser
import Diagnostics
import Records
import Workspace

/// What every command takes: which workspace, and whether a script reads the answer.
struct WorkspaceOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "The workspace's folder.")
  var workspace: String?

  @Flag(help: "Answer in JSON, for scripts.")
  var json = false

  var folder: WorkspaceFolder {
    let context = CommandContext.current
    guard let workspace else { return WorkspaceFolder(context.workingFolder) }
    return WorkspaceFolder(
      workspace.hasPrefix("/") ? workspace : context.workingFolder + "/" + workspace
    )
  }

  /// A path as the person wrote it, relative to where they stand.
  func path(_ written: String) -> String {
    written.hasPrefix("/") ? written : CommandContext.current.workingFolder + "/" + written
  }
}
