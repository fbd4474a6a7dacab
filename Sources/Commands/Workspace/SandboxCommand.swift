import ArgumentParser
import Diagnostics
import Logging
import Records
import Sandbox
import ServiceLifecycle
import StandIn
import UnixSignals

/// `crosswalk sandbox`: the platforms and a model endpoint, simulated on one port.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Play HubSpot, Salesforce and a model endpoint on this machine, for trying things.",
    discussion: """
      Nothing leaves the machine and nothing is kept. The same seed gives the same people, who are \
      all invented.
      """
  )

  @Option(help: "The port; 0 takes any that is free.")
  var port = 8484

  @Option(help: "The same seed gives the same records.")
  var seed: UInt64 = 1

  @Option(help: "How many HubSpot contacts there are.")
  var size = 1000

  @Option(
    help:
      "The Salesforce org: standard, or bare (no account look-up field, restricted lead sources)."
  )
  var org = SandboxOrg.standard

  @Flag(inversion: .prefixedNo, help: "Refuse requests beyond the platforms' limits.")
  var limits = true

  @Flag(inversion: .prefixedNo, help: "Have a few records that break integrations.")
  var oddities = true

  @Option(help: "For how many seconds a HubSpot search goes on seeing a changed contact as it was.")
  var searchLag: UInt16 = 0

  @OptionGroup var common: WorkspaceOptions

  func run() async throws {
    let context = CommandContext.current
    var options = Self.options(port: port, seed: seed, size: size, org: org, limits: limits)
    options.oddities = oddities
    options.searchLag = .seconds(searchLag)
    let server = try SandboxServer(options)
    var logger = Logger(label: "sandbox")
    logger.logLevel = .error
    let group = ServiceGroup(
      services: [server],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger
    )
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let bound: Int
      do {
        bound = try await server.boundPort()
      } catch {
        throw Diagnostic(
          .error,
          .CFG301,
          "port \(port) cannot be used",
          hint: "Stop what listens there, or take another: --port 0 takes any that is free."
        )
      }
      announce(bound, context)
      try await tasks.waitForAll()
    }
  }

  static func options(
    port: Int,
    seed: UInt64 = 1,
    size: Int,
    org: SandboxOrg,
    limits: Bool = true
  ) -> SandboxOptions {
    var options = SandboxOptions()
    options.port = port
    options.seed = seed
    options.size = size
    options.org = org
    options.enforceLimits = limits
    options.salesforceTier = "enterprise"
    options.modelName = StandInModel.name
    options.modelAnswer = { StandInModel.answer($0) }
    return options
  }

  private func announce(_ port: Int, _ context: CommandContext) {
    let url = "http://127.0.0.1:\(port)"
    guard !common.json else {
      context.output.line(JSON.members(["url": .string(url)]).text())
      return
    }
    context.output.line("The sandbox listens at \(url); Ctrl-C ends it.")
    context.output.line("  HubSpot     \(url)/hubspot      \(ScreenText.count(size)) contacts")
    context.output.line("  Salesforce  \(url)/salesforce   \(org.rawValue) org")
    context.output.line("  model       \(url)/model/v1     a stand-in, not a language model")
    context.output.line("  arrival log \(url)/_sandbox/arrivals")
  }
}

extension SandboxOrg: ExpressibleByArgument {}
