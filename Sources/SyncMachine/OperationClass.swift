/// What an adapter promises about sending the same thing twice; every operation declares one.
package enum OperationClass: String, CaseIterable, Hashable, Sendable {
  /// A. The same request twice leaves the same state: an upsert by a unique external identifier.
  case convergentUpsert = "convergent_upsert"
  /// B. The server recognises a repeat by a key, for a documented time.
  case idempotencyKey = "idempotency_key"
  /// C. Creates only, but what was created can be found by a marker.
  case findableCreate = "findable_create"
  /// D. Neither: a send, a trigger.
  case neither

  /// How a lost answer is resolved.
  package var resolution: Resolution {
    switch self {
    case .convergentUpsert: .resend
    case .idempotencyKey: .resendWithSameKey
    case .findableCreate: .look(times: 2, apart: .seconds(60))
    case .neither: .askPerson
    }
  }
}
