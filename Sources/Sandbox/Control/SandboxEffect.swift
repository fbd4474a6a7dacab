/// What a request did to the records of a platform, by key.
struct SandboxEffect: Hashable, Sendable {
  /// The keys the request carried, in its order.
  var keys: [String] = []
  var created: [String] = []
  var updated: [String] = []
  var rejected: [String] = []
}
