package import Diagnostics
package import Platforms
import RateLimits
package import Records
package import SyncMachine
package import Transport
package import Workspace

/// One connection, ready to be used: its adapter, and the gate its requests go through.
package struct ConnectionSession: Sendable {
  package let name: ConnectionName
  package let platform: PlatformID
  package let adapter: any PlatformAdapter
  package let gate: RateLimitGate

  package init(
    name: ConnectionName,
    platform: PlatformID,
    adapter: any PlatformAdapter,
    gate: RateLimitGate
  ) {
    self.name = name
    self.platform = platform
    self.adapter = adapter
    self.gate = gate
  }

  /// Makes a session from settings; nothing is sent yet.
  ///
  /// - Throws: `CON`, `LIM` and `CFG` diagnostics: an unknown platform or tier, limits that cannot
  ///   be read, a secret that is not there.
  package init(
    _ settings: ConnectionSettings,
    secrets: SecretResolver,
    sender: any RequestSender,
    clock: any RunClock
  ) throws(DiagnosticList) {
    let credentials = ReferencedCredentials(
      references: settings.credentials,
      resolver: secrets
    )
    do throws(Diagnostic) {
      platform = try PlatformID(named: settings.platform)
    } catch {
      throw DiagnosticList([error])
    }
    try credentials.check(platform.credentials, connection: settings.name)
    let registry = try Self.registry(of: settings)
    do throws(Diagnostic) {
      adapter = try platform.adapter(
        AdapterSettings(
          endpoint: settings.endpoint,
          addresses: AddressPolicy(settings.allow),
          limits: registry,
          tier: registry.tier(named: settings.tier),
          credentials: credentials
        )
      )
      gate = RateLimitGate(
        sender,
        limiter: try RateLimiter(registry, tier: settings.tier),
        clock: clock
      )
    } catch {
      throw DiagnosticList([error])
    }
    name = ConnectionName(settings.name)
  }

  private static func registry(
    of settings: ConnectionSettings
  ) throws(DiagnosticList) -> RateLimitRegistry {
    let builtIn: RateLimitRegistry
    do throws(Diagnostic) {
      builtIn = try RateLimitRegistry.builtIn(platform: settings.platform)
    } catch {
      throw DiagnosticList([error])
    }
    guard let limits = settings.limits else { return builtIn }
    return try builtIn.merging(
      overrides: limits,
      source: "crosswalk.yaml, limits of \(settings.name)"
    )
  }

  // MARK: One call at a time

  /// Tries the connection, and learns when its daily quotas turn.
  package func check() async throws(Diagnostic) {
    let facts = try await calling { () async throws(PlatformFault) -> AccountFacts in
      try await adapter.account(through: gate)
    }
    try gate.turnQuotas(at: facts.zoneOffset)
  }

  /// The fields of an object, asked for now.
  package func catalog(of object: String) async throws(Diagnostic) -> Catalog {
    try await calling { () async throws(PlatformFault) -> Catalog in
      try await adapter.catalog(of: object, through: gate)
    }
  }

  /// Calls the platform for somebody who waits: a refused token is renewed, all else is said at
  /// once.
  private func calling<Answer: Sendable>(
    _ call: () async throws(PlatformFault) -> Answer
  ) async throws(Diagnostic) -> Answer {
    var attempt = 1
    while true {
      let fault: PlatformFault
      do throws(PlatformFault) {
        return try await call()
      } catch {
        fault = error
      }
      guard case .refreshCredentials = adapter.handleError(fault, attempt: attempt) else {
        throw diagnostic(fault, inRun: false)
      }
      attempt += 1
    }
  }

  /// The fault as a person reads it; `inRun`: whether a run can be resumed after it.
  func diagnostic(_ fault: PlatformFault, inRun: Bool) -> Diagnostic {
    fault.diagnostic(lastWord(fault), connection: name.text, inRun: inRun)
  }

  /// The code a fault ends with when nobody tries again.
  private func lastWord(_ fault: PlatformFault) -> DiagnosticCode {
    switch adapter.handleError(fault, attempt: .max) {
    case .stop(let code): code
    case .retry, .waitForQuota: .CON303
    case .refreshCredentials: .CON201
    case .splitBatch: .CON401
    }
  }
}

extension AddressPolicy {
  /// What a connection's settings allow.
  init(_ allowed: AllowedAddresses) {
    switch allowed {
    case .publicHTTPS: self = .publicHTTPS
    case .loopback: self = .loopback
    case .host(let name): self = .host(name)
    }
  }
}
