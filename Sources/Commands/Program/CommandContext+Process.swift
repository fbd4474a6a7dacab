import FoundationEssentials

extension CommandContext {
  /// The context of the running process.
  package static var process: CommandContext {
    let environment = ProcessEdge.environment
    let terminal = FileSink.standardOutput.isTerminal
    return CommandContext(
      output: FileSink.standardOutput,
      errors: FileSink.standardError,
      environment: environment,
      workingFolder: FileManager.default.currentDirectoryPath,
      isTerminal: terminal && environment["TERM"] != "dumb",
      columns: FileSink.standardOutput.columns,
      program: CommandLine.arguments.first ?? "crosswalk"
    )
  }
}
