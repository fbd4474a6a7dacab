import ArgumentParser

/// Figures of the program, each a ratio or beside its limit.
///
/// One file in a folder of its own for each subject; a new one is one more line below.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure the program: each figure a ratio, or beside its limit.",
    discussion: "Figures count in a release build: swift run -c release bench journal",
    subcommands: [
      DraftCommand.self, JournalCommand.self, MapCommand.self, MappingCommand.self,
      MatchCommand.self, PastCommand.self, SyncCommand.self,
    ]
  )
}

/// What every subject takes.
struct BenchOptions: ParsableArguments {
  @Flag(help: "End with status 1 where a figure misses its limit.")
  var check = false

  /// Prints what was found, and fails where it must.
  func finish(_ table: FigureTable) throws {
    for line in table.lines { print(line) }
    guard check, table.misses > 0 else { return }
    throw ExitCode.failure
  }
}
