import RateLimits

/// How large one request to the org may be, out of the registry.
struct SalesforceBounds: Sendable {
  /// Records of one collections call.
  let recordsMax: Int
  /// Records of one page of a query.
  let queryPageMax: Int
  /// Bytes of the request line.
  let urlMax: Int

  init(_ registry: RateLimitRegistry) {
    func max(_ unit: RateLimit.Unit, _ operation: SandboxOperation) -> Int {
      registry.sizeMax(unit, endpoint: operation.rawValue) ?? .max
    }
    recordsMax = max(.records, .salesforceCollectionsUpsert)
    queryPageMax = max(.records, .salesforceQuery)
    urlMax = max(.urlBytes, .salesforceQuery)
  }
}
