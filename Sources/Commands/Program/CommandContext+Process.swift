import FoundationEssentials

extension CommandContext {
  /// The context of the running process.
  package static var process: CommandContext {
    let environment = ProcessEdge.environment
    let folder = FileManager.default.currentDirectoryPath
    let called = CommandLine.arguments.first ?? "crosswalk"
    // As short as a person would type it from here.
    let program =
      called.hasPrefix(folder + "/") ? String(called.dropFirst(folder.count + 1)) : called
    let terminal = FileSink.standardOutput.isTerminal
    var context = CommandContext(
      output: FileSink.standardOutput,
      errors: FileSink.standardError,
      environment: environment,
      workingFolder: folder,
      isTerminal: terminal && environment["TERM"] != "dumb",
      columns: FileSink.standardOutput.columns,
      program: program
    )
    if FileSink.standardError.isTerminal, environment["TERM"] != "dumb" {
      context.errorColumns = FileSink.standardError.columns
    }
    context.input = StandardInput(isTerminal: FileSink.standardInput.isTerminal) { readLine() }
    return context
  }
}
