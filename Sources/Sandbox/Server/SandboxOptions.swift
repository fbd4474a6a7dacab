import FoundationEssentials
package import Records

/// How a sandbox is set up.
package struct SandboxOptions: Sendable {
  package var host = "127.0.0.1"
  /// 0 takes any free one; see ``SandboxServer/boundPort()``.
  package var port = 0
  /// The same seed gives the same contacts, companies and accounts.
  package var seed: UInt64 = 1
  /// How many contacts the portal has.
  package var size = 1000
  package var org = SandboxOrg.standard
  /// Whether a few contacts have what breaks integrations, and a few company names stand for
  /// several accounts; without, a run over all of them has nothing to refuse.
  package var oddities = true
  /// How long a search goes on seeing a changed contact as it was; lists and reads see it at once.
  package var searchLag: Duration = .zero
  /// `nil` takes the registry's default tier.
  package var hubSpotTier: String? = "professional"
  package var salesforceTier: String? = "developer"
  /// Whether requests beyond the registry's limits are refused; they are always counted.
  package var enforceLimits = true
  /// How long every answer of a platform takes at least.
  package var latency: Duration = .zero
  /// The name the model endpoint goes by.
  package var modelName = "stand-in"
  /// The key that the model endpoint wants to see; `nil` takes any, and none.
  package var modelKey: String?
  /// What answers chat completions.
  package var modelAnswer: ModelAnswer = { _ in
    [
      "error": [
        "message": "No model answers here.", "type": "server_error", "param": nil, "code": nil,
        "status": 503,
      ]
    ]
  }
  /// The sandbox's own time.
  package var clock: @Sendable () -> Instant = {
    Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000))
  }

  package init() {}
}
