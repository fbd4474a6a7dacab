import ArgumentParser

/// Our own verbs.
@main
struct Dev: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dev",
    abstract: "The verbs of the people who build Crosswalk.",
    subcommands: [CheckCommand.self, FuzzCommand.self, RegenerateCommand.self]
  )
}
