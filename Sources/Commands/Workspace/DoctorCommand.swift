import ArgumentParser
import Diagnostics
import Drafting
import Records
import Workspace

/// `crosswalk doctor`: whether the workspace is set up, and whether its model answers.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look the workspace over: its settings, its secrets, and the model by a question.",
    discussion: """
      The question to the model is small, and costs what some hundred tokens cost. What it shows \
      is kept: the next draft asks in the form that the endpoint understands.
      """
  )

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let settings = SettingsReview(workspace)
    let model = try await ModelReview.made(in: workspace)
    let problems = settings.problems + model.problems
    if options.json {
      context.output.line(
        JSON.members([
          "workspace": settings.json, "model": model.json,
          "problems": .array(problems.map(\.json)),
        ]).text()
      )
    } else {
      let style = Style(context)
      context.output.line(style.bold("The workspace"))
      for line in settings.lines { context.output.line("  " + line) }
      context.output.line(style.bold("The model"))
      for line in model.lines { context.output.line("  " + line) }
      for problem in problems { context.output.line(problem.description) }
      if problems.isEmpty { context.output.line(style.good("Nothing is wrong.")) }
    }
    if problems.contains(where: { $0.severity == .error }) { throw ExitStatus.error }
  }
}
