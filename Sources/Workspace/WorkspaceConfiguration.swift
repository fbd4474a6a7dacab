package import Records

/// What `crosswalk.yaml` says.
package struct WorkspaceConfiguration: Hashable, Sendable {
  /// The version of the file's shape this program knows.
  package static let fileVersion = 1

  package var name: String
  /// `nil`: the built-in stand-in answers on the same protocol.
  package var model: ModelSettings?
  package var connections: [ConnectionSettings] = []
  package var syncs: [SyncSettings] = []
  /// What mappings call the secrets that they make pseudonyms with, and where those are.
  package var secrets: [String: SecretReference] = [:]
  /// Where personal data may go.
  package var policy = DataPolicy()

  package init(name: String) { self.name = name }

  package func connection(named name: String) -> ConnectionSettings? {
    connections.first { $0.name == name }
  }

  package func sync(named name: String) -> SyncSettings? { syncs.first { $0.name == name } }
}

/// Where a connection may go.
package enum AllowedAddresses: Hashable, Sendable {
  /// https, and public addresses only.
  case publicHTTPS
  /// This machine: the sandbox, a local model.
  case loopback
  /// That host, whatever its address.
  case host(String)

  /// Reads `loopback` or a host name.
  package init(_ text: String) { self = text == "loopback" ? .loopback : .host(text) }
}

/// One account on one platform.
package struct ConnectionSettings: Hashable, Sendable {
  package var name: String
  package var platform: String
  /// Replaces the platform's own host.
  package var endpoint: String?
  /// What the limit registry calls the account's plan.
  package var tier: String?
  package var allow: AllowedAddresses
  /// Credentials by their name: `token`, `client_id`, `client_secret`.
  package var credentials: [String: SecretReference]
  /// Overrides of the limit registry, in its own shape.
  package var limits: JSON?

  package init(
    name: String,
    platform: String,
    endpoint: String? = nil,
    tier: String? = nil,
    allow: AllowedAddresses = .publicHTTPS,
    credentials: [String: SecretReference] = [:],
    limits: JSON? = nil
  ) {
    self.name = name
    self.platform = platform
    self.endpoint = endpoint
    self.tier = tier
    self.allow = allow
    self.credentials = credentials
    self.limits = limits
  }
}

/// A standing job: a mapping, two connections, a schedule.
package struct SyncSettings: Hashable, Sendable {
  package var name: String
  package var mapping: String
  package var source: String
  package var destination: String
  /// `nil`: only when a person asks.
  package var every: Duration?
  /// Whether every run reads all records, also those that did not change.
  package var readsEverything = false

  package init(
    name: String,
    mapping: String,
    source: String,
    destination: String,
    every: Duration? = nil
  ) {
    self.name = name
    self.mapping = mapping
    self.source = source
    self.destination = destination
    self.every = every
  }
}
