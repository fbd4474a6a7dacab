import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// HubSpot, Salesforce and a model endpoint on one port of this machine, with faults on request.
///
/// `/hubspot/…` stands for `https://api.hubapi.com`, `/salesforce/…` for a My Domain host,
/// `/model/v1/…` for a chat-completions server, `/_sandbox/…` is the control.
package struct SandboxServer: Service {
  private let world: SandboxWorld
  private let port = BoundPort()
  private let logger: Logger

  /// Throws a diagnostic where a tier of the options does not exist.
  package init(_ options: SandboxOptions = SandboxOptions(), logger: Logger? = nil) throws {
    world = try SandboxWorld(options)
    var quiet = Logger(label: "sandbox")
    quiet.logLevel = .critical
    self.logger = logger ?? quiet
  }

  /// Serves until it is cancelled or asked to stop gracefully.
  package func run() async throws {
    let port = port
    let application = Application(
      responder: SandboxResponder(world: world),
      configuration: ApplicationConfiguration(
        address: .hostname(world.options.host, port: world.options.port)
      ),
      onServerRunning: { channel in
        port.resolve(.success(channel.localAddress?.port ?? 0))
      },
      logger: logger
    )
    do {
      try await application.run()
      port.resolve(.failure(CancellationError()))
    } catch {
      port.resolve(.failure(error))
      throw error
    }
  }

  /// The port, as soon as the server listens on it; throws what kept it from listening.
  package func boundPort() async throws -> Int { try await port.value() }

  /// Runs a sandbox for as long as `body` takes, which gets its base URL: `http://127.0.0.1:4711`.
  package static func running<Result: Sendable>(
    _ options: SandboxOptions = SandboxOptions(),
    _ body: @Sendable (String) async throws -> Result
  ) async throws -> Result {
    let server = try SandboxServer(options)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let port = try await server.boundPort()
      let result = try await body("http://\(options.host):\(port)")
      group.cancelAll()
      return result
    }
  }
}
