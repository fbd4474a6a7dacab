import ArgumentParser
import Diagnostics
import Records
import Workspace

/// `crosswalk init`: makes a workspace out of an empty folder.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace: crosswalk.yaml, prompts, samples.",
    discussion: "Files that are there already stay as they are."
  )

  @Argument(help: "The folder; made if it is not there.")
  var folder = "."

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The workspace's name.")
  var name: String?

  func run() async throws {
    let context = CommandContext.current
    let path = options.path(folder)
    let name = name ?? path.split(separator: "/").last.map(String.init) ?? "workspace"
    let written = try InitialWorkspace(name: name).write(to: WorkspaceFolder(path))
    guard !options.json else {
      context.output.line(
        JSON.members(["workspace": .string(path), "written": .strings(written)]).text()
      )
      return
    }
    for file in written { context.output.line("wrote \(file)") }
    context.output.line("\(path) is a workspace.")
    var next = context
    next.workspace = folder == "." ? nil : folder
    context.output.line("Next: \(context.program) sandbox, and in another terminal")
    context.output.line("      " + next.typed("catalog", "pull"))
  }
}
