import Platforms
import RateLimits

/// Secrets that never change.
struct FixedCredentials: CredentialSource {
  var secrets: [CredentialName: String] = [
    .token: "pat-sandbox", .clientID: "sandbox-client", .clientSecret: "sandbox-secret",
  ]

  func secret(_ name: CredentialName) -> String? { secrets[name] }
}

extension AdapterSettings {
  static func of(
    _ platform: PlatformID,
    endpoint: String? = nil,
    credentials: FixedCredentials = FixedCredentials()
  ) throws -> AdapterSettings {
    AdapterSettings(
      endpoint: endpoint,
      limits: try RateLimitRegistry.builtIn(platform: platform.rawValue),
      credentials: credentials
    )
  }
}
