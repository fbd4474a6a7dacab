package import Diagnostics
import SyncMachine
import Synchronization
package import Transport
package import Workspace

/// The sessions of a workspace, one for each connection, so that all who use a connection share its
/// limiter and its token.
package final class ConnectionPool: Sendable {
  private let configuration: WorkspaceConfiguration
  private let secrets: SecretResolver
  private let sender: any RequestSender
  private let clock: any RunClock
  private let sessions: Mutex<[String: ConnectionSession]>

  /// A pool that makes sessions from the settings, except those that are `prepared`.
  package init(
    _ configuration: WorkspaceConfiguration,
    secrets: SecretResolver,
    sender: any RequestSender,
    clock: any RunClock,
    prepared: [ConnectionSession] = []
  ) {
    sessions = Mutex(
      Dictionary(prepared.map { ($0.name.text, $0) }) { first, _ in first }
    )
    self.configuration = configuration
    self.secrets = secrets
    self.sender = sender
    self.clock = clock
  }

  /// The secrets that mappings make pseudonyms with, or why one has no value.
  var mappingSecrets: [String: Result<[UInt8], Diagnostic>] {
    secrets.secrets(configuration.secrets)
  }

  /// The session of a connection, made when it is first asked for.
  ///
  /// - Throws: CFG104 for a name that stands for nothing, and what
  ///   ``ConnectionSession/init(_:secrets:sender:clock:)`` throws.
  package func session(_ name: String) throws(DiagnosticList) -> ConnectionSession {
    if let known = sessions.withLock({ $0[name] }) { return known }
    guard let settings = configuration.connection(named: name) else {
      let names = configuration.connections.map(\.name)
      throw DiagnosticList([
        Diagnostic(
          .error,
          .CFG104,
          "there is no connection \"\(name)\"",
          at: Location("crosswalk.yaml", pointer: "/connections"),
          hint: NearestNames.hint(for: name, in: names)
            ?? "The connections are \(names.joined(separator: ", "))."
        )
      ])
    }
    let made = try ConnectionSession(settings, secrets: secrets, sender: sender, clock: clock)
    return sessions.withLock { sessions in
      if let known = sessions[name] { return known }
      sessions[name] = made
      return made
    }
  }
}
