import ArgumentParser
import Diagnostics
import FoundationEssentials
import Records
import Sandbox
import Workspace

/// `crosswalk demo`: the whole story on this machine, unattended.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Play the whole story against the sandbox: describe, check, test, approve, run.",
    discussion: """
      Makes a workspace in .crosswalk/demo, anew each time; touches nothing else. With --json the \
      answer of each step is a line.
      """
  )

  static let mapping = "hubspot-contacts-to-salesforce-leads"
  static let description = """
    Map HubSpot contacts to Salesforce leads. Use the company name for the account lookup. \
    Set lead source to 'Marketing Site' if the original source field is empty.
    """

  @Option(help: "The sandbox's port; another free one is taken where it is in use.")
  var port = 8484

  @Option(help: "How many HubSpot contacts there are.")
  var size = 1000

  @Option(help: "The Salesforce org: standard or bare.")
  var org = SandboxOrg.standard

  @OptionGroup var common: WorkspaceOptions

  func run() async throws {
    let context = CommandContext.current
    let folder = WorkspaceFolder(common.folder.path + "/.crosswalk/demo")
    let preferred = SandboxCommand.options(port: port, size: size, org: org)
    do {
      try await play(preferred, folder, context)
    } catch is PortInUse {
      var other = preferred
      other.port = 0
      try await play(other, folder, context)
    }
  }

  private struct PortInUse: Error {}

  private func play(
    _ options: SandboxOptions,
    _ folder: WorkspaceFolder,
    _ context: CommandContext
  ) async throws {
    let server = try SandboxServer(options)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let bound: Int
      do {
        bound = try await server.boundPort()
      } catch {
        group.cancelAll()
        guard options.port == 0 else { throw PortInUse() }
        throw error
      }
      try await DemoStory(
        folder: folder,
        port: bound,
        size: size,
        org: org.rawValue,
        options: common,
        context: context
      ).tell()
      group.cancelAll()
    }
  }
}
