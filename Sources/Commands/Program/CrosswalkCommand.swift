import ArgumentParser

/// The root of the command line.
struct CrosswalkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crosswalk",
    abstract: "Describe, prove and run mappings between marketing platforms.",
    discussion: """
      Exit codes: 0 done, 1 error, 2 usage, 3 finished with exceptions, 4 waits for a person, \
      5 plan is stale, 6 waits for quota.
      """,
    version: "crosswalk 0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Start",
        subcommands: [
          DemoCommand.self, InitCommand.self, DoctorCommand.self, SandboxCommand.self,
          CatalogCommand.self,
        ]
      ),
      CommandGroup(
        name: "Mappings",
        subcommands: [
          DescribeMappingCommand.self, ReviseMappingCommand.self, CheckMappingCommand.self,
          TestMappingCommand.self, ExplainMappingCommand.self, DiffMappingCommand.self,
          ApproveMappingCommand.self, MappingsCommand.self, ExportMappingCommand.self,
          ImportMappingCommand.self, UpgradeMappingCommand.self, EvaluatePromptsCommand.self,
          MapCommand.self, MatchCommand.self, FunctionsCommand.self, SchemaCommand.self,
        ]
      ),
      CommandGroup(
        name: "Syncs",
        subcommands: [
          SyncCommand.self, RunsCommand.self, HeldCommand.self, ServeCommand.self,
        ]
      ),
      CommandGroup(
        name: "What happened",
        subcommands: [
          WhyCommand.self, ReplayCommand.self, JournalCommand.self, EraseCommand.self,
        ]
      ),
    ]
  )
}
