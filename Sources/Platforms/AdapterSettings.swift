package import RateLimits
package import Transport

/// What an adapter is made from: one connection, without its secrets.
package struct AdapterSettings: Sendable {
  /// Replaces the platform's own host: absolute, without a slash at the end.
  package var endpoint: String?
  package var addresses: AddressPolicy
  package var timeouts: Timeouts
  /// Says how large a request may be.
  package var limits: RateLimitRegistry
  package var tier: String
  package var credentials: any CredentialSource

  package init(
    endpoint: String? = nil,
    addresses: AddressPolicy = .publicHTTPS,
    timeouts: Timeouts = .standard,
    limits: RateLimitRegistry,
    tier: String? = nil,
    credentials: any CredentialSource
  ) {
    self.endpoint = endpoint
    self.addresses = addresses
    self.timeouts = timeouts
    self.limits = limits
    self.tier = tier ?? limits.defaultTier
    self.credentials = credentials
  }

  /// The largest size of one request, as the registry says; `otherwise` where it is silent.
  func sizeMax(
    _ unit: RateLimit.Unit,
    of operation: PlatformOperation,
    otherwise: Int
  ) -> Int {
    limits.sizeMax(unit, endpoint: operation.name, tier: tier) ?? otherwise
  }
}
